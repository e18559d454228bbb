#!/usr/bin/env bash
# Read statistics, filters, primers and merging beside the tools that do them, on the same simulated reads, in turn.
# Peers: seqkit, fastp, cutadapt, vsearch (Debian packages of these names), and htslib's own inflating as the floor.
# Arguments: FOLDER [PAIRS] [REPEATS]. Prints medians of wall and CPU seconds, peak memory, and the ratios.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?usage: scripts/benchmark/read-preprocessing.sh FOLDER [PAIRS] [REPEATS]}
pairs=${2:-600000}
repeats=${3:-5}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
for tool in seqkit fastp cutadapt vsearch gcc gzip /usr/bin/time; do
  command -v "$tool" >/dev/null || { echo "needs $tool (apt-get install seqkit fastp cutadapt vsearch gcc time)" >&2; exit 69; }
done
[ -n "${DYSBIO:-}" ] || { swift build -c release --product dysbio >&2; DYSBIO=$(swift build -c release --show-bin-path)/dysbio; }
gcc -O2 -o "$folder/htslib-inflate" scripts/benchmark/htslib-inflate.c -lhts

# One sample, as plain FASTQ and as ordinary gzip (one stream, not BGZF), as sequencing centres hand it over.
if [ ! -f "$folder/r2.fq.gz" ]; then
  "$DYSBIO" simulate --output "$folder/reads" --samples 1 --pairs "$pairs" --seed 7 --primers 515f-806r --keep-primers --force
  for mate in 1 2; do
    gzip -dc "$folder"/reads/*_R$mate.fastq.gz >"$folder/r$mate.fq"
    gzip -6 -c "$folder/r$mate.fq" >"$folder/r$mate.part" && mv "$folder/r$mate.part" "$folder/r$mate.fq.gz"
  done
fi
cd "$folder"
rm -f times.txt
forward=GTGCCAGCMGCCGCGGTAA reverse=GGACTACHVGGGTWTCTAAT
cat >peer-merge.sh <<PEER
set -e
cutadapt -j 2 -e 0.15 --no-indels --discard-untrimmed -g $forward -G $reverse -o c1.fq -p c2.fq r1.fq.gz r2.fq.gz >/dev/null
vsearch --threads 2 --fastq_mergepairs c1.fq --reverse c2.fq --fastqout m.fq --quiet
PEER
# What the job before left to write goes to the disk first: dysbio waits for its own files, and would wait for those too.
run() { local job=$1; shift; sync; /usr/bin/time -f "$job %e %U %S %M" -a -o times.txt "$@" >/dev/null 2>&1; }
limits=(--quality-tail 20 --max-n 0 --low-quality 15:0.4 --min-length 50)

for ((repeat = 0; repeat <= repeats; repeat++)); do
  [ "$repeat" = 1 ] && rm -f times.txt # the first round warms up
  run stats-plain:dysbio "$DYSBIO" qc r1.fq --output out --force --quiet --threads 2
  run stats-plain:seqkit seqkit stats -a -j 2 r1.fq
  run stats-plain-1:dysbio "$DYSBIO" qc r1.fq --output out --force --quiet --threads 1
  run stats-gzip:dysbio "$DYSBIO" qc r1.fq.gz --output out --force --quiet --threads 2
  run stats-gzip:inflate ./htslib-inflate r1.fq.gz
  run stats-gzip:seqkit seqkit stats -a -j 2 r1.fq.gz
  run filter:dysbio "$DYSBIO" filter r1.fq.gz r2.fq.gz --adapter overlap "${limits[@]}" --output out --force --quiet --threads 2
  run filter:fastp fastp -w 2 -i r1.fq.gz -I r2.fq.gz -o f1.fq.gz -O f2.fq.gz --cut_tail -j f.json -h f.html
  run filter:fastp-z1 fastp -w 2 -z 1 -i r1.fq.gz -I r2.fq.gz -o f1.fq.gz -O f2.fq.gz --cut_tail -j f.json -h f.html
  run merge:dysbio "$DYSBIO" filter r1.fq.gz r2.fq.gz "${limits[@]}" --merge --output out --force --quiet --threads 2
  run merge:fastp fastp -w 2 -m -i r1.fq.gz -I r2.fq.gz --merged_out fm.fq.gz --cut_tail -j f.json -h f.html
  run primers+merge:dysbio "$DYSBIO" filter r1.fq.gz r2.fq.gz --primers 515f-806r --merge --min-length 1 --keep-phix --plain --output out --force --quiet --threads 2
  run primers+merge:cutadapt+vsearch bash peer-merge.sh
done
awk -v bytes="$(stat -c %s r1.fq)" '
  { wall[$1] = wall[$1] " " $2; cpu[$1] = cpu[$1] " " ($3 + $4); if ($5 > peak[$1]) peak[$1] = $5
    if (!($1 in seen)) { seen[$1] = 1; order[++jobs] = $1 } }
  function median(text,   n, a, i, j, t) {
    n = split(text, a, " "); for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (a[j] + 0 < a[i] + 0) { t = a[i]; a[i] = a[j]; a[j] = t }
    return a[int((n + 1) / 2)]
  }
  END {
    printf "%-34s %8s %8s %9s %8s\n", "job", "wall s", "cpu s", "peak MiB", "ratio"
    for (k = 1; k <= jobs; k++) { job = order[k]; split(job, part, ":"); ours = median(wall[part[1] ":dysbio"])
      printf "%-34s %8.2f %8.2f %9.0f %7.2fx\n", job, median(wall[job]), median(cpu[job]), peak[job] / 1024, median(wall[job]) / ours }
    printf "plain statistics on one thread: %.2f GB/s of CPU time\n", bytes / 1e9 / median(cpu["stats-plain-1:dysbio"])
  }' times.txt
fastp --version 2>&1; seqkit version; cutadapt --version; vsearch --version 2>&1 | head -1

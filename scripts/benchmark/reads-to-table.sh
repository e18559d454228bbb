#!/usr/bin/env bash
# dysbio run beside the chains it replaces, on the same simulated reads, in one go: wall, CPU, peak memory, ratio.
# Peers: cutadapt and vsearch (Debian packages of these names). Arguments: FOLDER [PAIRS-PER-SAMPLE] [REPEATS]
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?usage: scripts/benchmark/reads-to-table.sh FOLDER [PAIRS] [REPEATS]}
pairs=${2:-50000}
repeats=${3:-3}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

for tool in cutadapt vsearch /usr/bin/time; do
  command -v "$tool" >/dev/null || { echo "needs $tool (apt-get install cutadapt vsearch time)" >&2; exit 69; }
done
swift build -c release --product dysbio >&2
dysbio=$(swift build -c release --show-bin-path)/dysbio
reads=$folder/reads-$pairs
if [ ! -d "$reads" ]; then
  "$dysbio" simulate --output "$reads" --samples 12 --pairs "$pairs" --seed 7 --primers 515f-806r --keep-primers
fi

# The peers' usual chain; $1 = output folder, $2 = all|uniques (what is mapped to the ASVs).
chain() {
  local out=$1 map=$2
  rm -rf "$out"; mkdir -p "$out"
  local f r s
  for f in "$reads"/*_R1.fastq.gz; do
    s=$(basename "$f" _R1.fastq.gz); r=${f/_R1/_R2}
    cutadapt -j 2 -e 0.15 --no-indels --discard-untrimmed -g GTGYCAGCMGCCGCGGTAA -G GGACTACNVGGGTWTCTAAT \
      -o "$out/$s.1.fq" -p "$out/$s.2.fq" "$f" "$r" >/dev/null
    vsearch --threads 2 --fastq_mergepairs "$out/$s.1.fq" --reverse "$out/$s.2.fq" --fastqout "$out/$s.m.fq" --quiet 2>/dev/null
    vsearch --fastq_filter "$out/$s.m.fq" --fastq_maxee 1 --fastq_maxns 0 --fastaout "$out/$s.fa" --relabel "$s." --quiet
    vsearch --derep_fulllength "$out/$s.fa" --sizeout --output "$out/$s.u.fa" --relabel "$s.u" --quiet
  done
  cat "$out"/*.fa >"$out/all.fasta" 2>/dev/null
  cat $(ls "$out"/*.fa | grep -v '\.u\.fa$') >"$out/all.fasta"
  cat "$out"/*.u.fa >"$out/uniques.fasta"
  vsearch --derep_fulllength "$out/all.fasta" --sizeout --output "$out/pool.fasta" --quiet
  vsearch --threads 2 --cluster_unoise "$out/pool.fasta" --minsize 8 --sizein --sizeout --centroids "$out/z.fasta" --quiet
  vsearch --uchime3_denovo "$out/z.fasta" --nonchimeras "$out/asv.fasta" --sizein --relabel ASV --quiet
  if [ "$map" = all ]; then
    vsearch --threads 2 --usearch_global "$out/all.fasta" --db "$out/asv.fasta" --id 0.97 --otutabout "$out/table.tsv" --quiet
  else
    vsearch --threads 2 --usearch_global "$out/uniques.fasta" --db "$out/asv.fasta" --id 0.97 --sizein --otutabout "$out/table.tsv" --quiet
  fi
}
export -f chain
export reads

for ((repeat = 1; repeat <= repeats; repeat++)); do
  for job in dysbio chain-uniques chain-all; do
    case $job in
      dysbio) command=("$dysbio" run "$reads/samples.csv" --denoiser unoise --output "$folder/out" --force --quiet) ;;
      chain-uniques) command=(bash -c "chain '$folder/chain-uniques' uniques") ;;
      chain-all) command=(bash -c "chain '$folder/chain-all' all") ;;
    esac
    /usr/bin/time -f "$job %e %U %S %M" -a -o "$folder/times.txt" "${command[@]}"
  done
done
awk '
  { wall[$1] = wall[$1] " " $2; if ($5 > peak[$1]) peak[$1] = $5; cpu[$1] = $3 + $4 }
  function median(text,   n, a, i, j, t) {
    n = split(text, a, " "); for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (a[j] < a[i]) { t = a[i]; a[i] = a[j]; a[j] = t }
    return a[int((n + 1) / 2)]
  }
  END { ours = median(wall["dysbio"])
    printf "%-14s %9s %9s %10s %7s\n", "job", "wall s", "cpu s", "peak MiB", "ratio"
    for (job in wall) printf "%-14s %9.2f %9.2f %10.0f %6.1fx\n", job, median(wall[job]), cpu[job], peak[job] / 1024, median(wall[job]) / ours }
' "$folder/times.txt"
kept=$(awk -F, '$2 == "kept" { n += $4 } END { print n }' "$folder/out/read_ledger.csv")
mapped=$(awk -F'\t' 'NR > 1 { for (i = 2; i <= NF; i++) n += $i } END { print n }' "$folder/chain-all/table.tsv")
echo "pairs kept: dysbio $kept, chain $mapped, of $((12 * pairs))"

#!/bin/sh
# Golden values for Reads: primers by cutadapt, filters by vsearch, statistics by seqkit and fastp.
# Usage: reads.sh DATA-FOLDER OUTPUT-FOLDER   (DATA-FOLDER holds v3v4-with-primers and miseq-sop-mouse)
set -eu
data=$1
out=$2
work=$(mktemp -d "$out/work.XXXXXX")
trap 'rm -rf "$work"' EXIT

# FNV-1a over the sequences, each followed by a line feed.
checksum() {
  python3 -c '
import sys
h = 0xcbf29ce484222325
reads = bases = 0
for number, line in enumerate(open(sys.argv[1], "rb")):
    if number % 4 == 1:
        reads += 1
        bases += len(line) - 1
        for byte in line:
            h = ((h ^ byte) * 0x100000001b3) & 0xffffffffffffffff
print(reads, bases, h, sep="\t")' "$1"
}

{
  printf '# cutadapt %s\n' "$(cutadapt --version)"
  printf 'sample\tmate\treads\tbases\tfnv1a\n'
  for sample in A01_S0_L001_R1_001:A01_S0_L001_R2_001 A02_S0_L001_R1_001:A02_S0_L001_R2_001 \
    ERR4334351_test_1:ERR4334351_test_2; do
    cutadapt --quiet -e 0.15 --no-indels --discard-untrimmed --pair-filter=any \
      -a '^CCTACGGGNGGCWGCAG...GGATTAGATACCCBDGTAGTC;min_overlap=12' \
      -A '^GACTACHVGGGTATCTAATCC...CTGCWGCCNCCCGTAGG;min_overlap=12' \
      -o "$work/1.fastq" -p "$work/2.fastq" \
      "$data/v3v4-with-primers/${sample%%:*}.fastq.gz" "$data/v3v4-with-primers/${sample##*:}.fastq.gz"
    printf '%s\t1\t%s\n' "${sample%%_*}" "$(checksum "$work/1.fastq")"
    printf '%s\t2\t%s\n' "${sample%%_*}" "$(checksum "$work/2.fastq")"
  done
} >"$out/cutadapt.tsv"

file=F3D143_S209_L001_R1_001
mate=F3D143_S209_L001_R2_001
gzip -dc "$data/miseq-sop-mouse/$file.fastq.gz" >"$work/r1.fastq"
gzip -dc "$data/miseq-sop-mouse/$mate.fastq.gz" >"$work/r2.fastq"
{
  printf '# %s\n' "$(vsearch --version 2>&1 | head -n 1 | cut -d, -f1)"
  printf 'mate\targuments\treads\tbases\tfnv1a\n'
  for m in 1 2; do
    for arguments in '--fastq_maxee 0.5' '--fastq_maxee 1' '--fastq_maxee 2' '--fastq_trunclen 200 --fastq_maxee 1' \
      '--fastq_truncqual 2 --fastq_minlen 200' '--fastq_truncqual 20 --fastq_minlen 100' '--fastq_maxns 0' '--fastq_stripleft 10 --fastq_maxee 1'; do
      # shellcheck disable=SC2086
      vsearch --quiet --fastq_filter "$work/r$m.fastq" --fastqout "$work/f.fastq" $arguments
      printf '%s\t%s\t%s\n' "$m" "$arguments" "$(checksum "$work/f.fastq")"
    done
  done
} >"$out/vsearch.tsv"

{
  printf '# %s\n' "$(seqkit version)"
  (cd "$data/miseq-sop-mouse" && seqkit stats -a -T "$file.fastq.gz" "$mate.fastq.gz")
} >"$out/seqkit.tsv"

for m in 1 2; do
  printf '# mate %s\n' "$m"
  vsearch --quiet --fastq_eestats2 "$work/r$m.fastq" --length_cutoffs '50,250,50' --ee_cutoffs 0.5,1,2 --output - 
done >"$out/eestats2.txt"

fastp -i "$work/r1.fastq" -I "$work/r2.fastq" -Q -L -A -G -j "$work/fastp.json" -h "$work/fastp.html" 2>/dev/null
python3 - "$work/fastp.json" >"$out/fastp.tsv" <<'PY'
import json, sys
d = json.load(open(sys.argv[1]))
print("# fastp", d["summary"].get("fastp_version", ""), "-Q -L -A -G")
for k, v in d["summary"]["before_filtering"].items():
    print(k, v, sep="\t")
for mate in ("read1_before_filtering", "read2_before_filtering"):
    curve = d[mate]["quality_curves"]["mean"]
    print(mate + "_mean_at_0_100_250", curve[0], curve[100], curve[250], sep="\t")
PY

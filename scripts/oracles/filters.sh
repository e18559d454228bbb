#!/bin/bash
# Golden values for the read filters: cutadapt, fastp, vsearch and dada2 on simulated reads.
# Usage: scripts/oracles/filters.sh   (writes Tests/ReadsTests/Fixtures/filters; the versions stand in versions.txt)
set -euo pipefail
cd "$(dirname "$0")/../.."
out=Tests/ReadsTests/Fixtures/filters
here=scripts/oracles
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 $here/filters.py make Sources/CEmbedded/Resources/phix174.txt "$work"
cases=()
case_of() { cases+=("$1=$work/$1.fastq"); }
cut() { cutadapt --quiet "${@:2}" -o "$work/$1.fastq" "$work/reads.fastq"; case_of "$1"; }
fast() {
  fastp -w 1 -A -L -i "$work/reads.fastq" -o "$work/$1.fastq" -j "$work/f.json" -h "$work/f.html" "${@:2}" 2>/dev/null
  case_of "$1"
}
vs() { vsearch --quiet --fastq_filter "$work/reads.fastq" --fastqout "$work/$1.fastq" "${@:2}"; case_of "$1"; }

cut cutadapt-q20 -q 20
cut cutadapt-q15-25 -q 15,25
cut cutadapt-truseq --no-indels -e 0.1 -O 3 -a AGATCGGAAGAGCACACGTCTGAACTCCAGTCA
cut cutadapt-nextera --no-indels -e 0.1 -O 3 -a CTGTCTCTTATACACATCT
cut cutadapt-both --no-indels -e 0.1 -O 3 -a AGATCGGAAGAGCACACGTCTGAACTCCAGTCA -a CTGTCTCTTATACACATCT
fast fastp-right-4-20 -Q -G --cut_right --cut_window_size 4 --cut_mean_quality 20
fast fastp-right-8-25 -Q -G --cut_right --cut_window_size 8 --cut_mean_quality 25
fast fastp-poly-g -Q -g
fast fastp-e25 -G -q 0 -u 100 -n 50 -e 25
fast fastp-q20-u30 -G -q 20 -u 30 -n 50
fast fastp-y -Q -G -y -Y 60
vs vsearch-ee-rate --fastq_maxee_rate 0.03
vs vsearch-keep --fastq_trunclen_keep 70
vs vsearch-strip --fastq_stripright 5 --fastq_trunclen 60
Rscript $here/filters.R "$work" "$out"
for name in min-q trim complexity; do case_of dada2-$name; done

cp "$work/reads.fastq" "$work/pairs_1.fastq" "$work/pairs_2.fastq" "$out/"
python3 $here/filters.py kept "$work/reads.fastq" "${cases[@]}" >"$out/kept.tsv"
fastp -w 1 -Q -L -G -i "$work/pairs_1.fastq" -I "$work/pairs_2.fastq" -o "$work/1.fastq" -O "$work/2.fastq" \
  -j "$work/f.json" -h "$work/f.html" 2>/dev/null
python3 $here/filters.py lengths "$work/pairs_1.fastq" "$work/pairs_2.fastq" "$work/1.fastq" "$work/2.fastq" >"$out/pairs.tsv"
{
  echo "cutadapt $(cutadapt --version)"
  fastp --version 2>&1
  vsearch --version 2>&1 | head -n 1 | sed "s|,.*||"
  head -n 1 "$out/phix.tsv" | sed 's/^# //'
} >"$out/versions.txt"

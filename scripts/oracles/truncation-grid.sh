#!/usr/bin/env bash
# A study of paired reads through R dada2 under a list of truncations; primers, if named, are cut off by cutadapt first.
# Usage: scripts/oracles/truncation-grid.sh READS-FOLDER FOLDER NAME SETTINGS.csv [FORWARD REVERSE [SAMPLE-PATTERN]]
# Pairs: *_R1_001 / *_R2_001, *_1 / *_2 or *F / *R .fastq.gz; SAMPLE-PATTERN (grep -E) chooses among the samples.
# SETTINGS.csv: truncF,truncR,maxEEF,maxEER, lengths after the primers. A HMP_MOCK.v35.fasta beside the reads is the
# truth of the sample Mock. Writes FOLDER/NAME.csv (grows; settings in it are left out) and FOLDER/NAME.log.
set -euo pipefail
cd "$(dirname "$0")/../.."
reads=${1:?usage: truncation-grid.sh READS-FOLDER FOLDER NAME SETTINGS [FORWARD REVERSE [PATTERN]]}
folder=$2 name=$3 settings=$4 forward=${5:-} reverse=${6:-} pattern=${7:-.}
mkdir -p "$folder/$name-trimmed"
sheet=$folder/$name.samples.tsv
: >"$sheet"
for file in "$reads"/*_R1_001.fastq.gz "$reads"/*_1.fastq.gz "$reads"/*F.fastq.gz; do
  [ -f "$file" ] || continue
  case $file in
    *_R1_001.fastq.gz) mate=${file/_R1_001/_R2_001} sample=$(basename "$file" | sed 's/_.*//') ;;
    *_1.fastq.gz) mate=${file/_1.fastq/_2.fastq} sample=$(basename "$file" _1.fastq.gz) ;;
    *) mate=${file/F.fastq/R.fastq} sample=$(basename "$file" F.fastq.gz) ;;
  esac
  grep -qE -e "$pattern" <<<"$sample" || continue
  if [ -n "$forward" ]; then
    out=$folder/$name-trimmed/$sample
    [ -f "$out.2.fastq.gz" ] || cutadapt -e 0.15 --no-indels --discard-untrimmed -g "^$forward" -G "^$reverse" \
      -o "$out.1.fastq.gz" -p "$out.2.fastq.gz" "$file" "$mate" >"$out.log"
    file=$out.1.fastq.gz mate=$out.2.fastq.gz
  fi
  printf '%s\t%s\t%s\n' "$sample" "$file" "$mate" >>"$sheet"
done
mock=()
[ -f "$reads/HMP_MOCK.v35.fasta" ] && mock=(0 0 Mock "$reads/HMP_MOCK.v35.fasta")
Rscript scripts/oracles/truncation-grid.R "$sheet" "$settings" "$folder/$name.csv" "${mock[@]}" 2>&1 | tee -a "$folder/$name.log"

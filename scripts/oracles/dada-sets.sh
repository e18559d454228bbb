#!/usr/bin/env bash
# Filtered reads and R dada2's results for the real sets, in a folder outside the repository.
# Usage: scripts/oracles/dada-sets.sh DATA-FOLDER WORK-FOLDER [SET ...]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=$1 work=$2; shift 2
sets=${*:-extdata mouse v3v4 pacbio}
reference() { Rscript "$here/dada-reference.R" "$@"; }
for set in $sets; do
  out=$work/$set
  mkdir -p "$out"
  case $set in
    simulated) # DATA-FOLDER: dysbio simulate --samples 12 --pairs 50000 --seed 7 --no-keep-primers
      Rscript "$here/dada-filter.R" "$data" "$out" '_R1.*fastq.gz$' '_R2.*fastq.gz$' 240 160 ;;
    extdata) Rscript "$here/dada-filter.R" "$data/dada2-extdata" "$out" '^sam[12]F' '^sam[12]R' 240 160 ;;
    mouse) Rscript "$here/dada-filter.R" "$data/miseq-sop-mouse" "$out" '_R1_001.fastq.gz$' '_R2_001.fastq.gz$' 240 160 ;;
    v3v4)
      mkdir -p "$out/trimmed"
      for first in "$data"/v3v4-with-primers/*_R1_001.fastq.gz "$data"/v3v4-with-primers/*_test_1.fastq.gz; do
        second=${first/_R1_001/_R2_001}; second=${second/_test_1/_test_2}
        name=$(basename "$first"); name=${name%%_*}
        cutadapt -g '^CCTACGGGNGGCWGCAG' -G '^GACTACHVGGGTATCTAATCC' -e 0.15 --no-indels --discard-untrimmed --quiet \
          -o "$out/trimmed/${name}_1.fastq.gz" -p "$out/trimmed/${name}_2.fastq.gz" "$first" "$second"
      done
      Rscript "$here/dada-filter.R" "$out/trimmed" "$out" '_1.fastq.gz$' '_2.fastq.gz$' 250 200 ;;
    pacbio) Rscript "$here/dada-filter.R" "$data/pacbio-human-fecal" "$out" pacbio ;;
  esac
  if [ "$set" = pacbio ]; then
    reference "$out/single" "$out/r" single errfun=pacbio BAND_SIZE=32
  else
    reference "$out/forward" "$out/r" forward
    reference "$out/reverse" "$out/r" reverse
  fi
done

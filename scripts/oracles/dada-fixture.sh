#!/usr/bin/env bash
# Makes Tests/AmpliconTests/Fixtures/dada: two small simulated samples and what R dada2 makes of them.
# Usage: scripts/oracles/dada-fixture.sh WORK-FOLDER. DYSBIO names the program; without it this package's is built.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$1
here=scripts/oracles
fixture=Tests/AmpliconTests/Fixtures/dada
if [ -z "${DYSBIO:-}" ]; then
  swift build -c release --product dysbio >&2
  DYSBIO=$(swift build -c release --show-bin-path)/dysbio
fi
rm -rf "$work"
mkdir -p "$work/reads" "$fixture"
"$DYSBIO" simulate --samples 2 --pairs 1100 --seed 11 --no-keep-primers --richness 20 --spread 0.5 --pcr-errors 1e-4 \
  --chimeras 0.03 --output "$work/simulated" --quiet
# Reads from the 101st base on, where errors are more frequent, so that short reads make a hard sample.
Rscript - "$work" <<'R'
suppressMessages(library(dada2))
work <- commandArgs(trailingOnly = TRUE)[1]
raw <- sort(list.files(file.path(work, "simulated"), pattern = "_R1.*fastq.gz$", full.names = TRUE))
out <- file.path(work, "reads", paste0("sample-", seq_along(raw), ".fastq"))
filterAndTrim(raw, out, trimLeft = 100, truncLen = 230, maxN = 0, maxEE = 3, truncQ = 0, rm.phix = FALSE, compress = FALSE)
R
for sample in 1 2; do
  awk 'NR % 4 == 1 { print "@" (NR + 3) / 4; next } NR % 4 == 3 { print "+"; next } { print }' \
    "$work/reads/sample-$sample.fastq" >"$fixture/sample-$sample.fastq"
done
errors=$work/r/learned.errors.csv
reference() { Rscript "$here/dada-reference.R" "$work/reads" "$work/r" "$@"; }
reference learned
given() { reference "$1" errors="$errors" "${@:2}"; }
given pseudo pool=pseudo
given singletons DETECT_SINGLETONS=TRUE
given banded BAND_SIZE=2 GAPLESS=FALSE
given homopolymer HOMOPOLYMER_GAP_PENALTY=-1
given strict OMEGA_A=1e-10 OMEGA_C=1e-10 MIN_FOLD=2 MIN_HAMMING=2 MIN_ABUNDANCE=3
given pooled pool=true
cp "$work/r/learned.errors.csv" "$fixture/errors.csv"
cp "$work/r/learned.observed.csv" "$fixture/observed.csv"
# One file of all variants: mode, sample, sequence, counts and birth.
{
  echo "mode,sample,sequence,abundance,n0,n1,nunq,pval,birth_from,birth_pval,birth_fold,birth_ham"
  for mode in learned pseudo singletons banded homopolymer strict; do
    for sample in 1 2; do
      tail -n +2 "$work/r/$mode.sample-$sample.variants.csv" | sed 's/,[^,]*$//' |
        awk -F, -v OFS=, -v mode=$mode -v sample=$sample '{ print mode, sample, $0 }'
    done
  done
} | sed 's/"//g' >"$fixture/variants.csv"
{
  echo "sample,sequence,abundance"
  for sample in 1 2; do tail -n +2 "$work/r/pooled.sample-$sample.denoised.csv" | sed "s/^/$sample,/"; done
} >"$fixture/pooled.csv"
# The final p value and variant of each unique, in R's order.
{
  echo "sample,reads,variant,p"
  for sample in 1 2; do
    tail -n +2 "$work/r/learned.sample-$sample.map.csv" | awk -F, -v s=$sample '{ gsub(/ /, "", $4); print s "," $2 "," $3 "," $4 }'
  done
} >"$fixture/uniques.csv"

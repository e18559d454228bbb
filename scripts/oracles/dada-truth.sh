#!/usr/bin/env bash
# Variants of simulated communities against the truth: R dada2, `dysbio run` with dada, and vsearch on the same filtered
# reads (R's filterAndTrim), and dysbio and vsearch on the raw reads with their own usual filters.
# Usage: scripts/oracles/dada-truth.sh FOLDER [SEEDS=20]     needs: R dada2, vsearch, python3 scipy; about 40 s a seed
# DYSBIO names the program; without it the one of this package is built. VARIANTS: continuous and binned qualities; hard: ten
# times the PCR errors and 10 % chimeras, continuous qualities. GRID: truncations "F,R …" that dysbio is also run with.
# Each study: 3 samples × 6,000 pairs of 2 × 250, V4 without primers, 60 templates of a log-normal community of which 12 are
# one base away from another (3 of them by an inserted or deleted base), PCR errors 1e-5, 1.5 % chimeras.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?usage: dada-truth.sh FOLDER [SEEDS]}
seeds=${2:-20}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
if [ -z "${DYSBIO:-}" ]; then
  swift build -c release --product dysbio >&2
  DYSBIO=$(swift build -c release --show-bin-path)/dysbio
fi

# $1 = folder of pairs, $2 = output folder, then options of the filter of merged reads: merge, unoise3, uchime3.
vsearch_chain() {
  local reads=$1 out=$2 file sample
  shift 2
  mkdir -p "$out"
  for file in "$reads"/*_R1.fastq.gz; do
    sample=$(basename "$file" _R1.fastq.gz)
    vsearch --threads 2 --fastq_mergepairs "$file" --reverse "${file/_R1/_R2}" --fastqout - --quiet 2>/dev/null |
      vsearch --fastq_filter - --fastq_maxns 0 --fastaout - --relabel "$sample." --quiet "$@"
  done >"$out/all.fasta"
  vsearch --derep_fulllength "$out/all.fasta" --sizeout --output "$out/uniques.fasta" --fasta_width 0 --quiet
  vsearch --threads 2 --cluster_unoise "$out/uniques.fasta" --minsize 8 --sizein --sizeout --quiet \
    --centroids "$out/centroids.fasta" --fasta_width 0 2>/dev/null
  vsearch --uchime3_denovo "$out/centroids.fasta" --nonchimeras "$out/asv.fasta" --sizein --fasta_width 0 --quiet
}

for variant in ${VARIANTS:-continuous binned}; do
  for ((seed = 1; seed <= seeds; seed++)); do
    study=$folder/$variant-$seed
    [ -f "$study/done" ] && continue
    rm -rf "$study"; mkdir -p "$study"
    extra=(--pcr-errors 1e-5 --chimeras 0.015)
    case $variant in
      binned) extra+=(--binned-qualities) ;;
      hard) extra=(--pcr-errors 1e-4 --chimeras 0.1) ;;
    esac
    "$DYSBIO" simulate --output "$study/base" --samples 1 --pairs 1000 --richness 48 --seed "$seed" \
      --primers 515f-806r --quiet
    python3 scripts/oracles/dada-truth.py neighbours "$study/base" "$seed" >"$study/templates.fasta"
    "$DYSBIO" simulate --output "$study/reads" --samples 3 --pairs 6000 --richness 60 --seed "$seed" \
      --reference "$study/templates.fasta" --primers 515f-806r --no-keep-primers --quiet "${extra[@]}"

    Rscript scripts/oracles/dada-truth.R "$study/reads" "$study/r" 240 160 >"$study/r.log" 2>&1

    python3 scripts/oracles/dada-truth.py plan "${variant/hard/continuous}" >"$study/plan.json"
    "$DYSBIO" run "$study/r/filtered" --plan "$study/plan.json" --denoiser dada --output "$study/dysbio" --quiet
    vsearch_chain "$study/r/filtered" "$study/vsearch"

    "$DYSBIO" run "$study/reads/samples.csv" --denoiser dada --output "$study/dysbio-own" --quiet
    vsearch_chain "$study/reads" "$study/vsearch-own" --fastq_maxee 1
    touch "$study/done"
    echo "$variant seed $seed done" >&2
  done
done
for lengths in ${GRID:-}; do
  for study in "$folder"/*-[0-9]*; do
    out=$study/grid/${lengths/,/-}
    [ -d "$out" ] && continue
    mkdir -p "$study/grid"
    python3 scripts/oracles/dada-truth.py cut "$study/dysbio-own/plan.json" "${lengths%,*}" "${lengths#*,}" \
      >"$study/grid/plan.json"
    "$DYSBIO" run "$study/reads/samples.csv" --plan "$study/grid/plan.json" --denoiser dada --output "$out" --quiet
  done
done
python3 scripts/oracles/dada-truth.py score "$folder"

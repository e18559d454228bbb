#!/usr/bin/env bash
# R dada2's whole chain beside `dysbio run` (dada) on the same raw reads: 12 simulated samples, and the MiSeq SOP reads where
# DYSBIO_TEST_DATA names the folder of real data. R is timed by step and runs once (minutes); what FOLDER holds of it is kept.
# Arguments: FOLDER [PAIRS=50000] [REPEATS=3]     needs: R dada2, /usr/bin/time, python3
# DYSBIO names the program; without it the one of this package is built. REFERENCE: FASTA in dada2's style; then R also
# assigns taxonomy, and dysbio runs once more with it instead of the built-in one.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?usage: scripts/benchmark/dada.sh FOLDER [PAIRS] [REPEATS]}
pairs=${2:-50000}
repeats=${3:-3}
reference=${REFERENCE:-${DYSBIO_TEST_DATA:+$DYSBIO_TEST_DATA/refs-16s/rdp_train_set_16.fa.gz}}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
[ -n "${DYSBIO:-}" ] || { swift build -c release --product dysbio >&2; DYSBIO=$(swift build -c release --show-bin-path)/dysbio; }
times=$folder/times.tsv
printf 'set\tjob\tsamples\twall\tuser\tsystem\tpeak_kib\tdenoise\n' >"$times"

# $1 = set, $2 = job, $3 = samples, then arguments of `dysbio run`.
ours() {
  local set=$1 job=$2 samples=$3 out=$folder/$1/out repeat
  shift 3
  for ((repeat = 0; repeat < repeats; repeat++)); do
    /usr/bin/time -f '%e\t%U\t%S\t%M' -o "$folder/time" "$DYSBIO" run "$@" --denoiser dada --output "$out" --force --quiet
    printf '%s\t%s\t%s\t%s\t%s\n' "$set" "$job" "$samples" "$(tail -1 "$folder/time")" \
      "$(tr -d ' \n' <"$out/timings.json" | grep -o '"denoise","seconds":[0-9.]*' | cut -d: -f2)" >>"$times"
  done
}

# A sheet with the pairs of FOLDER under $3 names each: set, raw folder, copies.
sheet() {
  local file name copy
  echo sample,fastq_1,fastq_2
  for file in "$2"/*_R1*.fastq.gz; do
    name=$(basename "$file"); name=${name%%_*}
    for ((copy = 1; copy <= $3; copy++)); do
      ln -sf "$file" "$folder/$1/$name-${copy}_R1.fastq.gz"
      ln -sf "${file/_R1/_R2}" "$folder/$1/$name-${copy}_R2.fastq.gz"
      echo "$name-$copy,$folder/$1/$name-${copy}_R1.fastq.gz,$folder/$1/$name-${copy}_R2.fastq.gz"
    done
  done
}

# $1 = set, $2 = folder of raw pairs.
compare() {
  local set=$1 raw=$2 samples
  samples=$(ls "$raw"/*_R1*.fastq.gz | wc -l)
  mkdir -p "$folder/$set"
  if [ ! -f "$folder/$set/r/time" ]; then
    mkdir -p "$folder/$set/r"
    /usr/bin/time -f '%e\t%U\t%S\t%M' -o "$folder/$set/r/part" Rscript scripts/oracles/dada-truth.R "$raw" \
      "$folder/$set/r" 240 160 ${reference:+"$reference"} >"$folder/$set/r.log" 2>&1 ||
      { echo "R failed: see $folder/$set/r.log" >&2; head -1 "$folder/$set/r/part" >&2; exit 1; }
    mv "$folder/$set/r/part" "$folder/$set/r/time"
  fi
  sheet "$set" "$raw" 1 >"$folder/$set/raw.csv"
  python3 scripts/oracles/dada-truth.py plan continuous >"$folder/$set/plan.json"
  ours "$set" raw "$samples" "$folder/$set/raw.csv" --threads 2
  ours "$set" raw-1-thread "$samples" "$folder/$set/raw.csv" --threads 1
  ours "$set" same-filtered-reads "$samples" "$folder/$set/r/filtered" --plan "$folder/$set/plan.json" --threads 2
  [ -z "$reference" ] || ours "$set" raw-reference "$samples" "$folder/$set/raw.csv" --reference "$reference" --threads 2
}

reads=$folder/reads-$pairs
[ -d "$reads" ] || "$DYSBIO" simulate --output "$reads" --samples 12 --pairs "$pairs" --seed 7 --primers 515f-806r \
  --no-keep-primers --quiet
compare simulated "$reads"
for copies in 2 4; do
  sheet simulated "$reads" "$copies" >"$folder/simulated/raw-$copies.csv"
  ours simulated raw-copies $((12 * copies)) "$folder/simulated/raw-$copies.csv" --threads 2
done
if [ -n "${DYSBIO_TEST_DATA:-}" ]; then compare miseq-sop-mouse "$DYSBIO_TEST_DATA/miseq-sop-mouse"; fi
python3 scripts/benchmark/dada.py "$folder"

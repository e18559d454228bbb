#!/usr/bin/env bash
# `dysbio classify` beside vsearch --sintax and R dada2's assignTaxonomy: 2,310 V4 sequences (taxonomy-bench) against RDP 19
# (24,642 whole sequences) and against 100,000 references made from it. Wall, CPU, peak memory; medians; ratios.
# Usage: DYSBIO_TEST_DATA=DATA scripts/benchmark/classification.sh FOLDER [REPEATS=3]     needs: /usr/bin/time, python3
# DYSBIO names the program; without it the one of this package is built. R and vsearch where they are installed; R runs once
# per reference (minutes) and what FOLDER holds of it is kept. NO_R=1 leaves it out.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?usage: DYSBIO_TEST_DATA=DATA scripts/benchmark/classification.sh FOLDER [REPEATS]}
repeats=${2:-3}
: "${DYSBIO_TEST_DATA:?is the folder of real data}"
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
[ -n "${DYSBIO:-}" ] || { swift build -c release --product dysbio >&2; DYSBIO=$(swift build -c release --show-bin-path)/dysbio; }
rdp=$DYSBIO_TEST_DATA/refs-16s/rdp_trainset19.fasta.gz
[ -s "$folder/rdp-19/reference.fasta" ] || python3 scripts/benchmark/classification.py references "$rdp" "$folder/rdp-19"
[ -s "$folder/100000/reference.fasta" ] || python3 scripts/benchmark/classification.py references "$rdp" "$folder/100000" 100000
gunzip -c "$DYSBIO_TEST_DATA/taxonomy-bench/cross-validated/query.fasta.gz" >"$folder/queries.fasta"
times=$folder/times.tsv
printf 'set\tjob\twall\tuser\tsystem\tpeak_kib\n' >"$times"

# $1 = set, $2 = job, $3 = times, then the command.
timed() {
  local set=$1 job=$2 runs=$3 run
  shift 3
  for ((run = 0; run < runs; run++)); do
    /usr/bin/time -f '%e\t%U\t%S\t%M' -o "$folder/time" "$@" >"$folder/log" 2>&1 ||
      { echo "$job failed:" >&2; tail -5 "$folder/log" >&2; exit 1; }
    printf '%s\t%s\t%s\n' "$set" "$job" "$(tail -1 "$folder/time")" >>"$times"
  done
}

for set in rdp-19 100000; do
  work=$folder/$set
  timed "$set" 'dysbio reference build' 1 "$DYSBIO" reference build "$work/reference.fasta" --output "$work/reference.ref" --quiet
  for method in naive-bayes sintax; do
    for threads in 1 2; do
      timed "$set" "dysbio $method, $threads thread$([ "$threads" = 1 ] || echo s)" "$repeats" "$DYSBIO" classify \
        "$folder/queries.fasta" --reference "$work/reference.ref" --method "$method" --threads "$threads" --quiet \
        --output "$work/calls.tsv"
    done
  done
  timed "$set" 'dysbio naive-bayes from FASTA, 2 threads' "$repeats" "$DYSBIO" classify "$folder/queries.fasta" --reference \
    "$work/reference.fasta" --threads 2 --quiet --output "$work/calls.tsv"
  if command -v vsearch >/dev/null; then
    timed "$set" 'vsearch --sintax, 2 threads' "$repeats" vsearch --sintax "$folder/queries.fasta" --db \
      "$work/reference.sintax.fasta" --threads 2 --randseed 1 --tabbedout "$work/sintax.tsv"
  fi
  if [ -z "${NO_R:-}" ] && command -v Rscript >/dev/null; then
    if [ ! -s "$work/r.times" ]; then
      timed "$set" 'assignTaxonomy, 2 threads' 1 Rscript scripts/oracles/assign-taxonomy.R "$work/reference.fasta" \
        "$folder/queries.fasta" "$work/r.tsv" 1 50 2
      tail -1 "$times" >"$work/r.times"
    else
      cat "$work/r.times" >>"$times"
    fi
  fi
done
python3 scripts/benchmark/classification.py table "$times"

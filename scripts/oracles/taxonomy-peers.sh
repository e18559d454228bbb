#!/usr/bin/env bash
# Calls of R dada2's assignTaxonomy and of vsearch --sintax on sets made by taxonomy-sets.py; what is there is kept.
# Usage: scripts/oracles/taxonomy-peers.sh FOLDER [SET…]     needs: R dada2, vsearch; minutes to an hour
# Writes SET/assign-taxonomy.raw and SET/vsearch-sintax.raw (as the tools write them, all confidences kept) with logs.
set -euo pipefail
cd "$(dirname "$0")"
folder=${1:?usage: taxonomy-peers.sh FOLDER [SET…]}
shift
if [ $# -eq 0 ]; then for set in "$folder"/*/queries.fasta; do set -- "$@" "$(basename "$(dirname "$set")")"; done; fi
for set in "$@"; do
  work=$folder/$set
  if [ ! -s "$work/vsearch-sintax.raw" ]; then
    vsearch --sintax "$work/queries.fasta" --db "$work/reference.sintax.fasta" --sintax_cutoff 0 --randseed 1 --threads 1 \
      --tabbedout "$work/part" >"$work/vsearch-sintax.log" 2>&1
    mv "$work/part" "$work/vsearch-sintax.raw"
  fi
  if [ ! -s "$work/assign-taxonomy.raw" ]; then
    Rscript assign-taxonomy.R "$work/reference.fasta" "$work/queries.fasta" "$work/part" 1 0 2 >"$work/assign-taxonomy.log" 2>&1
    mv "$work/part" "$work/assign-taxonomy.raw"
  fi
  [ ! -f "$work/assign-taxonomy.log" ] || echo "$set: $(tail -1 "$work/assign-taxonomy.log")" >&2
done

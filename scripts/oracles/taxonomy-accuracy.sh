#!/usr/bin/env bash
# Accuracy by rank of `dysbio classify` beside R dada2's assignTaxonomy and vsearch --sintax, on sets with known lineages.
# Usage: DYSBIO_TEST_DATA=DATA scripts/oracles/taxonomy-accuracy.sh FOLDER     needs: R dada2, vsearch, python3
# DYSBIO names the program; without it the one of this package is built. The peers' calls in FOLDER are kept; they take
# about half an hour the first time. Prints Markdown tables (docs/findings/taxonomy-accuracy.md).
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?usage: DYSBIO_TEST_DATA=DATA taxonomy-accuracy.sh FOLDER}
: "${DYSBIO_TEST_DATA:?is the folder of real data}"
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
[ -n "${DYSBIO:-}" ] || { swift build -c release --product dysbio >&2; DYSBIO=$(swift build -c release --show-bin-path)/dysbio; }
oracles=$PWD/scripts/oracles

python3 "$oracles/taxonomy-accuracy.py" published "$DYSBIO_TEST_DATA"
echo
[ -f "$folder/sets" ] || { python3 "$oracles/taxonomy-sets.py" "$DYSBIO_TEST_DATA" "$folder"; touch "$folder/sets"; }
"$oracles/taxonomy-peers.sh" "$folder"
for queries in "$folder"/*/queries.fasta; do
  work=$(dirname "$queries")
  deepest=genus
  if grep -m 1 -qE '^>([^;]+;){7}' "$work/reference.fasta"; then deepest=species; fi
  for method in naive-bayes sintax; do
    "$DYSBIO" classify "$queries" --reference "$work/reference.fasta" --method "$method" --deepest-rank "$deepest" \
      --min-confidence 0 --quiet --output "$work/dysbio-$method.csv"
    mv "$work/dysbio-$method.csv" "$work/dysbio-$method.raw"
  done
  for raw in "$work"/*.raw; do python3 "$oracles/taxonomy-accuracy.py" plain "$raw" "${raw%.raw}.calls.tsv"; done
done
python3 "$oracles/taxonomy-accuracy.py" score "$folder"

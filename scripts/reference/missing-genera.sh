#!/bin/bash
# Genera that the program's own tables (markers, synonyms) name and the default reference lacks, one a line.
# Usage: scripts/reference/missing-genera.sh REFERENCE.fasta.gz
set -euo pipefail
cd "$(dirname "$0")/../.."
export LC_ALL=C
tables=Sources/CEmbedded/Resources
present=$(mktemp)
trap 'rm -f "$present"' EXIT
zcat "$1" | sed -n 's/^>.*,g:\([^,;]*\).*/\1/p' | tr _ ' ' | sort -u > "$present"
{
  awk -F'\t' '$1 == "genus" { print $2 }' "$tables/nomenclature.tsv"
  if [ -f "$tables/traits.tsv" ]; then awk -F'\t' '$2 == "genus" { print $1 }' "$tables/traits.tsv"; fi
  awk -F'\t' 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next } $column["rank"] == "genus" { print $column["taxon_or_ratio"] }' "$tables/markers.tsv"
} | grep -E '^[A-Z][a-z]+$' | sort -u | comm -23 - "$present"

#!/bin/bash
# The acceptance of the default reference, before and after its near-relative rule.
# Usage: scripts/oracles/default-reference-acceptance.sh RDP19.fasta.gz VARIANTS.fasta.gz
# Prints hold-one-out shares and the agreement with the other reference; fails when a bar is missed:
# at most 10 % of a held-out genus' V4 sequences named as another genus, at least 97 % of genus names alike.
set -euo pipefail
if [ $# -ne 2 ]; then
  echo "usage: $0 RDP19.fasta.gz VARIANTS.fasta.gz" >&2
  exit 64
fi
dysbio=$(dirname "$0")/../../.build/release/dysbio
echo "# without the rule"
"$dysbio" reference evaluate --quiet --without-rule --against "$1" --sequences "$2"
echo "# with the rule"
result=$("$dysbio" reference evaluate --quiet --against "$1" --sequences "$2")
echo "$result"
echo "$result" | awk -F'\t' '
  $1 == "genus" && NF == 5 { held = $5 }
  $1 == "genus" && NF == 7 { alike = $7 }
  END {
    good = held != "" && alike != "" && held <= 0.10 && alike >= 0.97
    print (good ? "accepted" : "NOT accepted") ": named as another genus " held " (bar 0.10), alike " alike " (bar 0.97)"
    exit !good
  }'

#!/bin/bash
# Makes the default reference from its two public sources.
# Usage: scripts/make-default-reference.sh [rRNA16S.gold.fasta.gz ten_16s.100.fa.gz]
# Without arguments the sources are taken from the Debian packages microbiomeutil-data and r-bioc-dada2.
# Writes Sources/CEmbedded/Resources/default-reference.bin and SampleData/reference/{default.fasta.gz,decisions.tsv.gz}.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -eq 2 ]; then
  cp "$1" "$work/rRNA16S.gold.fasta.gz"
  cp "$2" "$work/ten_16s.100.fa.gz"
elif [ $# -eq 0 ]; then
  (cd "$work" && apt-get download microbiomeutil-data r-bioc-dada2 && for package in ./*.deb; do dpkg -x "$package" tree; done)
  find "$work/tree" -name 'rRNA16S.gold.fasta*' -exec cp {} "$work/" \;
  if [ -f "$work/rRNA16S.gold.fasta" ]; then gzip -n "$work/rRNA16S.gold.fasta"; fi
  find "$work/tree" -name ten_16s.100.fa.gz -exec cp {} "$work/" \;
else
  echo "usage: $0 [rRNA16S.gold.fasta.gz ten_16s.100.fa.gz]" >&2
  exit 64
fi

gunzip "$work/rRNA16S.gold.fasta.gz" "$work/ten_16s.100.fa.gz"
# The sequences themselves are pinned, not their compression, which differs between packages.
sha256sum --check --strict <<END
e48d014e85043939d375a9d5ff38c302829c9d3289392f697232e627c5c07517  $work/rRNA16S.gold.fasta
60c695753462613b3c771eedc39420691d2e6460d28edca09014f7c81abfbabe  $work/ten_16s.100.fa
END

swift build -c release --product dysbio
.build/release/dysbio reference build "$work/ten_16s.100.fa" "$work/rRNA16S.gold.fasta" --clean --sparse --compact \
  --current-names scripts/reference/current-taxonomy.tsv --output "$work/default-reference.bin" \
  --fasta "$work/default.fasta" --report "$work/decisions.tsv"
gzip -9 -n "$work/default.fasta" "$work/decisions.tsv"
mkdir -p SampleData/reference
cp "$work/default-reference.bin" Sources/CEmbedded/Resources/default-reference.bin
cp "$work/default.fasta.gz" "$work/decisions.tsv.gz" SampleData/reference/
scripts/reference/missing-genera.sh SampleData/reference/default.fasta.gz > SampleData/reference/MISSING-GENERA

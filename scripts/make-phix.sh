#!/bin/bash
# Makes Sources/CEmbedded/Resources/phix174.txt, the genome of the phage PhiX174 by which control reads are recognised.
# Usage: scripts/make-phix.sh [phix_genome.fa]
# Without an argument the FASTA file is taken from the Debian package r-bioc-dada2. The sequence is NCBI's NC_001422.1.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -eq 1 ]; then
  cp "$1" "$work/genome.fa"
elif [ $# -eq 0 ]; then
  (cd "$work" && apt-get download r-bioc-dada2 && dpkg -x ./*.deb tree)
  cp "$work/tree/usr/lib/R/site-library/dada2/extdata/phix_genome.fa" "$work/genome.fa"
else
  echo "usage: $0 [phix_genome.fa]" >&2
  exit 64
fi

# The letters are pinned, not their layout: 5,386 bases of one circular molecule.
grep -v '^>' "$work/genome.fa" | tr -d '\r\n' | tr acgt ACGT >"$work/letters"
echo "97038c7e1edea2297667d7f0426ba942b322c74cb30e072ec66ba47f9c0448d0  $work/letters" | sha256sum --check --strict
fold -w 70 "$work/letters" >Sources/CEmbedded/Resources/phix174.txt
echo >>Sources/CEmbedded/Resources/phix174.txt

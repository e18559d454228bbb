#!/bin/sh
# Makes the golden files of Tests/AmpliconTests/Fixtures/vsearch-unoise: simulated reads and what vsearch makes of them.
# Usage: scripts/oracles/vsearch-unoise.sh OUTPUT_DIR      needs: vsearch, python3 with numpy
set -eu
here=$(dirname "$0")
out=$1
mkdir -p "$out"
python3 "$here/simulate-amplicons.py" "$out"
vsearch --fastq_mergepairs "$out/pairs_1.fastq" --reverse "$out/pairs_2.fastq" --fastq_minovlen 16 \
  --fastq_allowmergestagger --fastqout "$out/merged.fastq" --threads 1 --quiet
# Equal abundances by sequence, as dysbio orders them: vsearch orders them by label.
vsearch --derep_fulllength "$out/reads.fasta" --sizeout --output "$out/unsorted.fasta" --fasta_width 0 \
  --minseqlength 1 --quiet
awk '/^>/ { split($0, part, "size="); size = part[2] + 0; next } { print size "\t" $0 }' "$out/unsorted.fasta" |
  LC_ALL=C sort -k1,1nr -k2,2 |
  awk -F '\t' '{ printf ">u%05d;size=%d\n%s\n", NR, $1, $2 }' >"$out/uniques.fasta"
vsearch --cluster_unoise "$out/uniques.fasta" --minsize 8 --unoise_alpha 2 --strand plus --qmask none --sizein --sizeout \
  --centroids "$out/centroids.fasta" --fasta_width 0 --threads 1 --quiet
# vsearch writes cluster sizes; chimeras are sought with the reads of each centroid's own sequence.
awk 'NR == FNR { if (/^>/) { split($0, part, ";"); keep[part[1]] = 1 } next }
  /^>/ { split($0, part, ";"); show = part[1] in keep } show' "$out/centroids.fasta" "$out/uniques.fasta" \
  >"$out/centroids-own-size.fasta"
vsearch --uchime3_denovo "$out/centroids-own-size.fasta" --chimeras "$out/chimeras.fasta" --qmask none --sizein --sizeout \
  --fasta_width 0 --quiet
vsearch --usearch_global "$out/uniques.fasta" --db "$out/centroids.fasta" --id 0.97 --maxaccepts 0 --maxrejects 0 --qmask none --dbmask none \
  --strand plus --userout "$out/hits.tsv" --userfields query+target+mism+gaps+id --top_hits_only --threads 1 --quiet
rm -f "$out/reads.fasta" "$out/unsorted.fasta" "$out/centroids-own-size.fasta"
vsearch --version 2>&1 | head -1

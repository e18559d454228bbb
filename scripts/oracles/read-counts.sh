#!/bin/sh
# Read counts, lengths and Q20/Q30 shares of FASTQ files, by seqkit: the golden values of
# Tests/BioIOTests/Fixtures/read-counts. Usage: scripts/oracles/read-counts.sh FOLDER > read-counts.tsv
set -eu
cd "${1:?folder of data sets}"
printf 'file\treads\tbases\tshortest\tlongest\tq20_percent\tq30_percent\n'
for file in miseq-sop-mouse/*.fastq.gz v3v4-with-primers/*.fastq.gz pacbio-human-fecal/*.fastq.gz \
  dada2-extdata/*.fastq.gz inline-barcodes/*.fastq.gz; do
  seqkit stats -a -T -j 1 "$file" | awk -F '\t' -v OFS='\t' '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    { print $at["file"], $at["num_seqs"], $at["sum_len"], $at["min_len"], $at["max_len"], $at["Q20(%)"], $at["Q30(%)"] }'
done

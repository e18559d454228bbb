#!/usr/bin/env bash
# The usual vsearch chain on a folder of paired 16S reads without primers: reads kept per step and the ASV table.
# Usage: scripts/oracles/vsearch-chain.sh READS-FOLDER OUTPUT-FOLDER
set -euo pipefail
reads=$1; out=$2
mkdir -p "$out"
echo "sample,input,merged,filtered" >"$out/steps.csv"
: >"$out/all.fasta"
for f in "$reads"/*_R1*.fastq.gz; do
  s=$(basename "$f"); s=${s%%_*}
  vsearch --threads 2 --fastq_mergepairs "$f" --reverse "${f/_R1/_R2}" --fastqout "$out/$s.merged.fastq" --quiet 2>/dev/null
  vsearch --fastq_filter "$out/$s.merged.fastq" --fastq_maxee 1 --fastq_maxns 0 --fastaout "$out/$s.fasta" --relabel "$s." --quiet
  echo "$s,$(($(zcat "$f" | wc -l) / 4)),$(($(wc -l <"$out/$s.merged.fastq") / 4)),$(grep -c '>' "$out/$s.fasta")" >>"$out/steps.csv"
  cat "$out/$s.fasta" >>"$out/all.fasta"
done
vsearch --derep_fulllength "$out/all.fasta" --sizeout --output "$out/pool.fasta" --quiet
vsearch --threads 2 --cluster_unoise "$out/pool.fasta" --minsize 8 --sizein --sizeout --centroids "$out/z.fasta" --quiet
vsearch --uchime3_denovo "$out/z.fasta" --nonchimeras "$out/asv.fasta" --sizein --fasta_width 0 --relabel ASV --quiet
vsearch --threads 2 --usearch_global "$out/all.fasta" --db "$out/asv.fasta" --id 0.97 --otutabout "$out/table.tsv" --quiet

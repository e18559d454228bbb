#!/usr/bin/env bash
# Makes the paired BAM of the golden tests, and the FASTQ files it was made from, with samtools.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=Tests/GoldenTests/Fixtures/bam
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.build/release/dysbio simulate --reference Tests/GoldenTests/Fixtures/tiny/reference.fasta --samples 1 --pairs 80 \
  --richness 4 --read-length 150 --binned-qualities --seed 8 --output "$work/reads" --quiet
cp "$work/reads/sample-01_R1.fastq.gz" $out/pairs_R1.fastq.gz
cp "$work/reads/sample-01_R2.fastq.gz" $out/pairs_R2.fastq.gz
samtools import -1 $out/pairs_R1.fastq.gz -2 $out/pairs_R2.fastq.gz --no-PG -o $out/pairs.bam

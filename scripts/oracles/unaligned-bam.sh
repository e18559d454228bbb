#!/bin/sh
# Makes the tiny BAM and CRAM files of Tests/BioIOTests/Fixtures/unaligned-bam with samtools.
# Usage: scripts/oracles/unaligned-bam.sh FOLDER
set -eu
out=${1:?folder}
mkdir -p "$out"
tab=$(printf '\t')
sam() { tr ' ' "$tab"; }
header='@HD VN:1.6 SO:unsorted'

# Two pairs (the second pair's first mate turned, flag 0x10), one supplementary record between.
{
  echo "$header"
  echo 'p1 77 * 0 0 * * 0 0 ACGTN IIII# BC:Z:AA'
  echo 'p1 141 * 0 0 * * 0 0 TTGCA ABCDE'
  echo 'p2 93 * 0 0 * * 0 0 AACR !"#$'
  echo 'p2 2189 * 0 0 * * 0 0 AC II'
  echo 'p2 141 * 0 0 * * 0 0 GGGG IIII'
} | sam | samtools view --no-PG -b -o "$out/paired.bam" -

# The same pairs as CRAM, without the supplementary record.
samtools view --no-PG -F 0x800 -C -o "$out/paired.cram" "$out/paired.bam"

# Single reads.
{
  echo "$header"
  echo 's1 4 * 0 0 * * 0 0 ACGT IIII'
  echo 's2 4 * 0 0 * * 0 0 GGCCA ABCDE'
} | sam | samtools view --no-PG -b -o "$out/single.bam" -

# Mates that are not neighbours.
{
  echo "$header"
  echo 'p1 77 * 0 0 * * 0 0 ACGT IIII'
  echo 'p2 77 * 0 0 * * 0 0 ACGT IIII'
  echo 'p1 141 * 0 0 * * 0 0 ACGT IIII'
  echo 'p2 141 * 0 0 * * 0 0 ACGT IIII'
} | sam | samtools view --no-PG -b -o "$out/apart.bam" -

# No qualities.
{
  echo "$header"
  echo 's1 4 * 0 0 * * 0 0 ACGT *'
} | sam | samtools view --no-PG -b -o "$out/no-qualities.bam" -

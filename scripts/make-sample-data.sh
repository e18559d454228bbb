#!/usr/bin/env bash
# Makes SampleData anew, byte for byte: simulated reads of two groups and a blank, and the true community as a table in
# every format that is read. Needs Python 3 for the tables.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/setup.sh

swift build -c release --product dysbio >&2
dysbio=$(swift build -c release --show-bin-path)/dysbio
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$dysbio" simulate --output "$work/reads" --quiet \
  --group healthy=24 --group altered=8 --negative-controls 1 --pairs 1600 --read-length 200 \
  --community SampleData/simulation/gut-community.tsv --binned-qualities --seed 42

rm -rf SampleData/reads SampleData/tables SampleData/samples.csv
mkdir -p SampleData/reads SampleData/tables
cp "$work"/reads/*.fastq.gz SampleData/reads/
cp "$work/reads/truth.tsv" "$work/reads/truth.fasta" SampleData/simulation/
awk -F, -v OFS=, 'NR > 1 { $2 = "reads/" $2; $3 = "reads/" $3 } { print }' "$work/reads/samples.csv" >SampleData/samples.csv
python3 scripts/sample-data/tables.py SampleData/simulation/truth.tsv SampleData/samples.csv SampleData/tables
du -sh SampleData >&2

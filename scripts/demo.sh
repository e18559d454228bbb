#!/usr/bin/env bash
# The main job on the sample data: raw reads to a report. The first argument names the results folder.
set -euo pipefail
start=$PWD
cd "$(dirname "$0")/.."
. scripts/setup.sh

output=${1:-demo-results}
case $output in /*) ;; *) output=$start/$output ;; esac

swift build -c release --product dysbio
"$(swift build -c release --show-bin-path)/dysbio" run SampleData/samples.csv \
  --reference-level group=healthy --output "$output" --force

echo
echo "The report: $output/report.html"

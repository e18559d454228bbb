#!/usr/bin/env bash
# The mothur MiSeq SOP reads (mouse gut and a mock community, V4, no primers) through dysbio, vsearch and R dada2:
# reads per step and sample, the mock sample against its published sequences, reads classified to family.
# Usage: scripts/oracles/mouse.sh READS-FOLDER FOLDER [REFERENCE.fasta.gz]
# READS-FOLDER holds *_R1_001.fastq.gz, *_R2_001.fastq.gz and HMP_MOCK.v35.fasta. What FOLDER/vsearch and FOLDER/dada2
# hold already is kept; dysbio always runs anew. DYSBIO names the program; without it this package's is built.
set -euo pipefail
cd "$(dirname "$0")/../.."
reads=${1:?usage: mouse.sh READS-FOLDER FOLDER [REFERENCE]}
folder=${2:?usage: mouse.sh READS-FOLDER FOLDER [REFERENCE]}
reference=${3:-}
mkdir -p "$folder"
if [ -z "${DYSBIO:-}" ]; then
  swift build -c release --product dysbio >&2
  DYSBIO=$(swift build -c release --show-bin-path)/dysbio
fi
"$DYSBIO" run "$reads" --denoiser unoise --output "$folder/dysbio" --force --quiet
runs=("$folder/dysbio")
if [ -n "$reference" ]; then
  "$DYSBIO" run "$reads" --denoiser unoise --reference "$reference" --output "$folder/dysbio-reference" --force --quiet
  runs+=("$folder/dysbio-reference")
fi
[ -f "$folder/vsearch/table.tsv" ] || scripts/oracles/vsearch-chain.sh "$reads" "$folder/vsearch" >/dev/null
[ -f "$folder/dada2/table.csv" ] ||
  Rscript scripts/oracles/dada2-chain.R "$reads" "$folder/dada2" 240 160 >"$folder/dada2.log" 2>&1
python3 scripts/oracles/mouse.py steps "$folder"
echo
for tool in dysbio vsearch dada2; do
  case $tool in
    dysbio) files=("$folder/dysbio/feature_table.tsv" "$folder/dysbio/features.fasta") ;;
    vsearch) files=("$folder/vsearch/table.tsv" "$folder/vsearch/asv.fasta") ;;
    dada2) files=("$folder/dada2/table.csv") ;;
  esac
  echo "mock, $tool: $(python3 scripts/oracles/mock.py "$reads/HMP_MOCK.v35.fasta" Mock "${files[@]}" | sed '/  inside/d')"
done
echo
python3 scripts/oracles/mouse.py family "${runs[@]}"

#!/usr/bin/env bash
# Read statistics: dysbio qc beside seqkit, vsearch, fastp and FastQC, number by number.
# Usage: scripts/oracles/read-statistics.sh FOLDER FASTQ...          (what differs, by class, with the reason; exit 1 if a
#                                                                     difference has no known reason)
#        scripts/oracles/read-statistics.sh --golden SAMPLE...       (writes Tests/GoldenTests/Fixtures/read-statistics
#                                                                     from the SampleData of these samples)
# FOLDER gets every tool's output. Pairs are those dysbio finds. DYSBIO names the program; without it the one of this
# package is built.
#   seqkit stats -a -T; vsearch --fastq_eestats2 (defaults: lengths 50, 100, …; limits 0.5, 1, 2);
#   fastp -A -Q -L -G (nothing cut, nothing filtered), mates together; fastqc --nogroup.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
golden=
if [ "$1" = --golden ]; then
  golden=$root/Tests/GoldenTests/Fixtures/read-statistics
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  shift
  files=()
  for sample in "$@"; do files+=("$root/SampleData/reads/${sample}_R1.fastq.gz" "$root/SampleData/reads/${sample}_R2.fastq.gz"); done
else
  folder=$1
  shift
  files=("$@")
fi
if [ -z "${DYSBIO:-}" ]; then
  swift build --package-path "$root" -c release --product dysbio >&2
  DYSBIO=$(swift build --package-path "$root" -c release --show-bin-path)/dysbio
fi
mkdir -p "$folder/eestats2" "$folder/fastp" "$folder/fastqc"
"$DYSBIO" qc "${files[@]}" --output "$folder/dysbio" --force --quiet
seqkit stats -a -T "${files[@]}" >"$folder/seqkit.tsv"
for file in "${files[@]}"; do
  vsearch --fastq_eestats2 "$file" --output "$folder/eestats2/$(basename "$file").txt" --fastq_qmax 93 --quiet
done
# A picture per 6,000 cycles needs more memory than FastQC asks for; without it, it waits forever.
_JAVA_OPTIONS=-Xmx2g fastqc --nogroup --quiet --extract -o "$folder/fastqc" "${files[@]}" 2>&1 | grep -v _JAVA_OPTIONS || true
# Sample, then its files, from dysbio's own table.
python3 "$here/read-statistics.py" samples "$folder" | while IFS=$'\t' read -r sample one two; do
  pair=(-i "$one")
  [ -n "$two" ] && pair+=(-I "$two")
  fastp -w 1 -A -Q -L -G "${pair[@]}" -j "$folder/fastp/$sample.json" -h /dev/null 2>"$folder/fastp/$sample.log" </dev/null
done
{
  echo "seqkit $(seqkit version | sed 's/seqkit //')"
  vsearch --version 2>&1 | head -n 1 | sed 's/,.*//'
  fastp --version 2>&1
  fastqc --version
} >"$folder/versions.txt"
if [ -n "$golden" ]; then
  python3 "$here/read-statistics.py" golden "$folder" "$golden"
else
  cat "$folder/versions.txt"
  python3 "$here/read-statistics.py" compare "$folder"
fi

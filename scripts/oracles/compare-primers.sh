#!/usr/bin/env bash
# Paired reads that begin with primers: reads kept per step by dysbio and by cutadapt + vsearch, primers given to the peers.
# Usage: scripts/oracles/compare-primers.sh READS-FOLDER FOLDER FORWARD REVERSE     (pairs *_R1_001 or *_1 .fastq.gz)
# DYSBIO names the program; without it the one of this package is built.
set -euo pipefail
cd "$(dirname "$0")/../.."
reads=$1 folder=$2 forward=$3 reverse=$4
mkdir -p "$folder/chain"
if [ -z "${DYSBIO:-}" ]; then
  swift build -c release --product dysbio >&2
  DYSBIO=$(swift build -c release --show-bin-path)/dysbio
fi
"$DYSBIO" run "$reads" --denoiser unoise --output "$folder/dysbio" --force --quiet || [ $? = 2 ]
out=$folder/chain
: >"$out/all.fasta"
echo "sample input primers merged filtered" >"$out/steps"
for file in "$reads"/*_R1_001.fastq.gz "$reads"/*_1.fastq.gz; do
  [ -f "$file" ] || continue
  case $file in
    *_R1_001.fastq.gz) mate=${file/_R1_001/_R2_001} sample=$(basename "$file" | sed 's/_S[0-9]*_L001_R1.*//') ;;
    *) mate=${file/_1.fastq/_2.fastq} sample=$(basename "$file" _1.fastq.gz) ;;
  esac
  cutadapt -j 2 -e 0.15 --no-indels --discard-untrimmed -g "$forward" -G "$reverse" \
    -o "$out/$sample.1.fq" -p "$out/$sample.2.fq" "$file" "$mate" >"$out/$sample.log"
  vsearch --threads 2 --fastq_mergepairs "$out/$sample.1.fq" --reverse "$out/$sample.2.fq" --fastqout "$out/$sample.fq" \
    --quiet 2>/dev/null
  vsearch --fastq_filter "$out/$sample.fq" --fastq_maxee 1 --fastq_maxns 0 --relabel "$sample." --quiet \
    --fastaout "$out/$sample.fasta" --fasta_width 0
  echo "$sample $(($(zcat "$file" | wc -l) / 4)) $(($(wc -l <"$out/$sample.1.fq") / 4))" \
    "$(($(wc -l <"$out/$sample.fq") / 4)) $(($(wc -l <"$out/$sample.fasta") / 2))" >>"$out/steps"
  cat "$out/$sample.fasta" >>"$out/all.fasta"
done
vsearch --derep_fulllength "$out/all.fasta" --sizeout --output "$out/pool.fasta" --quiet
vsearch --threads 2 --cluster_unoise "$out/pool.fasta" --minsize 8 --sizein --sizeout --centroids "$out/z.fasta" --quiet
vsearch --uchime3_denovo "$out/z.fasta" --nonchimeras "$out/asv.fasta" --sizein --fasta_width 0 --relabel ASV --quiet
vsearch --threads 2 --usearch_global "$out/all.fasta" --db "$out/asv.fasta" --id 0.97 --otutabout "$out/table.tsv" --quiet
python3 - "$folder" <<'PYTHON'
import csv, json, sys
folder = sys.argv[1]
for entry in json.load(open(f"{folder}/dysbio/report.json"))["plan"]:
    print(f"{entry['title']}: {entry['value']} ({entry['reason']})")
ledger = {}
for row in csv.DictReader(open(f"{folder}/dysbio/read_ledger.csv")):
    ledger.setdefault(row["sample"], []).append((row["step"], row["reason"], int(row["reads"])))
table = list(csv.reader(open(f"{folder}/chain/table.tsv"), delimiter="\t"))
mapped = {s: sum(int(r[i + 1]) for r in table[1:]) for i, s in enumerate(table[0][1:])}
chain = {line.split()[0]: line.split()[1:] for line in open(f"{folder}/chain/steps")}
print("| sample | program | input | primers found | merged + filtered | kept |\n|---|---|---|---|---|---|")
for sample, rows in ledger.items():
    total = sum(r[2] for r in rows)
    primers = total - sum(r[2] for r in rows if r[0] == "primers")
    passed = primers - sum(r[2] for r in rows if r[0] in ("filter", "merge"))
    kept = next(r[2] for r in rows if r[0] == "kept")
    print(f"| {sample} | dysbio | {total} | {primers} | {passed} | {kept} |")
    if sample in chain:
        given, found, merged, filtered = chain[sample]
        print(f"| {sample} | cutadapt + vsearch | {given} | {found} | {filtered} | {mapped.get(sample, 0)} |")
for sample, rows in ledger.items():
    print(sample, ", ".join(f"{reason} {n}" for step, reason, n in rows if n))
PYTHON

#!/usr/bin/env bash
# Inline barcodes: dysbio demultiplex beside cutadapt, pair by pair.
#
# Usage: demultiplex.sh R1.fastq.gz R2.fastq.gz TABLE.oligos OUTPUT-FOLDER [DYSBIO]
#
# cutadapt sees each mate alone: one 5' adapter per sample and end, barcode and primer in one piece, no insertions or
# deletions, in all as many mismatches as dysbio allows for both together (1 + 2), reads unchanged, the adapter's name put
# into the read's. A pair is a sample's when one mate holds its forward and the other its reverse adapter. Printed: per
# sample the pairs of both tools, then every class of pairs on which they differ, with the reason.
set -euo pipefail
r1=$1 r2=$2 table=$3 out=$4 dysbio=${5:-.build/release/dysbio}
mkdir -p "$out"
rm -rf "$out/dysbio"
"$dysbio" demultiplex "$r1" "$r2" --barcodes "$table" --output "$out/dysbio" --quiet
awk 'tolower($1) == "primer" && !f { f = $2; r = $3 }
  tolower($1) == "barcode" && $2 !~ /^[Xx]+$/ { print ">" $4 "|F\n" $2 f "\n>" $4 "|R\n" $3 r }' "$table" >"$out/adapters.fasta"
for mate in 1 2; do
  input=$([ $mate = 1 ] && echo "$r1" || echo "$r2")
  cutadapt --quiet -e 3 --no-indels -O 27 --action none -g "file:$out/adapters.fasta" \
    --rename '{id} {adapter_name}' -o "$out/mate$mate.fastq" "$input"
done
cutadapt --version | sed 's/^/cutadapt /'
python3 - "$out" "$table" "$r1" "$r2" <<'PYTHON'
import collections, csv, gzip, os, sys

out, table, *reads = sys.argv[1:]
MASK = dict(A="A", C="C", G="G", T="T", R="AG", Y="CT", S="CG", W="AT", K="GT", M="AC", B="CGT", D="AGT", H="ACT",
            V="ACG", N="ACGT")
primers, barcodes = None, {}
for line in open(table):
    word = line.split("#")[0].split()
    if not word:
        continue
    if word[0].lower() == "primer" and primers is None:
        primers = word[1:3]
    if word[0].lower() == "barcode" and set(word[1].upper()) != {"X"}:
        barcodes[word[3]] = (word[1], word[2])


def names(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt") as handle:
        return [line[1:].split() for number, line in enumerate(handle) if number % 4 == 0]


def sequences(path):
    with gzip.open(path, "rt") as handle:
        return [line.strip() for number, line in enumerate(handle) if number % 4 == 1]


ours = {}
for row in csv.DictReader(open(f"{out}/dysbio/samples.csv")):
    for name in names(f"{out}/dysbio/{row['fastq_1']}"):
        ours[name[0]] = row["sample"]
theirs = {}
first, second = names(f"{out}/mate1.fastq"), names(f"{out}/mate2.fastq")
for one, other in zip(first, second):
    ends = {one[1].split("|")[-1], other[1].split("|")[-1]}
    sample, mate = one[1].split("|")[0], other[1].split("|")[0]
    if ends == {"F", "R"} and sample == mate:
        theirs[one[0]] = sample


def errors(word, letters):
    return sum(base not in MASK.get(letter, letter) for base, letter in zip(word, letters))


def placements(read, barcode, primer):
    """(barcode mismatches, primer mismatches, start) of the best placement of both in one piece.

    It may begin before the read, whose missing bases are mismatches."""
    whole = barcode + primer
    read = "---" + read
    best = min(range(len(read) - len(whole) + 1), key=lambda s: errors(read[s : s + len(whole)], whole))
    return errors(read[best:], barcode), errors(read[best + len(barcode) :], primer), best - 3


counts = collections.defaultdict(collections.Counter)
classes = collections.Counter()
for name, one, other in zip([n[0] for n in first], sequences(reads[0]), sequences(reads[1])):
    a, b = ours.get(name), theirs.get(name)
    if a:
        counts[a]["dysbio"] += 1
    if b:
        counts[b]["cutadapt"] += 1
    if a and a == b:
        counts[a]["both"] += 1
    if a == b:
        continue
    sample = a or b
    kinds = []
    for straight in (True, False):
        mates = (one, other) if straight else (other, one)
        kinds.append([placements(m, *pair) for m, pair in zip(mates, zip(barcodes[sample], primers))])
    ends = min(kinds, key=lambda k: sum(e[0] + e[1] for e in k))
    if a and b:
        why = "another sample"
    elif any(e[2] < 0 and e[0] <= 1 for e in ends):
        why = "the read begins inside the barcode"
    elif any(e[0] > 1 for e in ends):
        why = "2 or 3 mismatches in a barcode"
    elif any(e[1] > 2 for e in ends):
        why = "3 mismatches in a primer"
    elif any(e[2] > 15 for e in ends):
        why = "more than 15 bases before a barcode"
    else:
        why = "other"
    classes["dysbio only" if a and not b else "cutadapt only" if b and not a else "both", why] += 1
print("sample\tcutadapt\tdysbio\tboth")
for sample in barcodes:
    c = counts[sample]
    print(sample, c["cutadapt"], c["dysbio"], c["both"], sep="\t")
print("assigned by\treason\tpairs")
for (who, why), pairs in sorted(classes.items()):
    print(who, why, pairs, sep="\t")
PYTHON

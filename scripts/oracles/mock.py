"""The mock sample of the mouse set: variants that are in the published sequences, reads outside, and what those are.

Usage: mock.py MOCK.fasta SAMPLE TABLE [FEATURES.fasta] [UNIQUES.fasta]
TABLE: features × samples, tab- or comma-separated; its ids are sequences, or ids of FEATURES.fasta.
A variant is inside if it, or its reverse complement, is a part of a published sequence.
"""
import csv
import sys

COMPLEMENT = str.maketrans("ACGT", "TGCA")


def fasta(path):
    sequences, name = {}, None
    with open(path) as file:
        for line in file:
            if line.startswith(">"):
                name = line[1:].split()[0].split(";")[0]
                sequences[name] = ""
            else:
                sequences[name] += line.strip().upper()
    return sequences


def words(sequence):
    return {sequence[i : i + 8] for i in range(len(sequence) - 7)}


mock, sample, table = sys.argv[1:4]
names = fasta(sys.argv[4]) if len(sys.argv) > 4 else {}
published = fasta(mock)
both = [s for s in published.values()] + [s[::-1].translate(COMPLEMENT) for s in published.values()]
with open(table, newline="") as file:
    lines = [line for line in file if not line.startswith("# ")]
rows = list(csv.reader(lines, delimiter="\t" if "\t" in lines[0] else ","))
column = rows[0].index(sample)
counts = []
for row in rows[1:]:
    reads = int(float(row[column]))
    if reads:
        elsewhere = sum(int(float(v)) for i, v in enumerate(row) if i and i != column and v.replace(".", "").isdigit())
        counts.append((reads, names.get(row[0], row[0]), elsewhere))
counts.sort(reverse=True)
total = sum(c[0] for c in counts)
inside = [c for c in counts if any(c[1] in s for s in both)]
outside = [c for c in counts if c not in inside]
print(f"kept {total}; variants {len(counts)}; inside {len(inside)}, with >= 2 reads {sum(c[0] >= 2 for c in inside)};"
      f" outside {len(outside)} variants, {sum(c[0] for c in outside)} reads = "
      f"{100 * sum(c[0] for c in outside) / total:.2f} %")
for reads, sequence, elsewhere in inside:
    print(f"  inside\t{reads}\telsewhere {elsewhere}")
known = [(words(s), n) for s, n in zip(both, list(published) * 2)]
for reads, sequence, elsewhere in outside:
    own = words(sequence)
    shared, name = max((len(own & other) / len(own), n) for other, n in known)
    print(f"  outside\t{reads}\telsewhere {elsewhere}\tshares {100 * shared:.0f} % of its 8-mers with {name}")

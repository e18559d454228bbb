"""Makes the small classifier reference of the golden tests from the sample data's true sequences.

Usage: python3 scripts/oracles/tiny-reference.py SampleData/simulation > Tests/GoldenTests/Fixtures/tiny/reference.fasta

The 24 most frequent amplicons whose lineages reach the genus, each between the primers 515F and 806R, so that reads can
be simulated from it.
"""
import csv
import sys

folder = sys.argv[1]
with open(f"{folder}/truth.tsv", newline="") as file:
    rows = list(csv.reader(file, delimiter="\t"))[1:]
sequences = {}
with open(f"{folder}/truth.fasta") as file:
    for line in file:
        if line.startswith(">"):
            name = line[1:].strip()
        else:
            sequences[name] = line.strip()
rows = [row for row in rows if ";g__" in row[1]]
rows.sort(key=lambda row: (-sum(int(value) for value in row[2:]), row[0]))
forward, reverse_complement = "GTGCCAGCAGCCGCGGTAA", "ATTAGAAACCCCTGTAGTCC"
for row in rows[:24]:
    lineage = ",".join(f"{part[0]}:{part[3:]}" for part in row[1].split(";"))
    print(f">{row[0]};tax={lineage};")
    print(forward + sequences[row[0]] + reverse_complement)

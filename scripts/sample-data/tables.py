"""Writes the true community of the sample data as a table in every format that dysbio reads.

Usage: python3 scripts/sample-data/tables.py TRUTH.tsv SAMPLES.csv FOLDER
"""
import csv
import json
import sys
from collections import OrderedDict

truth, sheet, folder = sys.argv[1:4]
with open(truth, newline="") as file:
    rows = list(csv.reader(file, delimiter="\t"))
with open(sheet, newline="") as file:
    samples_of_sheet = list(csv.DictReader(file))
controls = {row["sample"] for row in samples_of_sheet if row["control"]}
keep = [i for i, name in enumerate(rows[0]) if i >= 2 and name not in controls]
samples = [rows[0][i] for i in keep]
features = [row[0] for row in rows[1:]]
lineages = [row[1] for row in rows[1:]]
counts = [[int(row[i]) for i in keep] for row in rows[1:]]


def write(name, lines):
    with open(f"{folder}/{name}", "w", newline="") as file:
        file.write("\n".join(lines) + "\n")


# Features × samples, with the lineage in the last column, as `biom convert --to-tsv` writes it.
write(
    "counts.tsv",
    ["# Constructed from biom file", "\t".join(["#OTU ID"] + samples + ["taxonomy"])]
    + ["\t".join([f] + [str(c) for c in row] + [l.replace(";", "; ")]) for f, l, row in zip(features, lineages, counts)],
)
# Samples × features, with lineages in a QIIME 2 taxonomy table beside it.
write(
    "counts-by-sample.csv",
    [",".join(["sample"] + features)]
    + [",".join([s] + [str(row[i]) for row in counts]) for i, s in enumerate(samples)],
)
write("taxonomy.tsv", ["Feature ID\tTaxon"] + [f"{f}\t{l.replace(';', '; ')}" for f, l in zip(features, lineages)])
# One record per feature and sample.
write(
    "counts-long.tsv",
    ["OTU\tSample\tAbundance"]
    + [f"{f}\t{s}\t{row[i]}" for f, row in zip(features, counts) for i, s in enumerate(samples) if row[i]],
)
# BIOM 1.0.
document = OrderedDict(
    id=None, format="Biological Observation Matrix 1.0.0", format_url="http://biom-format.org", type="OTU table",
    generated_by="dysbio sample data", date="2026-01-01T00:00:00",
    rows=[OrderedDict(id=f, metadata={"taxonomy": l.split(";")}) for f, l in zip(features, lineages)],
    columns=[OrderedDict(id=s, metadata=None) for s in samples], matrix_type="sparse", matrix_element_type="int",
    shape=[len(features), len(samples)],
    data=[[i, j, c] for i, row in enumerate(counts) for j, c in enumerate(row) if c],
)
write("counts.biom", [json.dumps(document)])
# A merged MetaPhlAn-like profile: percent at every rank.
totals = [sum(row[i] for row in counts) for i in range(len(samples))]
clades = {}
for lineage, row in zip(lineages, counts):
    names = ["k__" + lineage.split(";")[0][3:]] + lineage.split(";")[1:]
    for depth in range(1, len(names) + 1):
        clade = "|".join(name.replace(" ", "_") for name in names[:depth])
        clades.setdefault(clade, [0] * len(samples))
        clades[clade] = [a + b for a, b in zip(clades[clade], row)]
write(
    "profile-metaphlan.tsv",
    ["clade_name\t" + "\t".join(samples)]
    + [
        clade + "\t" + "\t".join(f"{100 * value / total:.5f}" for value, total in zip(clades[clade], totals))
        for clade in sorted(clades, key=lambda name: (name.count("|"), name))
    ],
)
# What is known of the samples.
write(
    "metadata.tsv",
    ["sample-id\tgroup\thost\tbody_site\tage"]
    + [
        f"{row['sample']}\t{row['group']}\thuman\tstool\t{30 + 7 * n % 40}"
        for n, row in enumerate(samples_of_sheet) if row["sample"] not in controls
    ],
)

"""Tables of the mouse set.

Usage: mouse.py steps FOLDER      reads per step and sample of FOLDER/dysbio, FOLDER/vsearch, FOLDER/dada2
       mouse.py family RESULTS…   share of the reads of all samples but the mock with a name at each rank
"""
import csv
import sys


def rows(path, delimiter=","):
    with open(path, newline="") as file:
        return list(csv.reader((line for line in file if not line.startswith("# ")), delimiter=delimiter))


def table(path, delimiter):
    """Sample → (reads, variants)."""
    lines = rows(path, delimiter)
    values = [[float(v) for v in line[1:]] for line in lines[1:]]
    return {
        sample: (int(sum(row[i] for row in values)), sum(row[i] > 0 for row in values))
        for i, sample in enumerate(lines[0][1:])
    }


def steps(folder):
    ledger = {}
    for sample, step, reason, reads in rows(f"{folder}/dysbio/read_ledger.csv")[1:]:
        ledger.setdefault(sample, {}).setdefault(step, 0)
        ledger[sample][step] += int(reads)
    ours = table(f"{folder}/dysbio/feature_table.tsv", "\t")
    chain = table(f"{folder}/vsearch/table.tsv", "\t")
    merged = {row[0]: row for row in rows(f"{folder}/vsearch/steps.csv")[1:]}
    dada = {row[0]: row for row in rows(f"{folder}/dada2/steps.csv")[1:]}
    print("| sample | input | merged + filtered: dysbio | vsearch | dada2 | kept: dysbio | vsearch | dada2 |"
          " variants: dysbio | vsearch | dada2 |\n|" + "---|" * 11)
    total = [0] * 7
    for sample, of in ledger.items():
        reads = sum(of.values())
        passed = reads - sum(n for step, n in of.items() if step in ("primers", "filter", "merge"))
        row = [reads, passed, int(merged[sample][3]), int(dada[sample][3]), ours[sample][0], chain[sample][0],
               int(dada[sample][4])]
        total = [a + b for a, b in zip(total, row)]
        print("| " + " | ".join(map(str, [sample, *row, ours[sample][1], chain[sample][1], dada[sample][5]])) + " |")
    variants = [len(rows(f"{folder}/dysbio/feature_table.tsv", "\t")) - 1,
                len(rows(f"{folder}/vsearch/table.tsv", "\t")) - 1, len(rows(f"{folder}/dada2/table.csv")) - 1]
    print("| " + " | ".join(map(str, ["all", *total, *variants])) + " |")


def family(folders):
    print("| results | domain | phylum | class | order | family | genus |\n|" + "---|" * 7)
    for folder in folders:
        names = rows(f"{folder}/taxonomy.csv")
        ranks = ["domain", "phylum", "class", "order", "family", "genus"]
        columns = [names[0].index(rank) for rank in ranks]
        named = {row[0]: [bool(row[c]) for c in columns] for row in names[1:]}
        counts = rows(f"{folder}/feature_table.tsv", "\t")
        places = [i for i, sample in enumerate(counts[0]) if i and sample != "Mock" and sample != "taxonomy"]
        total, found = 0, [0] * len(ranks)
        for row in counts[1:]:
            reads = sum(float(row[i]) for i in places)
            total += reads
            found = [n + reads * has for n, has in zip(found, named[row[0]])]
        print("| " + " | ".join([folder.rstrip("/").split("/")[-1], *(f"{100 * n / total:.1f} %" for n in found)]) + " |")


if sys.argv[1] == "steps":
    steps(sys.argv[2])
else:
    family(sys.argv[2:])

#!/usr/bin/env python3
"""Holds the panel of names against files of the databases it spells.

Usage: panel-lineages.py PANEL.tsv COLUMN FILE.gz [gg]
FILE is FASTA whose headers end in a lineage (RDP training sets, SILVA's seed), or with `gg` a Greengenes taxonomy. Prints
each cell whose lineage to genus (to its last name) is not in the file, and how many are.
"""
import csv
import gzip
import re
import sys


def clean(name):
    name = re.sub(r"^[dkpcofgs]__", "", name.strip())
    return name.strip('"').replace("_", " ").lower()


def main():
    panel, column, path = sys.argv[1:4]
    is_greengenes = len(sys.argv) > 4
    known = set()
    with gzip.open(path, "rt") as lines:
        for line in lines:
            if not is_greengenes and not line.startswith(">"):
                continue
            text = line.rstrip("\n").split("\t")[-1].lstrip(">")
            names = [clean(name) for name in text.split(";")]
            names = [name for name in names if name and name != "root"]
            for end in range(1, len(names) + 1):
                known.add(tuple(names[:end]))
    found, missing = 0, []
    with open(panel, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            cell = row[column]
            if not cell or cell == "-":
                continue
            names = tuple(name for name in (clean(name) for name in cell.split(";")[:6]) if name)
            if names in known:
                found += 1
            else:
                missing.append((next(iter(row.values())), cell))
    for name, cell in missing:
        print(f"{name}\t{cell}")
    print(f"{found} of {found + len(missing)} lineages to genus are in {path}", file=sys.stderr)


if __name__ == "__main__":
    main()

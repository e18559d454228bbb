#!/usr/bin/env python3
"""Writes Sources/CEmbedded/Resources/genus-lineages.tsv: the current family, order, class, phylum and domain of genera.

    scripts/markers/convert-lineages.py        (after make-panel.py and convert-nomenclature.py)

A known genus decides the wider names of its lineage, whatever the scheme files it under. Taken from the panel's column
of current names; a genus name that some scheme also uses for organisms of another family (Clostridium, Eubacterium,
Ruminococcus) decides nothing and is left out.
"""
from names import RANKS, Nomenclature, read
from portability import PANEL, RESOURCES, SCHEMES


def main():
    plain = Nomenclature(
        read(RESOURCES / "nomenclature.tsv"), read(RESOURCES / "nomenclature-narrowings.tsv"), [])
    rows = [row for row in read(PANEL) if not row["organism"].startswith("unnamed ")]
    homes, spelling = {}, {}
    for row in rows:
        lineage = row["ncbi"].split(";")
        genus = plain.resolve(lineage[:6]).get("genus")
        if genus is not None:
            homes.setdefault(genus, set()).add(tuple(lineage[:5]))
            spelling.setdefault(genus, lineage[5])
    for row in rows:
        home = tuple(row["ncbi"].split(";")[:5])
        for column in (column for columns in SCHEMES.values() for column in columns):
            for depth in (6, 7):
                genus = plain.resolve(row[column].split(";")[:depth]).get("genus")
                if genus in homes:
                    homes[genus].add(home)
    with open(RESOURCES / "genus-lineages.tsv", "w", encoding="utf-8") as file:
        file.write("\t".join(["genus"] + RANKS[:5]) + "\n")
        for genus in sorted(homes):
            if len(homes[genus]) == 1:
                file.write("\t".join([spelling[genus], *next(iter(homes[genus]))]) + "\n")


if __name__ == "__main__":
    main()

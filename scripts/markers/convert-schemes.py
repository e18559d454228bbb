#!/usr/bin/env python3
"""Writes two resources about schemes of names, from the panel of organisms.

    scripts/markers/convert-schemes.py        (after convert-lineages.py and convert-traits.py)

Sources/CEmbedded/Resources/scheme-names.tsv    names by which a scheme is recognised: which versions write the name,
                                                and which spell the same organisms otherwise
Sources/CEmbedded/Resources/expressible.tsv     the schemes in which a taxon alone can be expressed
"""
from groups import all_groups
from names import RANKS, is_placeholder, normalized, read
from portability import PANEL, RESOURCES, SCHEMES, portable

VERSIONS = [(scheme, column) for scheme, columns in SCHEMES.items() for column in columns]


def cells(row, column):
    """Comparable names by rank, of what the scheme names."""
    if row[column] == "-":
        return {}
    names = {rank: normalized(name) for rank, name in zip(RANKS, row[column].split(";")) if name}
    if "species" in names and " " not in names["species"]:
        del names["species"]
    return {rank: name for rank, name in names.items() if not is_placeholder(name)}


def recognised():
    rows = read(PANEL)
    spelled = {column: [cells(row, column) for row in rows] for _, column in VERSIONS}
    found = []
    for rank in RANKS[1:]:
        names = {row[rank] for column in spelled for row in spelled[column] if rank in row}
        for name in sorted(names):
            by = [column for _, column in VERSIONS if any(row.get(rank) == name for row in spelled[column])]
            carriers = [n for n in range(len(rows)) if any(spelled[column][n].get(rank) == name for column in by)]
            against = [column for _, column in VERSIONS if column not in by
                       and any(rank in spelled[column][n] for n in carriers)]
            if against:
                found.append([rank, name, ";".join(by), ";".join(against)])
    return found


def expressible():
    groups = all_groups()
    taxa = {(row["rank"], row["preferred_name"]) for row in read(RESOURCES / "nomenclature.tsv")}
    taxa |= {(row["rank"], row["taxon"]) for row in groups}
    found = []
    for rank, name in sorted(taxa, key=lambda taxon: (RANKS.index(taxon[0]), taxon[1])):
        if "(" in name:
            continue
        schemes = portable(f'{rank[0]}:"{name}"', groups)
        if schemes:
            found.append([rank, name, ";".join(schemes)])
    return found


def write(name, head, rows):
    with open(RESOURCES / name, "w", encoding="utf-8") as file:
        for row in [head] + rows:
            file.write("\t".join(row) + "\n")


if __name__ == "__main__":
    write("scheme-names.tsv", ["rank", "name", "written_by", "foreign_to"], recognised())
    write("expressible.tsv", ["rank", "name", "portable_in"], expressible())

#!/usr/bin/env python3
"""Writes the resources of published models: gmwi2.tsv (coefficients) and toposcore.tsv (two lists of species).

    scripts/markers/convert-models.py

gmwi2-evidence.tsv: the 95 non-zero coefficients of danielchang2002/GMWI2 (MIT, Copyright 2023 Daniel Chang), numbers
read out of the model file. toposcore-evidence.tsv: the name table of the TOPOSCORE repository (MIT), MetaPhlAn 4
(Jan 2021) against GTDB r207 and r220. What is known of both lists is checked here.
"""
import pathlib

from names import read

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / "Sources/CEmbedded/Resources"
RANKS = {"k": "kingdom", "p": "phylum", "c": "class", "o": "order", "f": "family", "g": "genus", "s": "species"}


def gmwi2():
    rows = read(HERE / "gmwi2-evidence.tsv")
    clades = [row["metaphlan3_clade"] for row in rows]
    values = [float(row["coefficient"]) for row in rows]
    assert len(set(clades)) == len(rows) == 95
    assert sum(value > 0 for value in values) == 49 and sum(value < 0 for value in values) == 46
    for row in rows:
        parts = row["metaphlan3_clade"].split("|")
        assert [part[:3] for part in parts] == [f"{letter}__" for letter in list(RANKS)[:len(parts)]], row
        assert RANKS[parts[-1][0]] == row["rank"], row
        # The shortest digits that read back: nothing is lost or gained on the way.
        assert repr(float(row["coefficient"])) == row["coefficient"], row
    # The possible range that the evidence states.
    assert round(sum(v for v in values if v > 0), 2) == 5.91 and round(sum(v for v in values if v < 0), 2) == -7.85
    with open(OUT / "gmwi2.tsv", "w", encoding="utf-8") as file:
        file.write("clade\tcoefficient\n")
        for row in sorted(rows, key=lambda row: row["metaphlan3_clade"]):
            file.write(f"{row['metaphlan3_clade']}\t{row['coefficient']}\n")


def toposcore():
    rows = read(HERE / "toposcore-evidence.tsv")
    assert [sum(row["set"] == name for row in rows) for name in ("SIG1", "SIG2")] == [37, 45]
    assert len({row["metaphlan4_jan21_species"] for row in rows}) == len(rows)
    with open(OUT / "toposcore.tsv", "w", encoding="utf-8") as file:
        file.write("set\tmetaphlan4\tgtdb_r207\tgtdb_r220\n")
        for row in sorted(rows, key=lambda row: (row["set"], row["metaphlan4_jan21_species"])):
            file.write("\t".join([row["set"], row["metaphlan4_jan21_species"], row["gtdb_r207"], row["gtdb_r220"]]) + "\n")


if __name__ == "__main__":
    gmwi2()
    toposcore()

#!/usr/bin/env python3
"""Turns the literature table of traits into Sources/CEmbedded/Resources/traits.tsv.

    scripts/markers/convert-traits.py

Every row and column is kept; values become ids (`strict anaerobe` is `strict-anaerobe`), so that the program refuses
one it does not know.
"""
from names import read
from portability import HERE, RESOURCES

# column of the evidence: column here, values of the evidence: values here
COLUMNS = {
    "gram": ("gram", {"neg": "negative", "pos": "positive", "archaea": "archaea"}),
    "oxygen": ("oxygen", {
        "strict anaerobe": "strict-anaerobe", "facultative": "facultative", "aerobe": "aerobe",
        "microaerophile": "microaerophile"}),
    "butyrate_producer": ("butyrate", {"yes": "yes", "no": "no", "some strains/species": "some", "unknown": "unknown"}),
    "mucin_degrader": ("mucin", {"yes": "yes", "no": "no", "some strains/species": "some", "unknown": "unknown"}),
    "lps_high": ("lps", {"high": "high", "low": "low", "none": "none", "unknown": "unknown"}),
    "oral_origin": ("oral-origin", {"yes": "yes", "no": "no", "mixed": "mixed"}),
    "h2s_producer": ("h2s", {
        "dissimilatory": "dissimilatory", "cysteine route": "cysteine", "no": "no",
        "not established": "not-established"}),
    "methanogen": ("methane", {"yes": "yes", "no": "no"}),
}


def main():
    head = ["rank", "taxon"] + [name for name, _ in COLUMNS.values()] + ["citations", "oxygen-check", "note"]
    seen = set()
    with open(RESOURCES / "traits.tsv", "w", encoding="utf-8") as file:
        file.write("\t".join(head) + "\n")
        for row in read(HERE / "traits-evidence.tsv"):
            assert (row["rank"], row["taxon"]) not in seen, row
            seen.add((row["rank"], row["taxon"]))
            values = [values[row[column]] for column, (_, values) in COLUMNS.items()]
            file.write("\t".join(
                [row["rank"], row["taxon"], *values, row["citation_keys"], row["oxygen_bacdive_check"], row["note"]]) + "\n")


if __name__ == "__main__":
    main()

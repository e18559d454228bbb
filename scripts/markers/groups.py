"""Named groups of taxa as the program makes them: the published lists, and the genera that share a trait."""
from names import read
from portability import RESOURCES


def read_commented(path):
    """Tables written by hand begin with comment lines."""
    import csv
    with open(path, encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def all_groups():
    rows = read(RESOURCES / "taxon-groups.tsv")
    traits = read(RESOURCES / "traits.tsv")
    for group in read_commented(RESOURCES / "trait-groups.tsv"):
        values, exceptions = group["values"].split(";"), group["except"].split(";")
        members = [row["taxon"] for row in traits
                   if row["rank"] == "genus" and row[group["trait"]] in values and row["taxon"] not in exceptions]
        assert members, group
        rows += [{"group": group["group"], "rank": "genus", "taxon": name, "restriction": ""} for name in members]
    return rows

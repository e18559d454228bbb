"""In which schemes of names a set of taxa can be expressed, found out from the panel.

A set of taxa is the same in a scheme if the program, reading the panel's organisms as that scheme spells them, finds
the same organisms as in current names: at genus depth (lineages cut below the genus) and at species depth. Organisms
that the scheme does not have, and those of other body sites, are not asked for.

    scheme           the set is the same at both depths (species themselves are asked for at species depth only)
    scheme:species   only where every named genus comes with its species
"""
import functools
import pathlib
import re

from names import RANKS, Nomenclature, is_placeholder, normalized, read

HERE = pathlib.Path(__file__).resolve().parent
RESOURCES = HERE.parent.parent / "Sources/CEmbedded/Resources"
PANEL = HERE.parent.parent / "Tests/DysbiosisTests/Fixtures/names/panel.tsv"

# Scheme id: its columns of the panel. A set must be the same in all versions of a scheme.
SCHEMES = {
    "ncbi": ["ncbi"], "ncbi-old": ["ncbi-2019"], "gtdb": ["gtdb-r220", "gtdb-r207"],
    "silva": ["silva-138.2", "silva-138.1", "silva-132"], "rdp": ["rdp-16"], "rdp-19": ["rdp-19"],
    "greengenes": ["greengenes-13_8"], "metaphlan": ["metaphlan-3", "metaphlan-4"],
}
# The training sets end at the genus.
WITHOUT_SPECIES = {"rdp", "rdp-19"}
DEPTHS = {"genus": 6, "species": 7}
# RDP's clusters of Clostridium exist in RDP's own names only.
BINS = re.compile(r"Clostridium (III|IV|XI|XIVa|XIVb|XVIII)")


@functools.cache
def nomenclature():
    return Nomenclature(
        read(RESOURCES / "nomenclature.tsv"), read(RESOURCES / "nomenclature-narrowings.tsv"),
        read(RESOURCES / "genus-lineages.tsv"))


@functools.cache
def panel():
    return [row for row in read(PANEL) if row["site"] == "gut"]


@functools.cache
def organisms(column, depth):
    """Per organism its names as written and as resolved; None where the scheme does not have it."""
    found = []
    for row in panel():
        if row[column] == "-":
            found.append(None)
            continue
        written = row[column].split(";")[:DEPTHS[depth]]
        found.append((written, nomenclature().resolve(written)))
    return found


def terms(text, groups):
    """(rank, name, restriction) of every taxon of a sum."""
    letters = dict(zip("dpcofgs", RANKS))
    found = []
    for group, rank, quoted, bare in re.findall(r'@([a-z0-9-]+)|([dpcofgs]):(?:"([^"]+)"|([^\s+/()]+))', text):
        if group:
            found += [(row["rank"], row["taxon"], row["restriction"]) for row in groups if row["group"] == group]
        else:
            found.append((letters[rank], quoted or bare, ""))
    return found


def sides(expression):
    """The sums of an expression; a slash inside quotes is part of a name."""
    return re.split(r'/(?=(?:[^"]*"[^"]*")*[^"]*$)', expression)


def matched(sum_terms, column, depth):
    """The numbers of the organisms that a sum finds."""
    found = set()
    for rank, name, restriction in sum_terms:
        current = nomenclature().match(name, rank)
        if current is None:
            continue
        key = normalized(current)
        for number, organism in enumerate(organisms(column, depth)):
            if organism is None or organism[1].get(rank) != key:
                continue
            if restriction and len(organism[0]) > 5 and not is_placeholder(normalized(organism[0][5])):
                continue
            found.add(number)
    return found


def differences(expression, column, depth, groups, truth="ncbi"):
    """Organisms that a scheme's names put in or leave out, per side; a side without any organism is a difference. At
    genus depth species are not asked for."""
    found = []
    for side in sides(expression):
        asked = [term for term in terms(side, groups) if depth == "species" or term[0] != "species"]
        if not asked:
            continue
        wanted = matched(asked, truth, depth)
        seen = matched(asked, column, depth)
        if not seen:
            found.append("nothing")
        known = {n for n, (a, b) in enumerate(zip(organisms(column, depth), organisms(truth, depth))) if a and b}
        found += [("+" if n in seen else "-") + panel()[n]["organism"] for n in sorted((wanted ^ seen) & known)]
    return found


def portable(expression, groups):
    """The schemes of an expression, in the order of SCHEMES."""
    if expression.startswith("metric:"):
        return list(SCHEMES)
    parts = [part for side in sides(expression) for part in terms(side, groups)]
    if not parts:
        return []
    if any(BINS.match(name) for _, name, _ in parts):
        return ["rdp"]
    names_species = any(rank == "species" for rank, _, _ in parts)
    found = []
    for scheme, columns in SCHEMES.items():
        def same(depth):
            return not any(differences(expression, column, depth, groups) for column in columns)
        if scheme in WITHOUT_SPECIES:
            if not names_species and same("genus"):
                found.append(scheme)
            continue
        if not same("species"):
            continue
        found.append(scheme if same("genus") else scheme + ":species")
    return found

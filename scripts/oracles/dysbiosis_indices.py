#!/usr/bin/env python3
"""Dysbiosis indices from the formulas of their papers, with NumPy, independent of the program.

    scripts/oracles/dysbiosis_indices.py FOLDER-OF-TEST-DATA [OUTPUT]

Reads the data sets cohort-wirbel-crc, index-gmhi-gmwi2 and diversity-age and writes
Tests/DysbiosisTests/Fixtures/indices/golden.csv (data set, index, sample, value). Nothing of the tables is copied.
Names are compared as the tables write them, but where a comment says otherwise. Written with NumPy 2.4; no other dependency.
"""
import csv
import gzip
import pathlib
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "markers"))
from names import Nomenclature, normalized, read  # noqa: E402

RESOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources/CEmbedded/Resources"
DATA = pathlib.Path(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "Tests/DysbiosisTests/Fixtures/indices/golden.csv"
ROWS = []


def lines(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig") as file:
        return [line.rstrip("\r\n") for line in file]


def note(data, index, samples, values):
    ROWS.extend((data, index, sample, repr(float(value))) for sample, value in zip(samples, values))


def bray_curtis(a, b):
    return np.array([np.abs(x - b).sum(1) / (x + b).sum(1) for x in a])


def entropy(p):
    return -np.where(p > 0, p * np.log(np.where(p > 0, p, 1)), 0).sum(-1)


def comparisons(data, samples, shares, reference, cases):
    """Everything that compares a sample with people. `reference` and `cases` are row numbers."""
    n = len(samples)
    d = bray_curtis(shares, shares)
    others = [[r for r in reference if r != i] for i in range(n)]
    note(data, "dysbiosis-score-median-bc", samples, [np.median(d[i, others[i]]) for i in range(n)])

    # CLOUD (Montassier 2018): mean distance to the k nearest, over the reference's own mean.
    k = max(1, round(0.05 * len(reference)))
    nearest = np.array([np.sort(d[i, others[i]])[:k].mean() for i in range(n)])
    note(data, "cloud", samples, [nearest[i] / np.mean([nearest[r] for r in others[i]]) for i in range(n)])
    note(data, "cloud-p", samples, [np.mean([nearest[r] >= nearest[i] for r in others[i]]) for i in range(n)])

    # Squared distance to a centroid without coordinates: mean d²(x, a) − ½ mean d²(a, b) over all ordered pairs.
    def squared(i, group):
        return (d[i, group] ** 2).mean() - (d[np.ix_(group, group)] ** 2).mean() / 2

    note(data, "centroid-difference-squared", samples, [squared(i, reference) - squared(i, cases) for i in range(n)])
    note(data, "centroid-difference", samples, [
        np.sqrt(squared(i, others[i])) - np.sqrt(squared(i, [c for c in cases if c != i])) for i in range(n)])

    # Santiago 2019: mean Shannon difference times mean Jensen-Shannon divergence, nats.
    h = entropy(shares)

    def divergence(i, group):
        middle = (shares[i] + shares[group]) / 2
        return entropy(middle) - (h[i] + h[group]) / 2

    note(data, "shannon-jsd", samples, [
        np.mean(h[i] - h[others[i]]) * np.mean(divergence(i, others[i])) for i in range(n)])

    # Halfvarson 2017 in the reference's own principal coordinates, the plane by least squares, the segment by search. A
    # reference subject is projected onto an ordination without its tenth (by name), anybody else onto the whole one.
    byname = sorted(reference, key=lambda r: samples[r])
    layouts = [plane_of(d, byname)] + [
        plane_of(d, [r for place, r in enumerate(byname) if place % 10 != fold]) for fold in range(10)]
    own = {r: 1 + place % 10 for place, r in enumerate(byname)}
    note(data, "reference-plane", samples, [to_plane(*layouts[own.get(i, 0)], d[i]) for i in range(n)])


def plane_of(d, rows):
    """Rows, centred diagonal, axes and eigenvalues of an ordination, and the plane through them."""
    m = len(rows)
    centring = np.eye(m) - 1 / m
    gower = -centring @ (d[np.ix_(rows, rows)] ** 2) @ centring / 2
    values, vectors = np.linalg.eigh(gower)
    top = np.argsort(values)[::-1][:3]
    axes = vectors[:, top] * np.sqrt(values[top])
    design = np.column_stack([np.ones(m), axes[:, 0], axes[:, 1]])
    return rows, np.diag(gower), axes, values[top], np.linalg.lstsq(design, axes[:, 2], rcond=None)[0]


def to_plane(rows, diagonal, axes, values, plane, distances):
    # Nearest point of z = a + b·u + c·v with u, v inside the reference's range: quadratic in u, v, convex.
    y = (diagonal - distances[rows] ** 2) @ axes / (2 * values)
    a, b, c = plane
    low, high = axes.min(0)[:2], axes.max(0)[:2]
    directions = np.array([[1, 0, b], [0, 1, c]])
    start = np.array([0, 0, a])
    best = np.inf
    points = [np.linalg.lstsq(directions.T, y - start, rcond=None)[0]]
    points += [np.array([u, v]) for u in (low[0], high[0]) for v in (low[1], high[1])]
    for fixed in (0, 1):
        for end in (low[fixed], high[fixed]):
            free = directions[1 - fixed]
            point = np.zeros(2)
            point[fixed], point[1 - fixed] = end, (y - start - end * directions[fixed]) @ free / (free @ free)
            points.append(point)
    for point in points:
        if np.all(point >= low - 1e-12) and np.all(point <= high + 1e-12):
            best = min(best, np.linalg.norm(y - start - point @ directions))
    return best


def wirbel():
    folder = DATA / "cohort-wirbel-crc"
    table = [line.split("\t") for line in lines(folder / "feature_table.tsv.gz")]
    taxa = [line.split("\t")[1:] for line in lines(folder / "taxonomy.tsv.gz")[1:]]
    metadata = [line.split("\t") for line in lines(folder / "metadata.tsv")]
    column = metadata[0].index("study_condition")
    group = {row[0]: row[column] for row in metadata[1:]}
    samples = table[0][1:]
    shares = np.array([[float(cell) for cell in row[1:]] for row in table[1:]]).T
    shares /= shares.sum(1, keepdims=True)
    cases = [i for i, s in enumerate(samples) if group[s] == "CRC"]
    reference = [i for i, s in enumerate(samples) if group[s] != "CRC"]
    return samples, shares, taxa, reference, cases


def published():
    """dysbiosisR's vignette (1.0.4) on this table: which of its figures follow from the papers' formulas, on its inputs.

    It takes the percentages as they are (rows sum to 98.9…100); the program closes them, so its last digits differ.
    """
    folder = DATA / "cohort-wirbel-crc"
    table = [line.split("\t") for line in lines(folder / "feature_table.tsv.gz")]
    metadata = [line.split("\t") for line in lines(folder / "metadata.tsv")]
    column = metadata[0].index("study_condition")
    group = {row[0]: row[column] for row in metadata[1:]}
    samples = table[0][1:]
    percent = np.array([[float(cell) for cell in row[1:]] for row in table[1:]]).T
    d = bray_curtis(percent, percent)
    cases = np.array([group[s] == "CRC" for s in samples])
    reference = np.flatnonzero(~cases)

    def auc(values):
        a, b = np.array(values)[cases], np.array(values)[~cases]
        return np.mean((a[:, None] > b) + 0.5 * (a[:, None] == b))

    def squared(i, rows):
        return (d[i, rows] ** 2).mean() - (d[np.ix_(rows, rows)] ** 2).mean() / 2

    median = np.array([np.median(d[i, reference[reference != i]]) for i in range(len(samples))])
    assert abs(auc(median) - 0.6469) < 5e-5
    beyond = median > np.quantile(median[cases], 0.9)
    assert (beyond[cases].sum(), beyond[~cases].sum()) == (6, 4)
    centroid = [squared(i, reference) - squared(i, np.flatnonzero(cases)) for i in range(len(samples))]
    assert np.allclose(centroid[:3], [0.07722225, 0.06710710, 0.05249821], atol=5e-9)
    assert abs(auc(centroid) - 0.797) < 5e-4
    # Its plane: coordinates of all samples together. Two of three published distances are those to the whole plane; the
    # first projects outside the healthy range and is longer to the segment.
    n = len(samples)
    centring = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-centring @ d ** 2 @ centring / 2)
    top = np.argsort(values)[::-1][:3]
    axes = vectors[:, top] * np.sqrt(values[top])
    design = np.column_stack([np.ones(n), axes[:, 0], axes[:, 1]])
    plane = np.linalg.lstsq(design[reference], axes[reference, 2], rcond=None)[0]
    away = np.abs(axes[:, 2] - design @ plane) / np.sqrt(1 + plane[1] ** 2 + plane[2] ** 2)
    assert np.allclose(away[1:3], [0.22944516, 0.14400941], atol=5e-9) and away[0] < 0.05128249
    # Its CLOUD figures (0.6673767, 0.6603512 with k = 5) do not follow: by the paper these samples have 0.950 and 0.949.
    nearest = np.array([np.sort(d[i, reference[reference != i]])[:5].mean() for i in range(n)])
    ratio = nearest / nearest[reference].mean()
    assert abs(ratio[samples.index("CCMD10032470ST-11-0")] - 0.950) < 5e-4


def by_taxa():
    """Ratios of taxa on the same table, whose names are close to today's; sets spelt as the table spells them."""
    samples, shares, taxa, _, _ = wirbel()
    phylum, order_, family, genus = (np.array([t[i] for t in taxa], dtype=object) for i in (0, 2, 3, 4))
    class_ = np.array([t[1] for t in taxa], dtype=object)
    # The cirrhosis ratio's families have moved most: they are read by the twin of the program's rules for names.
    twin = Nomenclature(*(read(RESOURCES / f"{name}.tsv") for name in ("nomenclature", "nomenclature-narrowings", "genus-lineages")))
    current = np.array([twin.resolve([""] + t).get("family", "") for t in taxa], dtype=object)
    groups = read(RESOURCES / "taxon-groups.tsv")
    wide = lambda name: [g["taxon"].lower() for g in groups if g["group"] == name + "-sensu-lato"]
    of = lambda column, *names: shares[:, np.isin(column, names)].sum(1)
    # Eubacterium dolichum is Amedibacillus dolichus, an Erysipelotrichia; the table has it under both names.
    for column, name in ((class_, "Erysipelotrichia"), (order_, "Erysipelotrichales"), (family, "Erysipelotrichaceae")):
        column[[t[5].startswith("Eubacterium dolichum") for t in taxa]] = name
    # Deltaproteobacteria and Epsilonproteobacteria are phyla of their own by now, as the program reads them.
    old_proteobacteria = of(phylum, "Proteobacteria") - of(class_, "Deltaproteobacteria", "Epsilonproteobacteria")
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = {
            "mdr": (of(class_, "Bacilli") + old_proteobacteria)
            / (of(class_, "Clostridia") + of(phylum, "Bacteroidetes")),
            "mhi-a": of(class_, "Bacteroidia", "Clostridia") / of(class_, "Gammaproteobacteria", "Bacilli"),
            "cdr": of(current, "lachnospiraceae", *wide("ruminococcaceae"), *wide("veillonellaceae"))
            / of(current, "bacteroidaceae", *wide("enterobacteriaceae")),
            "md-index-family": np.log(
                of(family, "Enterobacteriaceae", "Pasteurellaceae", "Veillonellaceae", "Fusobacteriaceae")
                / of(order_, "Erysipelotrichales", "Bacteroidales", "Eubacteriales")),
        }
    for index, values in ratios.items():
        keep = np.isfinite(values) & (values != 0)
        note("wirbel", index, [s for s, k in zip(samples, keep) if k], values[keep])


# Gevers 2014 as QIIME 1 lists it; the four families stand at genus level: features of theirs without a genus.
MD_UP = "Escherichia Haemophilus Fusobacterium Veillonella".split()
MD_DOWN = ("Dialister Faecalibacterium Ruminococcus Sutterella Parabacteroides Bacteroides Coprococcus Dorea Oscillospira "
           "Bilophila").split()
MD_UNNAMED = "Rikenellaceae Lachnospiraceae Erysipelotrichaceae Ruminococcaceae".split()
# Families that were cut out of Enterobacteriaceae in 2016 (doi:10.1099/ijsem.0.001485), and one described inside it since.
ENTERICS = ("Enterobacteriaceae Erwiniaceae Pectobacteriaceae Yersiniaceae Hafniaceae Morganellaceae Budviciaceae "
            "Bruguierivoracaceae").split()
# They make butyrate from amino acids.
NO_FIBRE = "Fusobacterium Porphyromonas Clostridioides".split()


def by_genera():
    """Shares of genera that share a trait, and the genus form of the MD-index, on the same table.

    Traits are read from the literature table itself (scripts/markers/traits-evidence.tsv, genus rows), the denominator is
    everything with a name, and what a written name means today is read by the twin of the program's rules.
    """
    samples, shares, taxa, _, _ = wirbel()
    twin = Nomenclature(
        *(read(RESOURCES / f"{name}.tsv") for name in ("nomenclature", "nomenclature-narrowings", "genus-lineages")))
    current = [twin.resolve([""] + names) for names in taxa]
    genus = np.array([names.get("genus", "") for names in current], dtype=object)
    family = np.array([names.get("family", "") for names in current], dtype=object)
    has_no_genus = np.array([not names[4] for names in taxa])
    classified = shares[:, [bool(names) for names in current]].sum(1)
    today = lambda names, rank: [normalized(twin.match(name, rank)) for name in names]
    of = lambda column, names: shares[:, np.isin(column, names)].sum(1)

    evidence = [row for row in read(ROOT / "scripts/markers/traits-evidence.tsv") if row["rank"] == "genus"]
    having = lambda trait, *values: today([row["taxon"] for row in evidence if row[trait] in values], "genus")
    fibre = [name for name in having("butyrate_producer", "yes") if name not in today(NO_FIBRE, "genus")]
    groups = {
        "gram-negative-share": having("gram", "neg"),
        "facultative-share": having("oxygen", "facultative", "aerobe"),
        "oral-share": having("oral_origin", "yes"),
        "high-lps-share": having("lps_high", "high"),
        "butyrate-share": fibre,
    }
    for index, names in groups.items():
        note("wirbel", index, samples, of(genus, names) / classified)
    note("wirbel", "enterobacteriaceae-share", samples, of(family, today(ENTERICS, "family")) / classified)

    up = of(genus, today(MD_UP, "genus"))
    is_down = np.isin(genus, today(MD_DOWN, "genus")) | (np.isin(family, today(MD_UNNAMED, "family")) & has_no_genus)
    down = shares[:, is_down].sum(1)
    keep = (up > 0) & (down > 0)
    note("wirbel", "md-index-genus", [s for s, k in zip(samples, keep) if k], np.log(up[keep] / down[keep]))


def gmwi2():
    folder = DATA / "index-gmhi-gmwi2/gmwi2"
    coefficient = {}
    for line in lines(folder / "gmwi2_coefficients.tsv")[1:]:
        clade, value = line.split("\t")
        coefficient[clade] = float(value)
    profile = [line.split("\t") for line in lines(folder / "SRR1761667_metaphlan.txt") if not line.startswith("#")]
    unknown = sum(float(row[2]) for row in profile if row[0] == "UNKNOWN")
    present = [row[0] for row in profile if float(row[2]) / (100 - unknown) > 1e-5]
    note("gmwi2", "gmwi2-2024", ["SRR1761667"], [sum(coefficient.get(clade, 0) for clade in present)])


def toposcore():
    folder = DATA / "diversity-age"
    table = [line.split("\t") for line in lines(folder / "metaphlan4_taxonomy.tsv.gz")]
    lists = [line.split("\t") for line in lines(ROOT / "scripts/markers/toposcore-evidence.tsv")[1:]]
    first = {row[0] for row in lists if row[4] == "SIG1"}
    second = {row[0] for row in lists if row[4] == "SIG2"}
    species = {row[0].split("|s__")[1]: [float(cell) for cell in row[1:]]
               for row in table[1:] if "|s__" in row[0] and "|t__" not in row[0]}
    samples = table[0][1:]
    values = []
    for i in range(len(samples)):
        ones = sum(species.get(name, [0] * len(samples))[i] > 0 for name in first)
        twos = sum(species.get(name, [0] * len(samples))[i] > 0 for name in second)
        values.append(round((twos / 45 - ones / 37 + 1) / 2, 3))
    note("age", "toposcore", samples, values)


if __name__ == "__main__":
    published()
    samples, shares, _, reference, cases = wirbel()
    comparisons("wirbel", samples, shares, reference, cases)
    by_taxa()
    by_genera()
    gmwi2()
    toposcore()
    with open(OUT, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["data", "index", "sample", "value"])
        writer.writerows(ROWS)

#!/usr/bin/env python3
"""Golden values of the beta and the phylogenetic metrics, for Tests/DiversityTests: scikit-bio, SciPy, NumPy and `ssu`.

    scripts/oracles/beta_golden.py [FOLDER]

Reads small.tsv that diversity_golden.py simulated, makes small.nwk (a tree of its features), and writes
small.more-beta.tsv and small.phylogenetic.tsv. With FOLDER (the one DYSBIO_TEST_DATA names) also
<table>.phylogenetic.tsv of real tables with trees. Then run beta_golden.R. `ssu` (unifrac-tools 1.2) and biom-format are
needed for the rows of generalised and variance-adjusted UniFrac.
"""
import pathlib
import subprocess
import sys
import tempfile
import warnings

import biom
import h5py
import numpy as np
import pandas as pd
import skbio
from scipy.sparse import csr_matrix
from scipy.spatial.distance import pdist
from skbio.diversity import alpha, beta_diversity

warnings.simplefilter("ignore")
OUT = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "DiversityTests" / "Fixtures" / "golden"


def pairwise(rows, function):
    return np.array([function(rows[i], rows[j]) for i in range(len(rows)) for j in range(i + 1, len(rows))])


def horn(x, y):
    """One minus Horn's R0, by its formula (Horn 1966)."""
    def entropy(v):
        v = v[v > 0].astype(float)
        return (v * np.log(v)).sum()
    a, b = x.sum(), y.sum()
    below = (a + b) * np.log(a + b) - entropy(np.array([a])) - entropy(np.array([b]))
    return 1 - (entropy(x + y) - entropy(x) - entropy(y)) / below


def yue_clayton(p, q):
    product = (p * q).sum()
    return 1 - product / ((p ** 2).sum() + (q ** 2).sum() - product)


def robust_aitchison(counts):
    with np.errstate(divide="ignore"):
        logs = np.where(counts > 0, np.log(np.maximum(counts, 1e-300)), np.nan)
    centred = logs - np.nanmean(logs, axis=1, keepdims=True)
    return pdist(np.nan_to_num(centred))


def beta(counts):
    shares = counts / counts.sum(axis=1, keepdims=True)
    divergence = pdist(shares, "jensenshannon") ** 2
    return {
        "sorensen-binary": pdist(counts > 0, "dice"),
        "canberra-sum-counts": pdist(counts, "canberra"), "canberra-sum-relative": pdist(shares, "canberra"),
        "euclidean-counts": pdist(counts), "euclidean-relative": pdist(shares),
        "manhattan-counts": pdist(counts, "cityblock"), "manhattan-relative": pdist(shares, "cityblock"),
        "cosine-relative": pdist(shares, "cosine"),
        "jensen-shannon-distance-relative": pdist(shares, "jensenshannon"),
        "jensen-shannon-divergence-relative": divergence,
        "horn-relative": pairwise(shares, horn), "horn-counts": pairwise(counts, horn),
        "yue-clayton-relative": pairwise(shares, yue_clayton),
        "hellinger-relative": pdist(np.sqrt(shares)),
        "robust-aitchison": robust_aitchison(counts),
    }


def write_pairs(out, metric, ids, condensed, step):
    pairs = [(i, j) for i in range(len(ids)) for j in range(i + 1, len(ids))]
    for number in range(0, len(pairs), step):
        i, j = pairs[number]
        out.write(f"{metric}\t{ids[i]}\t{ids[j]}\t{condensed[number]:.17g}\n")


def random_tree(names):
    """A tree of these tips: two or three random lineages are joined at a time; some branches have length 0."""
    rng = np.random.default_rng(20260702)
    open_nodes = [f"{name}:{rng.exponential(0.3):.5f}" for name in names]
    while len(open_nodes) > 2:
        size = 3 if len(open_nodes) > 4 and rng.random() < 0.1 else 2
        parts = [open_nodes.pop(rng.integers(len(open_nodes))) for _ in range(size)]
        length = 0 if rng.random() < 0.05 else rng.exponential(0.2)
        open_nodes.append(f"({','.join(parts)}):{length:.5f}")
    return f"({','.join(open_nodes)});"


def ssu(table, tree_path, method, *arguments):
    """Distances by `ssu` in double precision."""
    with tempfile.TemporaryDirectory() as folder:
        with h5py.File(f"{folder}/table.biom", "w") as out:
            biom.Table(
                csr_matrix(table.to_numpy().T.astype(float)), list(table.columns), list(table.index)
            ).to_hdf5(out, "golden")
        subprocess.run(
            ["ssu", "-i", f"{folder}/table.biom", "-t", str(tree_path), "-m", method + "_fp64", "-o", f"{folder}/out.h5",
             "-r", "hdf5_fp64", "--pcoa", "0", *arguments], check=True, capture_output=True)
        with h5py.File(f"{folder}/out.h5") as found:
            order = [x.decode() for x in found["order"][:]]
            matrix = pd.DataFrame(found["matrix"][:], index=order, columns=order)
    matrix = matrix.loc[list(table.index), list(table.index)].to_numpy()
    return matrix[np.triu_indices(len(matrix), 1)]


def embedded(tree, taxa, counts):
    """The length of every branch, and samples x branches reads below them."""
    place = {name: number for number, name in enumerate(taxa)}
    lengths, below = [], []
    for node in tree.postorder(include_self=False):
        if node.is_tip():
            node.reads = counts[:, place[node.name]] if node.name in place else np.zeros(len(counts))
        else:
            node.reads = sum(child.reads for child in node.children)
        lengths.append(node.length)
        below.append(node.reads)
    # The reads of the whole sample stand behind those of its branches.
    below.append(counts.sum(axis=1))
    return np.array(lengths), np.array(below, dtype=float).T


def unifrac(lengths, x, y, alpha_, adjusted):
    """Generalised (Chen 2012) and variance-adjusted (Chang 2011) UniFrac by their formulas, branch by branch; the
    unweighted one where alpha_ is None, the sum above the line alone where it is "sum". `ssu` keeps about eight digits."""
    x, x_total = x[:-1], x[-1]
    y, y_total = y[:-1], y[-1]
    m, whole = x + y, x_total + y_total
    p, q = x / x_total, y / y_total
    variance = np.where((m > 0) & (m < whole), m * (whole - m), np.inf) if adjusted else np.where(m > 0, 1, np.inf)
    weights = lengths / np.sqrt(variance)
    if alpha_ is None:
        return (weights * ((p > 0) != (q > 0))).sum() / weights.sum()
    if alpha_ == "sum":
        return (weights * np.abs(p - q)).sum()
    both = np.where(p + q > 0, p + q, 1)
    # The variance is part of what the power is taken of.
    powers = lengths * (both * np.where(variance < np.inf, variance, 1) ** -0.5) ** alpha_ * (variance < np.inf)
    return (powers * np.abs(p - q) / both).sum() / powers.sum()


def phylogenetic(name, table, tree_path, step):
    """The tree is taken as it is where it is rooted, else rooted at its midpoint by scikit-bio first."""
    tree = skbio.TreeNode.read(str(tree_path), convert_underscores=False)
    table = table.set_axis(table.columns.map(str), axis=1)
    table = table.loc[:, table.columns.isin([tip.name for tip in tree.tips()])]
    table = table.loc[table.sum(axis=1) > 0, table.sum(axis=0) > 0]
    ids, taxa, counts = list(table.index), list(table.columns), table.to_numpy()
    if len(tree.children) > 2:
        tree = tree.root_at_midpoint()
    for node in tree.traverse():
        node.length = node.length or 0
    # One whole count per feature is all that scikit-bio's checks need.
    options = dict(taxa=taxa, tree=tree, validate=False)
    with tempfile.TemporaryDirectory() as folder:
        rooted = f"{folder}/rooted.nwk"
        tree.write(rooted)
        found = {
            "unweighted-unifrac": beta_diversity("unweighted_unifrac", counts, **options).condensed_form(),
            "weighted-unifrac": beta_diversity("weighted_unifrac", counts, **options).condensed_form(),
            "weighted-unifrac-normalized":
                beta_diversity("weighted_unifrac", counts, normalized=True, **options).condensed_form(),
        }
        lengths, below = embedded(tree, taxa, counts)
        for ours, alpha_, adjusted, method, arguments in (
            ("generalized-unifrac-0", 0, False, "generalized", ("-a", "0")),
            ("generalized-unifrac-0.5", 0.5, False, "generalized", ("-a", "0.5")),
            ("generalized-unifrac-1", 1, False, "generalized", ("-a", "1")),
            ("unweighted-unifrac-variance-adjusted", None, True, "unweighted", ("--vaw",)),
            ("weighted-unifrac-variance-adjusted", "sum", True, "weighted_unnormalized", ("--vaw",)),
            ("weighted-unifrac-normalized-variance-adjusted", 1, True, "weighted_normalized", ("--vaw",)),
            ("generalized-unifrac-0.5-variance-adjusted", 0.5, True, "generalized", ("-a", "0.5", "--vaw")),
        ):
            found[ours] = pairwise(below, lambda x, y: unifrac(lengths, x, y, alpha_, adjusted))
            peer = ssu(table, rooted, method, *arguments)
            worst = np.max(np.abs(peer - found[ours]) / np.maximum(found[ours], 1e-6))
            print(f"{name} {ours}: ssu differs by {worst:.1e}")
            assert worst < 1e-5, "ssu disagrees with the formula"
    with open(OUT / f"{name}.phylogenetic.tsv", "w") as out:
        out.write("metric\tsample1\tsample2\tvalue\n")
        for metric, condensed in found.items():
            write_pairs(out, metric, ids, condensed, step)
        for sample, row in list(zip(ids, counts)):
            values = {
                "faith-pd": alpha.faith_pd(row, **options),
                "pd-unrooted": alpha.phydiv(row, rooted=False, weight=False, **options),
                "pd-weighted": alpha.phydiv(row, rooted=True, weight=True, **options),
                "pd-weighted-0.5": alpha.phydiv(row, rooted=True, weight=0.5, **options),
                "pd-balance-weighted": alpha.phydiv(row, rooted=False, weight=True, **options),
                "pd-balance-weighted-0.5": alpha.phydiv(row, rooted=False, weight=0.5, **options),
            }
            for metric, value in values.items():
                out.write(f"{metric}\t{sample}\t\t{value:.17g}\n")


def main():
    small = pd.read_csv(OUT / "small.tsv", sep="\t", index_col=0).T
    with open(OUT / "small.more-beta.tsv", "w") as out:
        out.write("metric\tsample1\tsample2\tvalue\n")
        for metric, condensed in beta(small.to_numpy()).items():
            write_pairs(out, metric, list(small.index), condensed, 5)
    (OUT / "small.nwk").write_text(random_tree(list(small.columns)) + "\n")
    phylogenetic("small", small, OUT / "small.nwk", 5)
    if len(sys.argv) > 1:
        data = pathlib.Path(sys.argv[1])
        esophagus = pd.read_csv(data / "unifrac/esophagus/feature_table.tsv.gz", sep="\t", index_col=0).T
        phylogenetic("esophagus", esophagus, data / "unifrac/esophagus/tree.nwk", 1)
        globe = pd.read_csv(data / "unifrac/globalpatterns/feature_table.tsv.gz", sep="\t", index_col=0).T
        phylogenetic("globalpatterns", globe, data / "unifrac/globalpatterns/tree.nwk", 7)
        qiime = pd.read_csv(data / "unifrac/qiime-191-tt/otu-table.tsv", sep="\t", index_col=0, skiprows=1).T
        phylogenetic("qiime-191-tt", qiime, data / "unifrac/qiime-191-tt/tree.nwk", 1)
    print(f"scikit-bio {skbio.__version__}, NumPy {np.__version__}")


main()

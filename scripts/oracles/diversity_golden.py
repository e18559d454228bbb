#!/usr/bin/env python3
"""Golden values for Tests/DiversityTests, from scikit-bio 0.7.4, NumPy and SciPy.

    scripts/oracles/diversity_golden.py [FOLDER]

Simulates small.tsv (30 samples x 200 features, seed below) and writes what scikit-bio says of it. With FOLDER (the one
DYSBIO_TEST_DATA names) also what it says of two real tables. Then run diversity_golden.R.
"""
import gzip
import pathlib
import sys
import warnings

import numpy as np
import pandas as pd
import skbio
from scipy.optimize import brentq
from scipy.spatial.distance import pdist, squareform
from skbio.diversity import alpha, beta_diversity
from skbio.stats.composition import clr
from skbio.stats.ordination import pcoa

warnings.simplefilter("ignore")
SEED = 20260301
OUT = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "DiversityTests" / "Fixtures" / "golden"


def simulate():
    """Log-normal communities, features in rising prevalence, 300 to 20,000 reads; two samples share their community."""
    rng = np.random.default_rng(SEED)
    base = rng.normal(0, 2, 200)
    prevalence = np.linspace(0.02, 0.9, 200)
    rows = []
    for sample in range(30):
        weights = np.exp(base + rng.normal(0, 1, 200)) * (rng.random(200) < prevalence)
        if sample == 29:
            weights = previous
        previous = weights
        rows.append(rng.multinomial(int(np.exp(rng.uniform(np.log(300), np.log(20000)))), weights / weights.sum()))
    table = np.array(rows)
    # A feature nobody holds stays in the table: it must change nothing.
    table[:, 7] = 0
    return pd.DataFrame(table, index=[f"S{i:02d}" for i in range(30)], columns=[f"F{i:03d}" for i in range(200)])


def guarded(function):
    try:
        value = float(function())
        return value if np.isfinite(value) else None
    except (ValueError, IndexError, ZeroDivisionError):
        return None


def fisher_alpha(counts):
    """scikit-bio minimises a squared difference and stops at about 1e-8; SciPy's root finder goes to the last digits."""
    reads, richness = counts.sum(), (counts > 0).sum()
    if reads <= richness:
        return np.inf
    root = brentq(lambda a: a * np.log1p(reads / a) - richness, 1e-6, 1e12, xtol=1e-300, rtol=1e-15)
    assert np.isclose(root, alpha.fisher_alpha(counts), rtol=1e-6), "scikit-bio disagrees with SciPy"
    return root


ALPHA = {
    "observed-features": lambda x: alpha.observed_features(x),
    "shannon-ln": lambda x: alpha.shannon(x, base=np.e),
    "shannon-log2": lambda x: alpha.shannon(x, base=2),
    "simpson-1-d": lambda x: alpha.simpson(x),
    "inverse-simpson": lambda x: alpha.inv_simpson(x),
    "pielou-evenness": lambda x: alpha.pielou_e(x),
    "berger-parker": lambda x: alpha.berger_parker_d(x),
    "chao1-bias-corrected": lambda x: alpha.chao1(x, bias_corrected=True),
    "chao1-classic": lambda x: alpha.chao1(x, bias_corrected=False),
    "ace": lambda x: alpha.ace(x),
    "goods-coverage": lambda x: alpha.goods_coverage(x),
    "fishers-alpha": fisher_alpha,
}


def aitchison(values):
    values = values[:, values.sum(axis=0) > 0]
    return pdist(clr(values + 0.5))


def aitchison_of_shares(values):
    values = values[:, values.sum(axis=0) > 0]
    smallest = np.array([row[row > 0].min() for row in values])
    return pdist(clr(values + 0.5 * smallest[:, None]))


def distances(table):
    counts = table.to_numpy()
    shares = counts / counts.sum(axis=1, keepdims=True)
    return {
        "bray-curtis-relative": squareform(beta_diversity("braycurtis", shares, validate=False).data),
        "bray-curtis-counts": squareform(beta_diversity("braycurtis", counts).data),
        "jaccard-binary": squareform(beta_diversity("jaccard", counts > 0, validate=False).data),
        "aitchison": aitchison(counts.astype(float)),
        "aitchison-of-shares": aitchison_of_shares(shares),
    }


def golden(name, table, pair_step):
    ids = list(table.index)
    found = distances(table)
    with open(OUT / f"{name}.alpha.tsv", "w") as out:
        out.write("sample\tmetric\tvalue\n")
        for sample, row in zip(ids, table.to_numpy()):
            for metric, function in ALPHA.items():
                value = guarded(lambda: function(row))
                out.write(f"{sample}\t{metric}\t{'' if value is None else format(value, '.17g')}\n")
    with open(OUT / f"{name}.beta.tsv", "w") as out:
        out.write("metric\tsample1\tsample2\tvalue\n")
        for metric, condensed in found.items():
            pairs = [(i, j) for i in range(len(ids)) for j in range(i + 1, len(ids))]
            for number in range(0, len(pairs), pair_step):
                i, j = pairs[number]
                out.write(f"{metric}\t{ids[i]}\t{ids[j]}\t{condensed[number]:.17g}\n")
    with open(OUT / f"{name}.pcoa.tsv", "w") as out:
        out.write("metric\taxis\teigenvalue\tproportion\tnegative_sum\t" + "\t".join(ids) + "\n")
        for metric in ("bray-curtis-relative", "aitchison"):
            # Gower's matrix decomposed by NumPy; scikit-bio's pcoa sets negative eigenvalues to 0 in its result.
            square = squareform(found[metric])
            n = len(ids)
            centring = np.eye(n) - 1 / n
            values, vectors = np.linalg.eigh(-0.5 * centring @ square**2 @ centring)
            values, vectors = values[::-1], vectors[:, ::-1]
            positive = values[values > values[0] * 1e-12].sum()
            negative = values[values < -values[0] * 1e-12].sum()
            peer = pcoa(skbio.DistanceMatrix(square, ids))
            for axis in range(4):
                vector = vectors[:, axis] * np.sqrt(values[axis])
                vector *= np.sign(vector[np.argmax(np.abs(vector))])
                other = peer.samples.to_numpy()[:, axis]
                assert np.allclose(np.abs(other), np.abs(vector), atol=1e-7), "scikit-bio disagrees with NumPy"
                out.write(
                    f"{metric}\t{axis}\t{values[axis]:.17g}\t{values[axis] / positive:.17g}\t{negative:.17g}\t"
                    + "\t".join(format(v, ".17g") for v in vector) + "\n")


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    small = simulate()
    small.T.to_csv(OUT / "small.tsv", sep="\t", index_label="feature")
    golden("small", small, 1)
    if len(sys.argv) > 1:
        data = pathlib.Path(sys.argv[1])
        age = pd.read_csv(data / "diversity-age" / "bracken.S.norm.tsv.gz", sep="\t", index_col=0).T
        golden("diversity-age", age, 3)
        bowel = pd.read_csv(data / "cohort-pediatric-ibd" / "feature_table.tsv.gz", sep="\t", index_col=0).T
        golden("cohort-pediatric-ibd", bowel, 7)
    print(f"scikit-bio {skbio.__version__}, NumPy {np.__version__}")


main()

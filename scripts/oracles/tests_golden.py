#!/usr/bin/env python3
"""Golden values of the tests in Tests/DiversityTests, from scikit-bio 0.7.4, NumPy and SciPy.

    scripts/oracles/tests_golden.py [FOLDER]

Run diversity_golden.py and tests_golden.R first; FOLDER is the one DYSBIO_TEST_DATA names. LinDA and the spatial median
are written here from their papers with other algorithms than the project's.
"""
import gzip
import pathlib
import sys
import warnings

import numpy as np
import pandas as pd
import skbio
from scipy import optimize, stats
from scipy.spatial.distance import pdist, squareform
from skbio import DistanceMatrix
from skbio.stats.composition import _ancombc, ancombc2
from skbio.stats.distance import anosim, permanova

warnings.simplefilter("ignore")
FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "DiversityTests" / "Fixtures"
OUT = FIXTURES / "tests"


def bray(table):
    shares = table / table.sum(axis=1, keepdims=True)
    return squareform(pdist(shares, "braycurtis"))


def medians(matrix, codes):
    """Distances to spatial medians by BFGS on the sum of distances, real and imaginary axes apart (Anderson 2006)."""
    n = len(matrix)
    centring = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-0.5 * centring @ matrix**2 @ centring)
    squares = np.zeros(n)
    for sign in (1, -1):
        axes = sign * values > 1e-12 * values.max()
        points = vectors[:, axes] * np.sqrt(np.abs(values[axes]))
        for level in np.unique(codes):
            own = points[codes == level]

            def length(centre):
                away = centre - own
                far = np.sqrt((away**2).sum(axis=1))
                return far.sum(), (away / far[:, None]).sum(axis=0)

            centre = own.mean(axis=0)
            for _ in range(20):
                centre = optimize.minimize(length, centre, jac=True, method="BFGS", options={"gtol": 1e-12}).x
            squares[codes == level] += sign * ((own - centre) ** 2).sum(axis=1)
    return np.sqrt(np.abs(squares))


def dispersion(rows, case, matrix, codes):
    away = medians(matrix, codes)
    f, p = stats.f_oneway(*[away[codes == level] for level in np.unique(codes)])
    rows.append((case, "f", f))
    rows.append((case, "p", p))
    for level in np.unique(codes):
        rows.append((case, f"mean:{level}", away[codes == level].mean()))


def dummies(metadata, formula):
    """Treatment coding: intercept, then numbers or indicators of all levels but the first."""
    names, columns = ["intercept"], [np.ones(len(metadata))]
    for name in formula.split(" + "):
        column = metadata[name]
        if column.dtype.kind in "if":
            names.append(name)
            columns.append(column.to_numpy(float))
        else:
            for level in sorted(column.unique())[1:]:
                names.append(f"{name}[{level}]")
                columns.append((column == level).to_numpy(float))
    return names, np.column_stack(columns)


def linda(counts, x, rule):
    """Zhou 2022 with explicit normal equations, a grid for the density's top and its root by Brent."""
    totals = counts.sum(axis=1)
    if rule == "half-count":
        filled = counts + 0.5
    else:
        filled = counts.astype(float)
        for feature in range(counts.shape[1]):
            zero = counts[:, feature] == 0
            if zero.any():
                filled[zero, feature] = totals[zero] / totals[zero].max()
    w = np.log2(filled)
    w -= w.mean(axis=1, keepdims=True)
    gram = np.linalg.inv(x.T @ x)
    beta = gram @ x.T @ w
    residual = w - x @ beta
    df = len(x) - x.shape[1]
    error = np.sqrt(np.outer(np.diag(gram), (residual**2).sum(axis=0) / df))
    bias = np.zeros(len(beta))
    for k in range(1, len(beta)):
        values = np.sqrt(len(x)) * beta[k]
        spread = np.subtract(*np.percentile(values, [75, 25])) / 1.34
        h = 0.9 * min(values.std(ddof=1), spread) * len(values) ** -0.2
        density = [np.exp(-0.5 * ((values - v) / h) ** 2).sum() for v in values]
        start = values[int(np.argmax(density))]
        slope = lambda v: ((values - v) * np.exp(-0.5 * ((values - v) / h) ** 2)).sum()
        step = h / 200
        edge = start
        direction = 1 if slope(start) > 0 else -1
        while slope(edge) * direction > 0:
            edge += direction * step
        bias[k] = optimize.brentq(slope, edge - direction * step, edge, xtol=1e-15, rtol=1e-14) / np.sqrt(len(x))
    effect = beta - bias[:, None]
    t = effect / error
    return effect, error, 2 * stats.t.sf(np.abs(t), df), bias


def least(func, start, args, **_):
    """Stands in for `scipy.optimize.minimize` in scikit-bio's mixture: the least of func over x >= 0.

    scikit-bio 0.7.4 uses Nelder-Mead with a bound at 0, whose simplex of two points collapses where both are clipped to
    0: the fit then goes on from a spread of 0 although a positive one is better (third coefficient of `small`, step 6:
    -0.62813 at 0, -0.62824 at 0.00117). It moves log2 fold changes by up to 2e-5. Here: the best of a grid, then the root of
    the slope between its neighbours.
    """
    grid = np.concatenate(([0.0], np.geomspace(1e-10, 1e3, 400)))
    values = [func(np.array([x]), *args) for x in grid]
    best = int(np.argmin(values))
    low, high = grid[max(0, best - 1)], grid[min(len(grid) - 1, best + 1)]
    squares, shares = args
    slope = lambda x: (shares * (least.variances + x - squares) / (least.variances + x) ** 2).sum()
    x = 0.0 if best == 0 and slope(0.0) >= 0 else optimize.brentq(slope, low, high, xtol=1e-16, rtol=1e-14)
    return optimize.OptimizeResult(x=np.array([x]))


def mixture(beta, variances, **options):
    least.variances = variances
    return original(beta, variances, **options)


original = _ancombc._estimate_bias_em
_ancombc._estimate_bias_em = mixture
_ancombc.minimize = least


def differential(rows, case, table, features, metadata, formula, prevalence=0.1):
    keep = (table > 0).mean(axis=0) >= prevalence - 1e-12
    order = [f for f in np.argsort([n.encode() for n in features]) if keep[f]]
    counts = table[:, order]
    names, x = dummies(metadata, formula)
    every = max(1, len(order) // 25)
    for rule in ("half-count", "imputed"):
        effect, error, p, bias = linda(counts, x, rule)
        for k in range(1, len(names)):
            q = stats.false_discovery_control(p[k])
            rows.append((case, f"linda-{rule}", names[k], "bias", bias[k], "", "", ""))
            for f in range(0, len(order), every):
                rows.append((case, f"linda-{rule}", names[k], features[order[f]], effect[k, f], error[k, f], p[k, f], q[f]))
    metadata = metadata[formula.split(" + ")]
    frame = pd.DataFrame(counts, index=metadata.index, columns=[features[f] for f in order])
    result = ancombc2(frame, metadata, formula, pseudocount=0.5, var_quantile=0.05, max_iter=100, tol=1e-5, p_adjust="bh").result
    for k, name in enumerate(names):
        if k == 0:
            continue
        theirs = name.replace("[", "[T.")
        for f in range(0, len(order), every):
            r = result.loc[(features[order[f]], theirs)]
            rows.append((case, "ancom-bc2", name, features[order[f]], r["Log(FC)"] / np.log(2), r["SE"] / np.log(2), r["pvalue"], r["qvalue"]))


def write(name, head, rows):
    with open(OUT / name, "w") as file:
        file.write("\t".join(head) + "\n")
        for row in rows:
            file.write("\t".join(v if isinstance(v, str) else f"{v:.17g}" for v in row) + "\n")


def read(path):
    opened = gzip.open(path, "rt") if str(path).endswith(".gz") else open(path)
    frame = pd.read_csv(opened, sep="\t", index_col=0, quoting=3)
    return frame.to_numpy(float).T, [str(i) for i in frame.index], [str(c) for c in frame.columns]


def main():
    table, features, samples = read(FIXTURES / "golden" / "small.tsv")
    metadata = pd.read_csv(OUT / "small.metadata.tsv", sep="\t", index_col=0).loc[samples]
    matrix = bray(table)
    rows = []
    for column in ("group", "batch"):
        dispersion(rows, f"spatial-median-{column}", matrix, metadata[column].to_numpy())
    write("small.dispersion.tsv", ("case", "quantity", "value"), rows)
    rows = []
    differential(rows, "small", table, features, metadata, "group")
    differential(rows, "small-adjusted", table, features, metadata, "batch + group + age")
    write("small.differential.tsv", ("case", "method", "coefficient", "feature", "log2fc", "se", "p", "q"), rows)
    if len(sys.argv) < 2:
        return
    data = pathlib.Path(sys.argv[1])
    rows = []
    moving = DistanceMatrix.read(str(data / "unifrac/permdisp/moving_pictures_dm.tsv"))
    groups = pd.read_csv(data / "unifrac/permdisp/moving_pictures_mf.tsv", sep="\t", index_col=0).loc[list(moving.ids), "BodySite"]
    r = permanova(moving, groups.to_numpy(), permutations=9999, seed=1)
    rows += [("moving-pictures", "permanova-f", r["test statistic"]), ("moving-pictures", "permanova-p", r["p-value"])]
    r = anosim(moving, groups.to_numpy(), permutations=9999, seed=1)
    rows += [("moving-pictures", "anosim-r", r["test statistic"]), ("moving-pictures", "anosim-p", r["p-value"])]
    dispersion(rows, "moving-pictures-median", moving.data, groups.to_numpy())
    write("real.distance-tests.tsv", ("case", "quantity", "value"), rows)
    rows = []
    table, features, samples = read(data / "cohort-pediatric-ibd/feature_table.tsv.gz")
    metadata = pd.read_csv(data / "cohort-pediatric-ibd/metadata.tsv", sep="\t", index_col=0)
    metadata.index = metadata.index.astype(str)
    differential(rows, "cohort-pediatric-ibd", table, features, metadata.loc[samples], "Class")
    table, features, samples = read(data / "cohort-zackular-crc/feature_table.tsv.gz")
    metadata = pd.read_csv(data / "cohort-zackular-crc/metadata.tsv", sep="\t", index_col=0).loc[samples]
    differential(rows, "cohort-zackular-crc", table, features, metadata, "age + DiseaseState")
    write("real.differential.tsv", ("case", "method", "coefficient", "feature", "log2fc", "se", "p", "q"), rows)
    print("scikit-bio", skbio.__version__, "NumPy", np.__version__)


if __name__ == "__main__":
    main()

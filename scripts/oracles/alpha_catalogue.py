#!/usr/bin/env python3
"""Golden values of the alpha catalogue for Tests/DiversityTests, from scikit-bio 0.7, NumPy, SciPy and mpmath.

    scripts/oracles/alpha_catalogue.py [FOLDER]

Reads small.tsv (made by diversity_golden.py) and writes <table>.catalogue.tsv: sample, metric, value. What scikit-bio has is
taken from it; the rest is written out here from the papers, independently of the Swift code. With FOLDER (the one
DYSBIO_TEST_DATA names) also every sixth sample of two real tables. Writes small.compat-scikit-bio.tsv too: scikit-bio's
functions under their own names with default arguments.
"""
import pathlib
import sys
import warnings

import mpmath
import numpy as np
import pandas as pd
import skbio
from scipy.optimize import brentq
from scipy.special import gammaln
from scipy.stats import norm
from skbio.diversity import alpha

warnings.simplefilter("ignore")
OUT = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "DiversityTests" / "Fixtures" / "golden"
mpmath.mp.dps = 40


def seen(x, times):
    return int((x == times).sum())


def fsum(terms):
    return float(mpmath.fsum(terms))


def curve(x, depths):
    """Expected features, Hurlbert 1971. Above 200,000 reads logarithms of factorials lose too many digits."""
    n = int(x.sum())
    values, features = np.unique(x, return_counts=True)
    out = []
    for m in depths:
        if n > 200_000:
            missed = np.array([one_missed(n, int(k), int(m)) for k in values])
        else:
            left = np.maximum(n - values - m, 0)
            logs = gammaln(n - values + 1) - gammaln(left + 1) - gammaln(n + 1) + gammaln(n - m + 1)
            missed = np.where(n - values >= m, np.exp(logs), 0)
        out.append((features * (1 - missed)).sum())
    return np.array(out)


def one_missed(n, k, m):
    """C(n - k, m) / C(n, m) as a product of the fewer factors; 0 where it is below e^-80."""
    short, long = min(k, m), max(k, m)
    if short * long / n > 80 or n - k < m:
        return 0.0
    return np.exp(np.log1p(-long / (n - np.arange(short, dtype=float))).sum())


def michaelis_menten(x):
    """Least squares by the root of the derivative; S_max is linear given B."""
    n = int(x.sum())
    if len(x) == 1:
        return 1.0
    steps = min(2000, n)
    depths = np.array([np.floor(n * i / steps + 0.5) for i in range(1, steps + 1)])
    y = curve(x, depths)

    def slope(log_b):
        b = np.exp(log_b)
        g = depths / (b + depths)
        a = (g * y).sum() / (g * g).sum()
        return ((y - a * g) * g / (b + depths)).sum()

    b = np.exp(brentq(slope, np.log(n) - 40, np.log(n) + 20, xtol=1e-14, rtol=1e-14))
    g = depths / (b + depths)
    return (g * y).sum() / (g * g).sum()


def chao_wang_jost(x):
    """Entropy of Chao, Wang & Jost 2013, the second sum by mpmath's Lerch transcendent."""
    n, f1, f2 = int(x.sum()), seen(x, 1), seen(x, 2)
    total = mpmath.fsum(mpmath.mpf(int(k)) / n * (mpmath.digamma(n) - mpmath.digamma(int(k))) for k in x)
    if f1 and n > 1:
        a = mpmath.mpf(2 * f2) / ((n - 1) * f1 + 2 * f2) if f2 else mpmath.mpf(2) / ((n - 1) * (f1 - 1) + 2)
        z = 1 - a
        if z > 0:
            # sum_{j>=1} z^j / (n - 1 + j) = z / n * 2F1(1, n; n + 1; z)
            total += mpmath.mpf(f1) / n * z / n * mpmath.hyp2f1(1, n, n + 1, z)
    return float(total)


def chao_shen(x):
    n = x.sum()
    c = 1 - seen(x, 1) / n
    p = [mpmath.mpf(c) * mpmath.mpf(int(k)) / int(n) for k in x]
    return float(-mpmath.fsum(q * mpmath.log(q) / (1 - (1 - q) ** int(n)) for q in p)) if c > 0 else np.nan


def coverage(x):
    n, f1, f2 = x.sum(), seen(x, 1), seen(x, 2)
    if n < 2:
        return np.nan
    if f2:
        return 1 - f1 / n * (n - 1) * f1 / ((n - 1) * f1 + 2 * f2)
    return 1 - f1 / n * (n - 1) * (f1 - 1) / ((n - 1) * (f1 - 1) + 2) if f1 else 1.0


def chao1_asymptotic(x):
    n, f1, f2 = x.sum(), seen(x, 1), seen(x, 2)
    return len(x) + (n - 1) / n * (f1 * f1 / (2 * f2) if f2 else f1 * (f1 - 1) / 2)


def camargo(x):
    p = x / x.sum()
    return 1 - np.abs(p[:, None] - p[None, :]).sum() / 2 / len(x)


def bulla(x):
    p, s = x / x.sum(), len(x)
    return (np.minimum(p, 1 / s).sum() - 1 / s) / (1 - 1 / s) if s > 1 else np.nan


def q_statistic(x):
    x = np.sort(x)
    values, features = np.unique(x, return_counts=True)
    reached = np.cumsum(features)
    low, high = values[np.argmax(reached >= len(x) / 4)], values[np.argmax(reached >= 3 * len(x) / 4)]
    if low == high:
        return np.nan
    inside = ((x > low) & (x < high)).sum()
    return ((x == low).sum() / 2 + inside + (x == high).sum() / 2) / np.log(high / low)


def esty(x, sign):
    """scikit-bio's formula, which has z to nine decimals and overflows where N^3 leaves 64 bits."""
    n, f1, f2 = float(x.sum()), seen(x, 1), seen(x, 2)
    value = f1 / n + sign * norm.ppf(0.975) * np.sqrt((f1 * (n - f1) + 2 * n * f2) / n**3)
    if n < 1e5:
        assert abs(value - alpha.esty_ci(x)[sign > 0]) < 1e-9
    return value


def jackknife2(x):
    n = x.sum()
    return len(x) + seen(x, 1) * (2 * n - 3) / n - seen(x, 2) * (n - 2) ** 2 / (n * (n - 1))


METRICS = {
    "read-count": lambda x: x.sum(),
    "singletons": alpha.singles,
    "doubletons": alpha.doubles,
    "hill-0": lambda x: alpha.hill(x, order=0),
    "hill-1": lambda x: alpha.hill(x, order=1),
    "hill-2": lambda x: alpha.hill(x, order=2),
    "hill-infinity": lambda x: alpha.hill(x, order=np.inf),
    "hill-0-asymptotic": chao1_asymptotic,
    "hill-1-asymptotic": lambda x: np.exp(chao_wang_jost(x)),
    "shannon-ln-chao-wang-jost": chao_wang_jost,
    "shannon-ln-chao-shen": chao_shen,
    "brillouin-ln": alpha.brillouin_d,
    "simpson-d": alpha.dominance,
    "simpson-d-unbiased": lambda x: alpha.dominance(x, finite=True),
    "simpson-1-d-unbiased": lambda x: alpha.simpson(x, finite=True),
    "inverse-simpson-unbiased": lambda x: alpha.inv_simpson(x, finite=True),
    "renyi-2": lambda x: alpha.renyi(x, order=2),
    "tsallis-2": lambda x: alpha.tsallis(x, order=2),
    "heip-evenness": alpha.heip_e,
    "simpson-evenness": alpha.simpson_e,
    "simpson-evenness-unbiased": lambda x: alpha.inv_simpson(x, finite=True) / len(x),
    "mcintosh-evenness": alpha.mcintosh_e,
    "mcintosh-dominance": alpha.mcintosh_d,
    "smith-wilson-evenness": lambda x: 1 - 2 / np.pi * np.arctan(np.log(x).var()),
    "camargo-evenness": camargo,
    "bulla-evenness": bulla,
    "strong-dominance": alpha.strong,
    "mcnaughton-dominance": lambda x: np.sort(x)[-2:].sum() / x.sum(),
    "dominant-reads": lambda x: x.max(),
    "gini-rectangles": lambda x: alpha.gini_index(x, method="rectangles"),
    "gini-trapezoids": lambda x: alpha.gini_index(x, method="trapezoids"),
    "margalef": alpha.margalef,
    "menhinick": alpha.menhinick,
    "robbins": alpha.robbins,
    "esty-lower": lambda x: esty(x, -1),
    "esty-upper": lambda x: esty(x, 1),
    "chao1-lower": lambda x: alpha.chao1_ci(x)[0],
    "chao1-upper": lambda x: alpha.chao1_ci(x)[1],
    "coverage-chao-jost": coverage,
    "jackknife-1": lambda x: len(x) + seen(x, 1) * (x.sum() - 1) / x.sum(),
    "jackknife-2": jackknife2,
    "bootstrap-richness": lambda x: len(x) + fsum((1 - mpmath.mpf(int(k)) / int(x.sum())) ** int(x.sum()) for k in x),
    "kempton-taylor-q": alpha.kempton_taylor_q,
    "q-statistic": q_statistic,
    "half-coverage-features": lambda x: int(np.argmax(2 * np.cumsum(np.sort(x)[::-1]) >= x.sum())) + 1,
    "low-abundance-share": lambda x: x[1000 * x < 2 * x.sum()].sum() / x.sum(),
    "michaelis-menten": michaelis_menten,
}


def number(function, x):
    try:
        value = float(function(x))
    except (ValueError, IndexError, ZeroDivisionError):
        return ""
    return format(value, ".17g") if np.isfinite(value) else ""


def golden(name, table, step):
    with open(OUT / f"{name}.catalogue.tsv", "w") as out:
        out.write("sample\tmetric\tvalue\n")
        for sample in table.index[::step]:
            x = table.loc[sample].to_numpy()
            x = x[x > 0].astype(np.int64)
            for metric, function in METRICS.items():
                out.write(f"{sample}\t{metric}\t{number(function, x)}\n")


def compat(table):
    names = sorted(set(alpha.__all__) - {"faith_pd", "phydiv", "michaelis_menten_fit", "lladser_pe", "lladser_ci", "gini_index"})
    with open(OUT / "small.compat-scikit-bio.tsv", "w") as out:
        out.write("sample\tname\tvalue\n")
        for sample in table.index[::4]:
            x = table.loc[sample].to_numpy()
            for name in names:
                if name in ("register_aliases", "observed_otus") or not callable(getattr(alpha, name)):
                    continue
                value = getattr(alpha, name)(x)
                parts = value if isinstance(value, tuple) else (value,)
                out.write(f"{sample}\t{name}\t{','.join(format(float(v), '.17g') for v in parts)}\n")


def main():
    small = pd.read_csv(OUT / "small.tsv", sep="\t", index_col=0).T
    for sample in small.index[:6]:
        x = small.loc[sample].to_numpy()
        peer = np.mean([alpha.michaelis_menten_fit(x, num_repeats=1) for _ in range(1)])
        own = michaelis_menten(x[x > 0])
        assert abs(peer - own) < 0.15 * own, f"scikit-bio's fit is far away: {peer}, {own}"
    golden("small", small, 1)
    compat(small)
    if len(sys.argv) > 1:
        data = pathlib.Path(sys.argv[1])
        age = pd.read_csv(data / "diversity-age" / "bracken.S.norm.tsv.gz", sep="\t", index_col=0).T
        golden("diversity-age", age, 6)
        bowel = pd.read_csv(data / "cohort-pediatric-ibd" / "feature_table.tsv.gz", sep="\t", index_col=0).T
        golden("cohort-pediatric-ibd", bowel, 6)
    print(f"scikit-bio {skbio.__version__}, NumPy {np.__version__}, mpmath {mpmath.__version__}")


main()

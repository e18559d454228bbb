#!/usr/bin/env python3
"""Hill numbers by rarefaction and extrapolation, written from the papers with SciPy, for Tests/DiversityTests.

    scripts/oracles/hill_numbers.py [FOLDER]

Chao et al. 2014 (doi:10.1890/13-0133.1), Chao & Jost 2012 (doi:10.1890/11-1952.1), Chao, Wang & Jost 2013
(doi:10.1111/2041-210X.12108). Hypergeometric sums run over every feature and every k, with logarithms of binomial
coefficients; nothing is shared with the Swift code. Writes Fixtures/hill/<table>.tsv: sample, kind (size | coverage), target,
size, coverage, q0, q1, q2; and checks itself against the published values of published.tsv.
With FOLDER (the one DYSBIO_TEST_DATA names) also two samples of a real table.
"""
import pathlib
import sys

import mpmath
import numpy as np
import pandas as pd
from scipy.special import gammaln

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "DiversityTests" / "Fixtures"
OUT = FIXTURES / "hill"
mpmath.mp.dps = 40
SPIDER = {
    "Girdled": [46, 22, 17, 15, 15, 9, 8, 6, 6, 4] + [2] * 4 + [1] * 12,
    "Logged": [88, 22, 16, 15, 13, 10, 8, 8, 7, 7, 7, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2] + [1] * 14,
}


def choose(a, b):
    return gammaln(a + 1) - gammaln(b + 1) - gammaln(a - b + 1)


class Sample:
    def __init__(self, counts):
        self.x = np.array([c for c in counts if c > 0], dtype=np.int64)
        self.n = int(self.x.sum())
        self.f1, self.f2 = int((self.x == 1).sum()), int((self.x == 2).sum())
        n, f1, f2 = self.n, self.f1, self.f2
        self.f0 = (n - 1) / n * (f1 * f1 / (2 * f2) if f2 else f1 * (f1 - 1) / 2)
        self.a = 2 * f2 / ((n - 1) * f1 + 2 * f2) if f2 else 2 / ((n - 1) * (f1 - 1) + 2) if f1 else 1.0
        total = mpmath.fsum(mpmath.mpf(int(k)) / n * (mpmath.digamma(n) - mpmath.digamma(int(k))) for k in self.x)
        if self.a < 1:
            z = 1 - mpmath.mpf(self.a)
            total += mpmath.mpf(f1) / n * z / n * mpmath.hyp2f1(1, n, n + 1, z)
        self.asymptote = mpmath.exp(total)

    def pairs(self):
        return float((self.x * (self.x - 1)).sum()) / (self.n * (self.n - 1))

    def below(self, q, m):
        n, total = self.n, []
        if q == 1 and m == n - 1:
            # The last read is of feature x with chance x/n; in 40 digits, since D(n) - D(n - 1) cancels.
            def term(k):
                return -mpmath.mpf(k) / m * mpmath.log(mpmath.mpf(k) / m) if k else mpmath.mpf(0)

            return mpmath.exp(mpmath.fsum(
                mpmath.mpf(int(x)) / n * term(int(x) - 1) + (1 - mpmath.mpf(int(x)) / n) * (term(int(x)) if x < n else 0)
                for x in self.x))
        if q == 1 and m == n:
            shares = [mpmath.mpf(int(x)) / n for x in self.x]
            return mpmath.exp(-mpmath.fsum(p * mpmath.log(p) for p in shares))
        for x in self.x:
            k = np.arange(max(1, m - (n - x)), min(x, m) + 1)
            p = np.exp(choose(x, k) + choose(n - x, m - k) - choose(n, m))
            total.append(p.sum() if q == 0 else -(p * k / m * np.log(k / m)).sum())
        return float(mpmath.fsum(total)) if q == 0 else float(mpmath.exp(mpmath.fsum(total)))

    def hill(self, q, m):
        if q == 2:
            return 1 / (1 / m + (m - 1) / m * self.pairs())
        if m < self.n:
            low = int(np.floor(m))
            first = self.below(q, low)
            return first + (m - low) * (self.below(q, low + 1) - first) if m > low else first
        more, n = m - self.n, self.n
        if q == 0:
            return len(self.x) + (self.f0 * (1 - (1 - self.f1 / (n * self.f0 + self.f1)) ** more) if self.f0 else 0)
        now, before = self.below(1, n), self.below(1, n - 1)
        if more == 0:
            return now
        b = (now - before) / (self.asymptote - before)
        return now + (self.asymptote - now) * (1 - (1 - b) ** more)

    def coverage(self, m):
        n = self.n
        if m >= n:
            return 1 - self.f1 / n * (1 - self.a) ** (m - n + 1)

        def whole(m):
            left = self.x[n - self.x >= m]
            return 1 - float(mpmath.fsum(left / n * np.exp(choose(n - left, m) - choose(n - 1, m))))

        low = int(np.floor(m))
        return whole(low) + ((m - low) * (whole(low + 1 if low + 1 < n else n - 1) - whole(low)) if m > low else 0)

    def size(self, c):
        n = self.n
        if c > self.coverage(n):
            return n - 1 + np.log((1 - c) * n / self.f1) / np.log(1 - self.a) if self.f1 and c < 1 else None
        low, high = 1, n
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.coverage(middle) < c else (low, middle)
        below, above = self.coverage(low), self.coverage(high)
        return low + (c - below) / (above - below)


def rows(name, sample):
    n = sample.n
    for m in sorted({1, 2, max(1, n // 7), n // 2, n - 1, n, n + 1, n + n // 3, 2 * n, 5 * n}):
        yield [name, "size", m, m, sample.coverage(m)] + [sample.hill(q, m) for q in (0, 1, 2)]
    for c in (0.5, 0.8, 0.9, 0.95, 0.99, 0.999):
        m = sample.size(c)
        if m is not None and m > 1:
            yield [name, "coverage", c, m, c] + [sample.hill(q, m) for q in (0, 1, 2)]
    yield [name, "asymptote", 0, 0, 0, len(sample.x) + sample.f0, sample.asymptote, 1 / sample.pairs()]


def write(file, samples):
    with open(OUT / file, "w") as out:
        out.write("sample\tkind\ttarget\tsize\tcoverage\tq0\tq1\tq2\n")
        for name, counts in samples.items():
            for row in rows(name, Sample(counts)):
                out.write("\t".join(row[:2] + [format(float(v), ".17g") for v in row[2:]]) + "\n")


def check_published():
    own = {name: Sample(counts) for name, counts in SPIDER.items()}
    for line in (OUT / "published.tsv").read_text().split("\n")[1:]:
        if not line:
            continue
        name, quantity, m, text, _ = line.split("\t")
        sample = own[name]
        value = {
            "q0": lambda: sample.hill(0, float(m)), "q1": lambda: sample.hill(1, float(m)),
            "q2": lambda: sample.hill(2, float(m)), "coverage": lambda: sample.coverage(float(m)),
            "asymptote0": lambda: len(sample.x) + sample.f0, "asymptote1": lambda: sample.asymptote,
            "asymptote2": lambda: 1 / sample.pairs(),
        }[quantity]()
        digits = len(text.split(".")[1]) if "." in text else 0
        assert abs(value - float(text)) <= 0.51 * 10 ** -digits, (line, value)


def main():
    check_published()
    small = pd.read_csv(FIXTURES / "golden" / "small.tsv", sep="\t", index_col=0)
    samples = dict(SPIDER)
    samples.update({name: small[name].to_list() for name in ["S01", "S03", "S07", "S12", "S29"]})
    samples["no-doubletons"] = [30, 12, 5, 3, 1, 1, 1]
    samples["one-singleton"] = [30, 12, 5, 3, 1]
    samples["no-singletons"] = [30, 12, 5, 3, 2, 2]
    write("small.tsv", samples)
    if len(sys.argv) > 1:
        path = pathlib.Path(sys.argv[1]) / "cohort-pediatric-ibd" / "feature_table.tsv.gz"
        table = pd.read_csv(path, sep="\t", index_col=0)
        write("cohort-pediatric-ibd.tsv", {name: table[name].to_list() for name in table.columns[:2]})


main()

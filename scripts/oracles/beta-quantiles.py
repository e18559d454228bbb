#!/usr/bin/env python3
"""Golden quantiles of the Beta distribution and Wilson intervals, by SciPy.

    scripts/oracles/beta-quantiles.py > Tests/StatisticsTests/Fixtures/beta-quantiles/expected.tsv
"""
import scipy
from scipy import stats

print(f"#scipy {scipy.__version__}")
print("a\tb\tprobability\tquantile")
for a, b in [(0.5, 0.5), (0.5, 10.5), (10.5, 0.5), (1, 1), (3.5, 7.5), (100.5, 40.5), (0.5, 50000.5), (30000.5, 12.5),
             (250000.5, 400000.5), (12.5, 1000000.5)]:
    for p in (0.025, 0.5, 0.975):
        print(f"{a}\t{b}\t{p}\t{stats.beta.ppf(p, a, b)!r}".replace("np.float64(", "").replace(")", ""))

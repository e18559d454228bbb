#!/usr/bin/env python3
"""Golden values of table transforms, from scikit-bio 0.7 (closure, clr, rclr, multi_replace) and NumPy (Hellinger).

  python3 scripts/oracles/transforms.py > Tests/DiversityTests/Fixtures/golden/transforms.tsv      (scikit-bio 0.7.4, NumPy)

The table: eight samples of twelve features, counts from a small linear congruence, one feature that nobody holds (left out here,
as the transforms leave it out), one sample with a single feature.
"""
import numpy as np
from skbio.stats.composition import closure, clr, multi_replace, rclr


def counts():
    state, rows = 7, []
    for sample in range(8):
        row = []
        for feature in range(12):
            state = (1103515245 * state + 12345) % 2**31
            value = state // 65536 % 1000
            row.append(0 if feature == 5 or value < 350 else value * (1 + feature))
        rows.append(row)
    rows[3] = [0] * 12
    rows[3][2] = 41
    return np.array(rows, dtype=float)


x = counts()
kept = [feature for feature in range(12) if x[:, feature].sum() > 0]
y = x[:, kept]
tables = {
    "counts": (range(12), x),
    "closure": (range(12), closure(x)),
    "clr": (kept, clr(y + 0.5)),
    "clr-2": (kept, clr(y + 2)),
    "robust-clr": (kept, rclr(y)),
    "multiplicative-replacement": (kept, multi_replace(y)),
    "multiplicative-replacement-0.01": (kept, multi_replace(y, delta=0.01)),
    "hellinger": (range(12), np.sqrt(closure(x))),
}
print("transform\tsample\tfeature\tvalue")
for name, (features, rows) in tables.items():
    for sample, row in enumerate(rows):
        for feature, value in zip(features, row):
            print(f"{name}\ts{sample}\tf{feature:02}\t{'' if np.isnan(value) else repr(float(value))}")

#!/usr/bin/env python3
"""Runs the pairs of scripts/benchmark/permanova.sh and prints them side by side; called by it."""
import pathlib
import statistics
import subprocess
import sys
import time

import numpy as np
import skbio
from skbio.stats.distance import DistanceMatrix, anosim, permanova

bench, folder, repeats = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
SAMPLES = 2_000
points = np.random.default_rng(1).normal(size=(SAMPLES, 20))
squares = (points**2).sum(axis=1)
values = np.sqrt(np.maximum(0, squares[:, None] + squares[None] - 2 * points @ points.T))
values = (values + values.T) / 2
np.fill_diagonal(values, 0)
(folder / "distances.f64").write_bytes(values.astype("<f8").tobytes())
matrix = DistanceMatrix(values, [f"s{i}" for i in range(SAMPLES)])


def ours(test, groups, threads):
    """Wall and processor seconds, statistic, p."""
    line = subprocess.run(
        [bench, str(folder / "distances.f64"), str(folder / f"groups-{groups}.txt"), test, str(threads)], check=True,
        capture_output=True, text=True).stdout.split()
    return tuple(float(x) for x in line)


def peer(test, labels):
    wall, core = time.monotonic(), time.process_time()
    found = {"permanova": permanova, "anosim": anosim}[test](matrix, labels, permutations=999, seed=1)
    return time.monotonic() - wall, time.process_time() - core, found["test statistic"], found["p-value"]


print(f"scikit-bio {skbio.__version__}, {SAMPLES} samples, 999 permutations")
print("test\tgroups\tthreads\twall s\tcore s\tpeer wall s\tpeer core s\twall ratio\tcore ratio\tstatistics equal to")
for test, groups in (("permanova", 2), ("permanova", 4), ("permanova", 10), ("anosim", 2), ("anosim", 4)):
    labels = [f"g{i * 7919 % 1009 % groups}" for i in range(SAMPLES)]
    (folder / f"groups-{groups}.txt").write_text("\n".join(labels) + "\n")
    runs = {1: [], 2: [], "peer": []}
    for _ in range(repeats):
        for threads in (1, 2):
            runs[threads].append(ours(test, groups, threads))
        runs["peer"].append(peer(test, labels))
    middle = {key: [statistics.median(x) for x in zip(*own)] for key, own in runs.items()}
    their = middle["peer"]
    for threads in (1, 2):
        own = middle[threads]
        away = abs(own[2] - their[2]) / abs(their[2])
        print(f"{test}\t{groups}\t{threads}\t{own[0]:.3f}\t{own[1]:.3f}\t{their[0]:.2f}\t{their[1]:.2f}\t"
              f"{their[0] / own[0]:.1f}\t{their[1] / own[1]:.1f}\t{away:.0e}", flush=True)

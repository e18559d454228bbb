#!/usr/bin/env python3
"""Runs the pairs of scripts/benchmark/diversity.sh and prints them side by side; called by it."""
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import time

bench, folder, repeats = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
table, tree = str(folder / "table.tsv"), str(folder / "tree.nwk")


def ours(metric, threads):
    """Wall and processor seconds of the computation (reading left out), peak MiB of the whole process."""
    line = subprocess.run(
        [bench, table, tree, metric, str(threads), "1"], check=True, capture_output=True, text=True).stdout.split("\t")
    return float(line[2].split()[0]) / 1000, float(line[3].split()[0]) / 1000, int(line[4]) / 1024


def ssu(*arguments):
    """Wall and processor seconds of ssu, its reading and writing with it, and peak MiB."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    timed = subprocess.run(
        ["/usr/bin/time", "-f", "%M", "ssu", "-i", str(folder / "table.biom"), "-t", tree, "-o", str(folder / "ssu.h5"),
         "-r", "hdf5_fp64", "--pcoa", "0", *arguments],
        check=True, capture_output=True, text=True, env=dict(os.environ, OMP_NUM_THREADS="2"))
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, int(timed.stderr.split()[-1]) / 1024


SKBIO = """
import sys, time, resource, biom, numpy as np
from skbio.diversity import beta_diversity
counts = biom.load_table(sys.argv[1]).matrix_data.T.toarray()
if sys.argv[3] == "shares": counts = counts / counts.sum(axis=1, keepdims=True)
start, core = time.monotonic(), time.process_time()
beta_diversity(sys.argv[2], counts, validate=False)
print(time.monotonic() - start, time.process_time() - core, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def skbio(metric, scale):
    line = subprocess.run(
        [sys.executable, "-c", SKBIO, str(folder / "table.biom"), metric, scale], check=True, capture_output=True,
        text=True).stdout.split()
    return tuple(float(x) for x in line)


def compare(metric, peer_name, peer, times, threads=(2,)):
    found = {key: [] for key in ("peer", *threads)}
    for _ in range(times):
        for count in threads:
            found[count].append(ours(metric, count))
        found["peer"].append(peer())
    middle = {key: [statistics.median(x) for x in zip(*runs)] for key, runs in found.items()}
    for count in threads:
        (wall, core, peak), (peer_wall, peer_core, peer_peak) = middle[count], middle["peer"]
        print(f"{metric}\t{peer_name}\t{count}\t{wall:.3f}\t{core:.3f}\t{peak:.0f}\t{peer_wall:.2f}\t{peer_core:.2f}\t"
              f"{peer_peak:.0f}\t{peer_wall / wall:.1f}\t{peer_core / core:.1f}", flush=True)


print("metric\tpeer\tthreads\twall s\tcore s\tpeak MiB\tpeer wall s\tpeer core s\tpeer peak MiB\twall ratio\tcore ratio")
for metric, arguments in (
    ("unweighted-unifrac", ("-m", "unweighted_fp64")), ("weighted-unifrac", ("-m", "weighted_unnormalized_fp64")),
    ("weighted-unifrac-normalized", ("-m", "weighted_normalized_fp64")),
    ("generalized-unifrac-0.5", ("-m", "generalized_fp64", "-a", "0.5")),
    ("weighted-unifrac-normalized-variance-adjusted", ("-m", "weighted_normalized_fp64", "--vaw")),
):
    compare(metric, "ssu 2 threads", lambda: ssu(*arguments), repeats, (1, 2))
if not os.environ.get("NO_SKBIO"):
    for metric, name, scale in (
        ("bray-curtis-counts", "braycurtis", "counts"), ("canberra-sum-counts", "canberra", "counts"),
        ("jensen-shannon-distance-relative", "jensenshannon", "shares"), ("euclidean-counts", "euclidean", "counts"),
        ("manhattan-counts", "cityblock", "counts"), ("cosine-relative", "cosine", "shares"),
        ("jaccard-binary", "jaccard", "counts"), ("sorensen-binary", "dice", "counts"),
    ):
        compare(metric, "scikit-bio", lambda: skbio(name, scale), 1, (1, 2))

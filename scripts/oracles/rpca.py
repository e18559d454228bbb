#!/usr/bin/env python3
"""Golden values of robust PCA by gemelli, of the small table and (with the folder of real data as argument) of a real one.

  scripts/oracles/rpca.py [FOLDER]          (from the root of the repository; needs gemelli, biom-format)

Writes <table>.rpca.tsv: singular values, shares, sample and feature loadings (each of length 1) of `rpca(table)` with its
defaults (3 components, 5 iterations), signs turned so that the largest |sample loading| of an axis is positive.
"""
import csv
import gzip
import sys
from importlib.metadata import version
from pathlib import Path

import biom
import numpy as np
from gemelli.rpca import rpca

OUT = Path("Tests/DiversityTests/Fixtures/golden")


def read(path):
    opened = gzip.open(path, "rt") if str(path).endswith(".gz") else open(path)
    with opened as file:
        rows = [r for r in csv.reader(file, delimiter="\t") if not r[0].startswith("# ")]
    ids = [r[0] for r in rows[1:]]
    return biom.Table(np.array([[float(x) for x in r[1:]] for r in rows[1:]]), ids, rows[0][1:])


def write(name, table, step):
    ordination, _ = rpca(table)
    samples, features = ordination.samples, ordination.features
    sign = np.sign([samples[c].iloc[np.abs(samples[c].to_numpy()).argmax()] for c in samples])
    with open(OUT / f"{name}.rpca.tsv", "w") as out:
        out.write("what\tid\taxis1\taxis2\taxis3\n")

        def row(what, id_, values):
            out.write("\t".join([what, id_] + [f"{v:.17g}" for v in values]) + "\n")

        row("singular", "", ordination.eigvals)
        row("proportion", "", ordination.proportion_explained)
        for id_ in samples.index:
            row("sample", id_, samples.loc[id_].to_numpy() * sign)
        for id_ in features.index[::step]:
            row("feature", id_, features.loc[id_].to_numpy() * sign)
    print(name, "gemelli", version("gemelli"), "numpy", np.__version__, ordination.proportion_explained.to_list())


write("small", read(OUT / "small.tsv"), 1)
if len(sys.argv) > 1:
    write("cohort-pediatric-ibd", read(Path(sys.argv[1]) / "cohort-pediatric-ibd/feature_table.tsv.gz"), 20)

#!/usr/bin/env python3
"""A sparse community table and its tree, for scripts/benchmark/diversity.sh: 2,000 samples x 16,284 features with
764,006 non-zeros unless told otherwise.

    scripts/benchmark/diversity_data.py FOLDER [SAMPLES FEATURES NON_ZEROS]

Writes table.tsv (features in rows), table.biom (BIOM 2.1, where biom-format is installed) and tree.nwk. The tree is
split by Aldous's beta = -1 rule, as unbalanced as trees of sequences are, with exponential branch lengths. The mean
log-abundance of a feature wanders along the tree, and four groups of samples differ in it; the largest cells of
the whole log-normal matrix are kept, at least one per feature and ten per sample.
"""
import pathlib
import sys

import numpy as np

SEED = 20260701


def tree(rng, tips):
    """Parents and branch lengths in preorder, and the numbers of the tips."""
    parents, lengths, leaves = [-1], [0.0], []
    harmonic = np.concatenate([[0.0], np.cumsum(1 / np.arange(1, tips + 1))])
    open_nodes = [(0, tips)]
    while open_nodes:
        node, size = open_nodes.pop()
        if size == 1:
            leaves.append(node)
            continue
        # P(i) is proportional to 1 / (i (size - i)), which is 1 / i + 1 / (size - i): so i as 1 / i, then a coin.
        left = int(np.searchsorted(harmonic[: size], rng.random() * harmonic[size - 1], side="right"))
        left = min(max(left, 1), size - 1)
        if rng.random() < 0.5:
            left = size - left
        for part in (left, size - left):
            parents.append(node)
            lengths.append(rng.exponential(0.02 if part > 1 else 0.05))
            open_nodes.append((len(parents) - 1, part))
    return np.array(parents), np.array(lengths), np.array(leaves)


def newick(parents, lengths, names):
    children = [[] for _ in parents]
    for node, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(node)
    parts, stack = [], [(0, 0)]
    while stack:
        node, place = stack.pop()
        if place < len(children[node]):
            parts.append("(" if place == 0 else ",")
            stack.append((node, place + 1))
            stack.append((children[node][place], 0))
            continue
        parts.append((")" if children[node] else "") + names.get(node, ""))
        if parents[node] >= 0:
            parts.append(f":{lengths[node]:.6f}")
    return "".join(parts) + ";\n"


def main():
    folder = pathlib.Path(sys.argv[1])
    samples, features, kept = (int(x) for x in (sys.argv[2:5] or (2000, 16284, 764006)))
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(SEED)
    parents, lengths, leaves = tree(rng, features)
    drift = np.zeros((len(parents), 4))
    for node in range(1, len(parents)):
        drift[node] = drift[parents[node]] + rng.normal(0, 0.6) + rng.normal(0, 0.15, 4)
    mean = drift[leaves] + rng.normal(0, 1.5, features)[:, None]
    scores = mean[:, np.arange(samples) % 4].T + rng.normal(0, 1.5, (samples, features)).astype(np.float32)
    scores += rng.normal(0, 0.5, samples)[:, None]
    chosen = np.zeros(samples * features, bool)
    chosen[np.argmax(scores, axis=0) * features + np.arange(features)] = True
    chosen[(np.arange(samples)[:, None] * features + np.argpartition(scores, -10, axis=1)[:, -10:]).ravel()] = True
    order = np.argsort(-scores.ravel(), kind="stable")
    rest = order[~chosen[order]][: kept - int(chosen.sum())]
    floor = scores.ravel()[rest[-1]]
    chosen[rest] = True
    counts = np.where(chosen, np.floor(np.exp(np.maximum(scores.ravel() - floor, 0) * 1.5)), 0).astype(np.int64)
    counts = np.minimum(counts, 2_000_000).reshape(samples, features)
    sample_ids = [f"sample{i:05d}" for i in range(samples)]
    feature_ids = [f"feature{i:06d}" for i in range(features)]
    (folder / "tree.nwk").write_text(newick(parents, lengths, {n: feature_ids[i] for i, n in enumerate(leaves)}))
    with open(folder / "table.tsv", "w") as out:
        out.write("feature\t" + "\t".join(sample_ids) + "\n")
        for number, column in enumerate(counts.T):
            out.write(feature_ids[number] + "\t" + "\t".join(map(str, column)) + "\n")
    try:
        import biom
        import h5py
        from scipy.sparse import csr_matrix
        with h5py.File(folder / "table.biom", "w") as out:
            biom.Table(csr_matrix(counts.T.astype(float)), feature_ids, sample_ids).to_hdf5(out, "dysbio benchmark")
    except ImportError:
        print("biom-format is not installed: no table.biom", file=sys.stderr)
    held = (counts > 0).sum(axis=0)
    print(f"{samples} samples, {features} features, {int((counts > 0).sum())} non-zeros, "
          f"most frequent feature in {held.max()}, reads {counts.sum(axis=1).min()}-{counts.sum(axis=1).max()}")


main()

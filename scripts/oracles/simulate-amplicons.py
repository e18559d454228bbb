#!/usr/bin/env python3
"""Simulates paired amplicon reads with known templates: the small fixture behind the comparison with vsearch.

Usage: simulate-amplicons.py OUTPUT_DIR   (writes pairs_1.fastq, pairs_2.fastq: a few pairs, and reads.fasta: amplicons)
Templates come from one random ancestor: substitutions, some insertions and deletions; log-normal abundances; errors,
chimeras. Seeded: the files are always the same with numpy's PCG64.
"""
import sys

import numpy as np

rng = np.random.default_rng(20240516)
BASES = np.frombuffer(b"ACGT", np.uint8)
ancestor = rng.integers(0, 4, 220)


def mutate(parent, substitutions, gaps):
    child = parent.copy()
    for place in rng.choice(len(child), substitutions, replace=False):
        child[place] = (child[place] + rng.integers(1, 4)) % 4
    for _ in range(gaps):
        place = int(rng.integers(10, len(child) - 10))
        if rng.random() < 0.5:
            child = np.delete(child, place)
        else:
            child = np.insert(child, place, rng.integers(0, 4))
    return child


templates = [ancestor]
for number in range(24):
    parent = templates[int(rng.integers(0, len(templates)))]
    templates.append(mutate(parent, int(rng.choice([1, 2, 4, 8, 15, 25])), int(rng.random() < 0.2)))
weights = rng.lognormal(0, 1.6, len(templates))
weights /= weights.sum()


def amplicon():
    template = templates[int(rng.choice(len(templates), p=weights))]
    if rng.random() < 0.1:
        other = templates[int(rng.choice(len(templates), p=weights))]
        cut = int(rng.choice([60, 110, 160]))
        template = np.concatenate([template[:cut], other[cut:]])
    return template


def sequenced(molecule, quality):
    wrong = rng.random(len(molecule)) < 10 ** (-quality / 10.0)
    return np.where(wrong, (molecule + rng.integers(1, 4, len(molecule))) % 4, molecule)


folder = sys.argv[1]
with open(f"{folder}/pairs_1.fastq", "wb") as one, open(f"{folder}/pairs_2.fastq", "wb") as two:
    for number in range(150):
        molecule = amplicon()
        if number % 10 == 9:
            molecule = molecule[: int(rng.integers(90, 140))]  # shorter than the reads: staggered
        flank = rng.integers(0, 4, 60)
        length = 130
        for file, strand in ((one, molecule), (two, 3 - molecule[::-1])):
            steep = rng.choice([0.0008, 0.0013, 0.0018])
            quality = np.clip(38 - steep * np.arange(length) ** 2 + rng.integers(-5, 6, length), 2, 41).astype(int)
            read = sequenced(np.concatenate([strand, flank])[:length], quality)
            letters = BASES[read].copy()
            if number % 25 == 7:
                letters[int(rng.integers(60, 120))] = ord("N")
            file.write(b"@pair%d\n" % number + letters.tobytes() + b"\n+\n" + (quality + 33).astype(np.uint8).tobytes() + b"\n")
with open(f"{folder}/reads.fasta", "wb") as file:
    for number in range(6000):
        molecule = amplicon()
        read = sequenced(molecule, np.full(len(molecule), 34.0))
        file.write(b">read%d\n" % number + BASES[read].tobytes() + b"\n")

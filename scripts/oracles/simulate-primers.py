#!/usr/bin/env python3
"""Simulates paired reads with primers behind spacers, either strand first: what primer removal is compared on.

Usage: simulate-primers.py FOLDER FORWARD REVERSE LONGEST-SPACER [PAIRS]
Writes reads_1.fastq, reads_2.fastq (2 x 250) and truth.tsv (name, turned, f_start, f_end, r_start, r_end as
primer-coordinates.sh writes them; "none" for pairs without primers). Half of the pairs are turned. Inserts: 80 % are
253 bases long, 15 % are 0-235 (the reads run into the opposite primer, or end inside it), 5 % of the pairs are random.
Reads get errors as their qualities state, some N, and 8 % of the primers an extra substitution. Seeded by LONGEST-SPACER.
"""
import sys

import numpy as np

folder, forward, reverse, longest = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
pairs = int(sys.argv[5]) if len(sys.argv) > 5 else 20000
rng = np.random.default_rng(515806 + longest)
LENGTH = 250
CODES = {"A": "A", "C": "C", "G": "G", "T": "T", "R": "AG", "Y": "CT", "S": "CG", "W": "AT", "K": "GT", "M": "AC",
         "B": "CGT", "D": "AGT", "H": "ACT", "V": "ACG", "N": "ACGT"}
LETTERS = np.frombuffer(b"ACGT", np.uint8)
ADAPTER = np.array(["ACGT".index(c) for c in "AGATCGGAAGAGCACACGTCTGAACTCCAGTCA"])


def random_bases(count):
    return rng.integers(0, 4, count)


def drawn(primer):
    bases = np.array(["ACGT".index(CODES[c][int(rng.integers(0, len(CODES[c])))]) for c in primer])
    if rng.random() < 0.08:
        place = int(rng.integers(0, len(bases)))
        bases[place] = (bases[place] + rng.integers(1, 4)) % 4
    return bases


def complement(bases):
    return 3 - bases[::-1]


def sequenced(molecule):
    steep = rng.choice([0.0002, 0.0003, 0.0005])
    quality = np.clip(38 - steep * np.arange(LENGTH) ** 2 + rng.integers(-6, 4, LENGTH), 2, 40).astype(int)
    read = np.concatenate([molecule, ADAPTER, np.full(LENGTH, 2)])[:LENGTH]
    wrong = rng.random(LENGTH) < 10 ** (-quality / 10.0)
    letters = LETTERS[np.where(wrong, (read + rng.integers(1, 4, LENGTH)) % 4, read)].copy()
    if rng.random() < 0.01:
        letters[int(rng.integers(0, 60))] = ord("N")
    return letters.tobytes() + b"\n+\n" + (quality + 33).astype(np.uint8).tobytes() + b"\n"


templates = [random_bases(253) for _ in range(60)]
with open(f"{folder}/reads_1.fastq", "wb") as one, open(f"{folder}/reads_2.fastq", "wb") as two, \
        open(f"{folder}/truth.tsv", "w") as truth:
    print("name\tturned\tf_start\tf_end\tr_start\tr_end", file=truth)
    for number in range(pairs):
        kind = rng.random()
        insert = templates[int(rng.integers(0, len(templates)))]
        if kind < 0.15:
            insert = insert[: int(rng.integers(0, 236))]
        before, behind = int(rng.integers(0, longest + 1)), int(rng.integers(0, longest + 1))
        molecule = np.concatenate([random_bases(before), drawn(forward), insert, complement(drawn(reverse)),
                                   random_bases(behind)])
        turned = rng.random() < 0.5
        if kind >= 0.95:
            molecule = random_bases(420)
            print(f"pair{number}\tnone\t\t\t\t", file=truth)
        else:
            f, r = before + len(forward), behind + len(reverse)
            places = [f, min(f + len(insert), LENGTH), r, min(r + len(insert), LENGTH)]
            print(f"pair{number}", int(turned), *places, sep="\t", file=truth)
        mates = [molecule, complement(molecule)]
        for file, mate in zip((one, two), mates[::-1] if turned else mates):
            file.write(b"@pair%d\n" % number + sequenced(mate))

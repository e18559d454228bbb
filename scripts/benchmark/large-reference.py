#!/usr/bin/env python3
"""Writes a large reference for measuring `reference build`: mutated copies of the sequences of a real one.

Usage: large-reference.py REFERENCE.fasta[.gz] COUNT > large.fasta
Each copy differs from its source at 2 % of its bases; ids are new, lineages stay. The same input gives the same bytes.
Then: /usr/bin/time -v dysbio reference build large.fasta --output large.ref
"""
import gzip
import random
import sys


def records(path):
    opened = gzip.open(path, "rt") if path.endswith(".gz") else open(path)
    header, parts = None, []
    with opened as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith(">"):
                if header is not None:
                    yield header, "".join(parts).upper()
                header, parts = line[1:], []
            else:
                parts.append(line)
    if header is not None:
        yield header, "".join(parts).upper()


def main():
    path, count = sys.argv[1], int(sys.argv[2])
    source = list(records(path))
    generator = random.Random(20240607)
    out = sys.stdout.buffer
    for number in range(count):
        header, sequence = source[number % len(source)]
        letters = bytearray(sequence, "ascii")
        for _ in range(len(letters) // 50):
            letters[generator.randrange(len(letters))] = b"ACGT"[generator.randrange(4)]
        lineage = header.rsplit("\t", 1)[-1]
        out.write(b">M%07d\t%s\n" % (number, lineage.encode()))
        out.write(bytes(letters) + b"\n")


main()

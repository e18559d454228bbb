#!/usr/bin/env python3
"""Where dysbio cuts primers off: the table of primer-coordinates.sh, from what `dysbio filter` wrote.

Usage: primer-coordinates-dysbio.py R1 R2 FORWARD REVERSE FILTERED >OUT.tsv     R2 is - for single reads
FILTERED: the output folder, of one sample, of
  dysbio filter R1 R2 --primers FORWARD,REVERSE --min-length 1 --keep-phix --plain --output FILTERED
The bases that stay are looked up in the read as it came, letters and qualities together. Of a pair that was turned, dysbio
writes the mates swapped: mate 1 then lies in the original mate 2. Where a short rest fits in several places or both ways,
the one behind a primer (0.15 of its bases may differ) counts; pairs that fit neither way are an error. Single reads are
read as they came (turned 0).
Pairs that are not written lack primers ("none"), but for those of which a mate has no base left (too-short in
read_ledger.csv): which they are is not written. Their number goes to standard error, as do those of the pairs that fit
in several places and of those that do so behind primers too, of which the first place is taken.
"""
import glob
import gzip
import itertools
import re
import sys

CODES = {"A": "A", "C": "C", "G": "G", "T": "T", "R": "AG", "Y": "CT", "S": "CG", "W": "AT", "K": "GT", "M": "AC",
         "B": "CGT", "D": "AGT", "H": "ACT", "V": "ACG", "N": "ACGT"}


def records(path):
    with (gzip.open(path, "rt") if path.endswith(".gz") else open(path)) as file:
        for title in file:
            sequence = next(file).rstrip("\n")
            next(file)
            yield re.sub(r"/[12]$", "", title[1:].split()[0]), sequence.upper(), next(file).rstrip("\n")


def places(part, whole):
    """Every start at which letters and qualities of `part` stand in `whole`."""
    (sequence, scores), (all_sequence, all_scores) = part, whole
    starts, at = [], all_sequence.find(sequence)
    while at >= 0:
        if all_scores.startswith(scores, at):
            starts.append(at)
        at = all_sequence.find(sequence, at + 1)
    return starts


def behind(primer, sequence, start):
    """`primer` ends where the kept part starts."""
    if start < len(primer):
        return False
    pairs = zip(primer, sequence[start - len(primer):start])
    return sum(base not in CODES[code] for code, base in pairs) <= int(0.15 * len(primer))


def ways(parts, wholes, primers):
    """(turned, starts) of every way in which the parts fit; those behind primers only, if there are any."""
    found = []
    for turned, order in enumerate((wholes, wholes[::-1])[:len(wholes)]):
        fits = [places(part, whole) for part, whole in zip(parts, order)]
        for starts in itertools.product(*fits):
            good = all(behind(*three) for three in zip(primers, (whole[0] for whole in order), starts))
            found.append((good, turned, starts))
    best = [way[1:] for way in found if way[0]]
    return best or [way[1:] for way in found], len(found)


def main(one, two, forward, reverse, filtered):
    inputs = [one] if two == "-" else [one, two]
    names = ["*.fastq"] if two == "-" else ["*_R1.fastq", "*_R2.fastq"]
    written = [glob.glob(f"{filtered}/reads/{name}")[0] for name in names]
    kept = {mates[0][0]: [mate[1:] for mate in mates] for mates in zip(*map(records, written))}
    ambiguous, several, wrong, left = 0, 0, 0, len(kept)
    print("name\tturned\tf_start\tf_end\tr_start\tr_end")
    for mates in zip(*map(records, inputs)):
        name = mates[0][0]
        if name not in kept:
            print(name, "none", "", "", "", "", sep="\t")
            continue
        left -= 1
        fits, possible = ways(kept[name], [mate[1:] for mate in mates], (forward, reverse))
        if not fits:
            wrong += 1
            continue
        ambiguous += possible > 1
        several += len(fits) > 1
        turned, starts = fits[0]
        spans = [place for start, (sequence, _) in zip(starts, kept[name]) for place in (start, start + len(sequence))]
        print(name, turned, *(spans + ["", ""])[:4], sep="\t")
    for line in open(f"{filtered}/read_ledger.csv"):
        words = line.rstrip("\n").split(",")
        if words[2] in ("too-short", "no-primer"):
            print(f"{words[2]}: {words[3]}", file=sys.stderr)
    print(f"pairs that fit in several places: {ambiguous}, also behind primers: {several}", file=sys.stderr)
    if wrong or left:
        sys.exit(f"{wrong} pairs fit their originals neither way, {left} have none")


main(*sys.argv[1:])

#!/usr/bin/env python3
"""Joins two tables of primer coordinates and prints where they disagree.

Usage: primer-coordinates.py A.tsv B.tsv [EXAMPLES]     classes of disagreement, counts, and up to EXAMPLES (3) of each
       primer-coordinates.py collect …                  called by primer-coordinates.sh: cutadapt's output -> table

Tables: name, turned (0, 1, none), f_start, f_end, r_start, r_end with a header; # begins a comment. Joined by name up
to the first blank, a closing /1 dropped. An empty range agrees with an empty range wherever it stands. Exit 1 if a pair
is in one table only.
"""
import gzip
import re
import sys
from collections import Counter, defaultdict


def table(path):
    rows = {}
    with open(path) as file:
        for line in file:
            if line.startswith(("#", "name\t")) or not line.strip("\n"):
                continue
            name, *values = (line.rstrip("\n").split("\t") + [""] * 5)[:6]
            rows[plain(name)] = tuple(values)
    return rows


def plain(name):
    return re.sub(r"/[12]$", "", name.split()[0])


def span(row, at):
    """A mate's range; (0, 0) for every empty one, None where the table has none."""
    if row[at] == "":
        return None
    start, end = int(row[at]), int(row[at + 1])
    return (start, end) if end > start else (0, 0)


def sized(difference):
    return f"{difference:+d}" if abs(difference) <= 3 else ("more than +3" if difference > 0 else "less than -3")


def classes(a, b):
    if a[0] == b[0] == "none":
        return ["both: no primers"]
    if "none" in (a[0], b[0]):
        return ["only B finds primers" if a[0] == "none" else "only A finds primers"]
    if a[0] != b[0]:
        return [f"orientation: A {a[0]}, B {b[0]}"]
    found = []
    for mate, at in (("forward", 1), ("reverse", 3)):
        one, two = span(a, at), span(b, at)
        if one == two:
            continue
        if one is None or two is None or (0, 0) in (one, two):
            found.append(f"{mate} mate: empty or missing in one")
            continue
        for end, place in (("start", 0), ("end", 1)):
            if one[place] != two[place]:
                found.append(f"{mate} mate: {end} B-A {sized(two[place] - one[place])}")
    return found or ["same coordinates"]


def compare(first, second, examples):
    a, b = table(first), table(second)
    counts, kept = Counter(), defaultdict(list)
    agree = 0
    for name, row in a.items():
        if name not in b:
            continue
        names = classes(row, b[name])
        agree += names[0] in ("both: no primers", "same coordinates")
        for one in names:
            counts[one] += 1
            if len(kept[one]) < examples:
                kept[one].append(f"{name}: A {' '.join(row)} | B {' '.join(b[name])}")
    shared = sum(name in b for name in a)
    alone = (len(a) - shared, len(b) - shared)
    print(f"{shared} pairs in both; {agree} agree ({100 * agree / max(shared, 1):.3f} %); {alone[0]} only in A, {alone[1]} only in B")
    for one, count in counts.most_common():
        print(f"{count}\t{one}")
        if one not in ("both: no primers", "same coordinates"):
            print("".join(f"\t  {line}\n" for line in kept[one]), end="")
    return 1 if any(alone) else 0


def records(path):
    """(title, sequence) of a FASTQ file of four-line records, also gzipped."""
    with (gzip.open(path, "rt") if path.endswith(".gz") else open(path)) as file:
        for line in file:
            yield line[1:].rstrip("\n"), next(file).rstrip("\n")
            next(file), next(file)


def uncut(sequence):
    """The place of the upper-case part in what --action=lowercase wrote, or None where nothing stays."""
    match = re.search("[A-Z]+", sequence)
    return match.span() if match else None


def collect(kind, reads, spacer, forward, reverse, work):
    cuts = {}

    def keep(title, turned, mates, primers, back=False):
        spans = []
        for sequence, primer in zip(mates, primers):
            # Where nothing stays the place of the primer is unknown; the range is empty.
            start, end = uncut(sequence) or (primer, primer)
            if start - primer > spacer:
                return
            spans += [len(sequence) - end, len(sequence) - start] if back else [start, end]
        cuts[plain(title)] = (turned, *(spans + ["", ""])[:4])

    if kind == "both":
        for title, sequence in records(f"{work}/1.0"):
            # --revcomp writes the turned read; its places are counted from the other end of the read as it came.
            turned = title.endswith(" rc")
            keep(title, int(turned), [sequence], [forward], back=turned)
    else:
        for turned in (0, 1):
            primers = (reverse, forward) if turned else (forward, reverse)
            files = [records(f"{work}/{mate}.{turned}") for mate in ((1,) if kind == "single" else (1, 2))]
            for mates in zip(*files):
                # The first primer of the pass is on the first mate; the table has the forward primer's mate first.
                order = -1 if turned and kind == "paired" else 1
                keep(mates[0][0], turned, [sequence for _, sequence in mates][::order], primers[::order])
    print("name\tturned\tf_start\tf_end\tr_start\tr_end")
    for title, _ in records(reads):
        print(plain(title), *cuts.get(plain(title), ("none", "", "", "", "")), sep="\t")


if sys.argv[1] == "collect":
    kind, reads, spacer, forward, reverse, work = sys.argv[2:]
    collect(kind, reads, int(spacer), int(forward), int(reverse), work)
else:
    sys.exit(compare(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 3))

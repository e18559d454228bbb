#!/usr/bin/env python3
"""In-silico amplicon lengths and the bases that follow each primer, for Reads/PrimerCatalog.

Usage: primer_windows.py REFERENCE.fasta[.gz|.bz2]...
Near full-length 16S sequences in sense orientation. A primer matches with at most 2 mismatches, so that references
which lack the primer's exact site still count. Printed per pair: amplicons found, quantiles of the insert length
(primers not counted), and the IUPAC consensus (bases with a share >= 2 %) of the 16 bases inside each primer.
"""
import bz2, gzip, sys
import numpy as np

MASK = dict(A=1, C=2, G=4, T=8, U=8, R=5, Y=10, S=6, W=9, K=12, M=3, B=14, D=13, H=11, V=7, N=15)
LETTER = {v: k for k, v in MASK.items() if k != "U"}
PAIRS = {
    "27f-338r": ("AGAGTTTGATCCTGGCTCAG", "TGCTGCCTCCCGTAGGAGT"),
    "27f-ym-338r": ("AGAGTTTGATYMTGGCTCAG", "TGCTGCCTCCCGTAGGAGT"),
    "27f-534r": ("AGAGTTTGATCCTGGCTCAG", "ATTACCGCGGCTGCTGG"),
    "341f-518r": ("CCTACGGGAGGCAGCAG", "ATTACCGCGGCTGCTGG"),
    "341f-785r": ("CCTACGGGNGGCWGCAG", "GACTACHVGGGTATCTAATCC"),
    "341f-806r": ("CCTAYGGGRBGCASCAG", "GGACTACNNGGGTATCTAAT"),
    "338f-806r": ("ACTCCTACGGGAGGCAGCAG", "GGACTACHVGGGTWTCTAAT"),
    "357f-926r": ("CCTACGGGAGGCAGCAG", "CCGTCAATTCMTTTRAGT"),
    "515f-806r": ("GTGCCAGCMGCCGCGGTAA", "GGACTACHVGGGTWTCTAAT"),
    "515f-926r": ("GTGYCAGCMGCCGCGGTAA", "CCGYCAATTYMTTTRAGTTT"),
    "563f-926r": ("AYTGGGYDTAAAGNG", "CCGTCAATTYHTTTRAGT"),
    "969f-1406r": ("ACGCGHNRAACCTTACC", "ACGGGCRGTGWGTRCAA"),
    "27f-1492r": ("AGRGTTYGATYMTGGCTCAG", "RGYTACCTTGTTACGACTT"),
}
COMPLEMENT = str.maketrans("ACGTURYSWKMBDHVN", "TGCAAYRSWMKVHDBN")


def masks(text):
    return np.array([MASK.get(c, 0) for c in text.upper()], dtype=np.uint8)


def best(primer, bases, limit=2):
    places = len(bases) - len(primer) + 1
    if places < 1:
        return None
    mismatches = np.zeros(places, dtype=np.int16)
    for j, m in enumerate(primer):
        mismatches += (bases[j : j + places] & m) == 0
    place = int(mismatches.argmin())
    return place if mismatches[place] <= limit else None


def sequences(path):
    opener = gzip.open if path.endswith(".gz") else bz2.open if path.endswith(".bz2") else open
    parts = []
    with opener(path, "rt", errors="replace") as handle:
        for line in handle:
            if line.startswith(">"):
                if parts:
                    yield "".join(parts)
                parts = []
            else:
                parts.append(line.strip().replace("-", "").replace(".", ""))
    if parts:
        yield "".join(parts)


def consensus(rows):
    if not rows:
        return ""
    rows = np.array(rows)
    text = ""
    for column in rows.T:
        mask = 0
        for base in (1, 2, 4, 8):
            if (column == base).mean() >= 0.02:
                mask |= base
        text += LETTER.get(mask, "N")
    return text


def main():
    references = [masks(s) for path in sys.argv[1:] for s in sequences(path)]
    print("pair\tamplicons\tmin\tq0.001\tq0.01\tmedian\tq0.99\tq0.999\tmax\tafter_forward\tbefore_reverse")
    for name, (forward, reverse) in PAIRS.items():
        f, r = masks(forward), masks(reverse.translate(COMPLEMENT)[::-1])
        lengths, heads, tails = [], [], []
        for bases in references:
            start = best(f, bases)
            if start is None:
                continue
            end = best(r, bases)
            if end is None or end <= start + len(f) + 16:
                continue
            lengths.append(end - start - len(f))
            heads.append(bases[start + len(f) : start + len(f) + 16])
            tails.append(bases[end - 16 : end])
        if not lengths:
            print(name, 0, sep="\t")
            continue
        q = np.quantile(lengths, [0, 0.001, 0.01, 0.5, 0.99, 0.999, 1]).astype(int)
        back = consensus(tails)[::-1].translate(COMPLEMENT)
        print(name, len(lengths), *q, consensus(heads), back, sep="\t")


main()

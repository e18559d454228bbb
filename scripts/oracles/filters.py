"""Reads for scripts/oracles/filters.sh, and the table of what each tool kept of them.

filters.py make GENOME FOLDER            writes reads.fastq, pairs_1.fastq, pairs_2.fastq, phix.txt
filters.py kept READS CASE=FASTQ ...     prints a row per read, a column per case: START-END or `lost`
filters.py lengths R1 R2 OUT1 OUT2       prints per pair: bases kept of mate 1 and of mate 2, or `lost`
"""
import random
import sys

TRUSEQ = ("AGATCGGAAGAGCACACGTCTGAACTCCAGTCA", "AGATCGGAAGAGCGTCGTGTAGGGAAAGAGTGT")
NEXTERA = "CTGTCTCTTATACACATCT"
# The cases that may cut a read's start; elsewhere a read that is kept begins where it began.
FRONT = ("cutadapt-q15-25", "dada2-trim")


def records(path):
    lines = open(path).read().split("\n")
    for at in range(0, len(lines) - 3, 4):
        yield lines[at][1:].split()[0], lines[at + 1], lines[at + 3]


def letters(draw, count, alphabet="ACGT"):
    return "".join(draw.choice(alphabet) for _ in range(count))


def damaged(draw, text, rate, alphabet="ACGT"):
    return "".join(draw.choice(alphabet) if draw.random() < rate else c for c in text)


def turned(text):
    return text[::-1].translate(str.maketrans("ACGT", "TGCA"))


def scores(draw, count, kind):
    """A walk through the scores, falling towards the end, or with dips."""
    out, level = [], draw.randint(20, 40)
    for at in range(count):
        level += draw.randint(-4, 4) - (1 if kind == 0 and draw.random() < 0.3 else 0)
        level = min(41, max(2, level))
        dip = kind == 1 and draw.random() < 0.08
        out.append(draw.randint(2, 12) if dip else level)
    return "".join(chr(33 + q) for q in out)


def make(genome, folder):
    draw = random.Random(20)
    with open(folder + "/reads.fastq", "w") as out:
        for number in range(240):
            kind = number % 8
            text = letters(draw, draw.randint(50, 120))
            if kind == 2:
                text += damaged(draw, "G" * draw.randint(4, 40), draw.choice([0, 0.05, 0.1, 0.2]))
            if kind == 3:
                text = text[:80] + damaged(draw, TRUSEQ[0], draw.choice([0, 0.05, 0.1])) + letters(draw, 20)
                text = text[: draw.randint(60, 120)]
            if kind == 4:
                text = text[:70] + damaged(draw, NEXTERA, draw.choice([0, 0.05, 0.1])) + letters(draw, 20)
                text = text[: draw.randint(60, 110)]
            if kind == 5:
                text = damaged(draw, letters(draw, draw.choice([1, 2, 3])) * 100, draw.choice([0.05, 0.2, 0.3]))
                text = text[: draw.randint(40, 100)]
            if kind == 6:
                text = damaged(draw, text, 0.03, "N")
            if kind == 7:
                text = text[: draw.randint(6, 25)]
            out.write(f"@s{number}\n{text}\n+\n{scores(draw, len(text), number // 8 % 3)}\n")
        # The last window of a read, low in different ways.
        for number, end in enumerate(([2, 2], [2, 2, 2], [2, 30, 2], [2, 30, 30, 2], [30, 30, 2, 2])):
            quality = "".join(chr(33 + q) for q in [30] * 20 + end)
            out.write(f"@w{number}\n{letters(draw, len(quality))}\n+\n{quality}\n")
    with open(folder + "/pairs_1.fastq", "w") as one, open(folder + "/pairs_2.fastq", "w") as two:
        for number in range(100):
            insert = letters(draw, draw.randint(25, 170))
            rate = draw.choice([0, 0.01, 0.03, 0.06])
            for out, strand, adapter in ((one, insert, TRUSEQ[0]), (two, turned(insert), TRUSEQ[1])):
                text = damaged(draw, (strand + adapter + letters(draw, 100))[:100], rate)
                out.write(f"@p{number}\n{text}\n+\n{'I' * len(text)}\n")
    with open(folder + "/phix.txt", "w") as out:
        ring = genome + genome
        for number in range(140):
            length = draw.randint(30, 120)
            start = draw.randrange(len(genome)) if number % 4 else len(genome) - draw.randint(20, 60)
            text = ring[start : start + length]
            if number % 2:
                text = turned(text)
            text = damaged(draw, text, draw.choice([0, 0.02, 0.05, 0.08, 0.12]), "ACGTN")
            if number % 7 == 0:
                text = letters(draw, length)
            if number % 7 == 1:
                text = letters(draw, 30) + text[: draw.choice([15, 16, 17, 31, 32, 33])] + letters(draw, 30)
            if number % 7 == 2:
                half = text[: draw.choice([16, 20, 31, 32])]
                text = half + letters(draw, 9) + turned(half)
            out.write(text + "\n")


def kept(reads, cases):
    tables = []
    for case in cases:
        name, path = case.split("=", 1)
        tables.append((name, {n: (s, q) for n, s, q in records(path)}))
    print("read", *(name for name, _ in tables), sep="\t")
    for name, sequence, quality in records(reads):
        row = []
        for case, table in tables:
            if name not in table or not table[name][0]:
                row.append("lost")
                continue
            s, q = table[name]
            starts = [a for a in range(len(sequence)) if sequence.startswith(s, a) and quality.startswith(q, a)]
            if case not in FRONT and 0 in starts:
                starts = [0]
            if len(starts) != 1:
                sys.exit(f"{case}: {name} is found at {starts}; draw other reads")
            row.append(f"{starts[0]}-{starts[0] + len(s)}")
        print(name, *row, sep="\t")


def lengths(first, second, out_first, out_second):
    one = {n: len(s) for n, s, _ in records(out_first)}
    two = {n: len(s) for n, s, _ in records(out_second)}
    print("pair", "first", "second", sep="\t")
    for name, _, _ in records(first):
        print(name, one.get(name, "lost"), two.get(name, "lost"), sep="\t")


if sys.argv[1] == "make":
    make("".join(open(sys.argv[2]).read().split()), sys.argv[3])
elif sys.argv[1] == "kept":
    kept(sys.argv[2], sys.argv[3:])
else:
    lengths(*sys.argv[2:6])

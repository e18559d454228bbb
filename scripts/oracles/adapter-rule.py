#!/usr/bin/env python3
"""Which placement of a 3' adapter cutadapt --no-indels takes: our rule beside the program, on contrived repeats.

adapter-rule.py [SEED]   prints per adapter and rate the reads and those that are cut elsewhere.
"""
import random
import subprocess
import sys
import tempfile

IUPAC = dict(A="A", C="C", G="G", T="T", N="ACGT", R="AG", Y="CT", W="AT", S="CG", K="GT", M="AC")
CASES = [
    ("AGATCGGAAGAGCACACGTCTGAACTCCAGTCA", 0.1), ("AGATCGGAAGAGC", 0.1), ("CTGTCTCTTATACACATCT", 0.1),
    ("CTCTCTCTCTCTCTGTCTCTCTCT", 0.15), ("ACACACACACAC", 0.2), ("ACGNNRYACGTT", 0.2), ("AAAAAAAAAAAAAAA", 0.2),
    ("AAAACCCC", 0.25), ("AACAAACAAACAAAC", 0.3), ("AAAAAAAAAAAAAAA", 0.3), ("ACACACCACACACACACA", 0.3),
    ("ACGTACGTACGTACGTACG", 0.3), ("ANNNACNAC", 0.3),
]


def rule(adapter, read, rate, minimum):
    """The documented rule of PrimerPlanes.adapter."""
    best, reach = None, len(adapter) // 2
    for start in range(len(read) - min(minimum, len(adapter)) + 1):
        pairs = list(zip(adapter, read[start:]))
        wrong = sum(a != "N" and b not in IUPAC[a] for a, b in pairs)
        if wrong > int(rate * sum(a != "N" for a, _ in pairs)):
            continue
        score = len(pairs) - 2 * wrong
        if best is None or (start <= best[0] + reach and score > best[1]):
            best = (start, score)
    return best[0] if best else len(read)


def read_with(draw, adapter, number):
    alphabet = "ACGT" if number % 3 else ("AC" if number % 2 else "ACGTN")

    def copy():
        rate = draw.choice([0, 0.05, 0.1, 0.2])
        return "".join(draw.choice("ACGTN") if draw.random() < rate else draw.choice(IUPAC[c]) for c in adapter)

    def noise(count):
        return "".join(draw.choice(alphabet) for _ in range(count))

    insert = noise(draw.randrange(120))
    if number % 4 == 0:
        return insert + copy()[: draw.randrange(len(adapter))]
    read = insert + copy() + noise(draw.randrange(30))
    return read + copy() + noise(draw.randrange(10)) if number % 5 == 0 else read


def main():
    draw = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    print("adapter", "rate", "reads", "elsewhere", sep="\t")
    for adapter, rate in CASES:
        reads = [read_with(draw, adapter, number) for number in range(6000)]
        with tempfile.TemporaryDirectory() as folder:
            with open(folder + "/in.fa", "w") as out:
                out.writelines(f">{n}\n{r}\n" for n, r in enumerate(reads))
            subprocess.run(
                ["cutadapt", "--quiet", "--no-indels", "-e", str(rate), "-O", "3", "-a", adapter]
                + ["-o", folder + "/out.fa", folder + "/in.fa"], check=True)
            kept = [len(t.split("\n", 1)[1].replace("\n", "")) for t in open(folder + "/out.fa").read()[1:].split("\n>")]
        wrong = sum(k != rule(adapter, r, rate, 3) for k, r in zip(kept, reads))
        print(adapter, rate, len(reads), wrong, sep="\t")


main()

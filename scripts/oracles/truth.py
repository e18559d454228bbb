"""Scores the variants of simulated communities against the truth, and lists how they differ from vsearch's.

Usage: truth.py settings STUDY   prints dysbio's largest number of differences, shortest and longest merged length
       truth.py score FOLDER     writes scores.csv, summary.csv and differences.csv into FOLDER and prints the last two

Truth: the templates with at least 8 (or 1) pairs in the study. With 8, a variant that equals a template with 1 to 7
pairs is neither right nor wrong: it is there, but nobody has to find it. With 1, every template counts.
"""
import csv
import glob
import json
import math
import os
import re
import sys
from statistics import mean, stdev

from scipy.stats import t as student


def fasta(path):
    """Sequence → reads (`size=`, else 0), upper case."""
    sequences, name = {}, None
    if not os.path.exists(path):
        return sequences
    parts = {}
    with open(path) as file:
        for line in file:
            if line.startswith(">"):
                name = line[1:].strip()
                parts[name] = []
            else:
                parts[name].append(line.strip().upper())
    for name, lines in parts.items():
        size = re.search(r"size=(\d+)", name)
        sequences["".join(lines)] = int(size.group(1)) if size else 0
    return sequences


def truth_of(study):
    """Template sequence → pairs in the study."""
    names, name = {}, None
    with open(f"{study}/reads/truth.fasta") as file:
        for line in file:
            if line.startswith(">"):
                name = line[1:].strip()
                names[name] = ""
            else:
                names[name] += line.strip()
    with open(f"{study}/reads/truth.tsv") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    return {names[row[0]]: sum(map(int, row[2:])) for row in rows[1:]}


def dada2_variants(study):
    with open(f"{study}/dada2/table.csv") as file:
        return {row[0] for row in list(csv.reader(file))[1:]}


def score(found, truth, least):
    real = {s for s, n in truth.items() if n >= least}
    rare = {s for s, n in truth.items() if 0 < n < least}
    judged = found - rare
    right = len(judged & real)
    precision = right / len(judged) if judged else 0.0
    recall = right / len(real) if real else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def two_parents(sequence, reads, others, skew=16):
    """The exact definition: start of one sequence with `skew` times the reads joined to the end of another."""
    start = end = 0
    best = ["", ""]
    for other, count in others.items():
        if count < skew * reads or other == sequence:
            continue
        left = len(os.path.commonprefix([sequence, other]))
        right = len(os.path.commonprefix([sequence[::-1], other[::-1]]))
        if left > start:
            start, best[0] = left, other
        if right > end:
            end, best[1] = right, other
    return start + end >= len(sequence) and best[0] != best[1]


def reason(sequence, only, same, centroids, chimeras, right):
    """Why one of two sets holds a sequence that the other does not."""
    reads = same.get(sequence, 0)
    if only == "dysbio":
        if reads < 8:
            return "merging: vsearch has fewer than 8 reads of it"
        if sequence in chimeras:
            return "chimera rule: vsearch flags it"
        if sequence not in centroids:
            return "clustering: vsearch counts no gaps as differences"
        return "unexplained"
    if two_parents(sequence, reads, {s: n for s, n in centroids.items() if s in right}):
        return "chimera rule: two parents with 16 times its reads make it exactly"
    if reads <= 10:
        return "merging: at the limit of 8 reads"
    return "unexplained"


def settings(study):
    with open(f"{study}/dysbio/report.json") as file:
        plan = {entry["title"]: entry["value"] for entry in json.load(file)["plan"]}
    differences = re.search(r"differences ≤ (\d+)", plan["Merging"]).group(1)
    print(differences, *re.findall(r"\d+", plan["Amplicon length"])[:2])


def interval(values):
    half = student.ppf(0.975, len(values) - 1) * stdev(values) / math.sqrt(len(values)) if len(values) > 1 else math.nan
    return f"{mean(values):.4f} ± {half:.4f}"


def score_all(folder):
    rows, differences = [], []
    for study in sorted(glob.glob(f"{folder}/*-[0-9]*"), key=lambda p: (p.rsplit("-", 1)[0], int(p.rsplit("-", 1)[1]))):
        if not os.path.exists(f"{study}/dada2/table.csv"):
            continue
        variant, seed = os.path.basename(study).rsplit("-", 1)
        truth = truth_of(study)
        found = {
            "dysbio": set(fasta(f"{study}/dysbio/features.fasta")),
            "vsearch": set(fasta(f"{study}/vsearch/asv.fasta")),
            "vsearch-same-settings": set(fasta(f"{study}/same/asv.fasta")),
            "dada2": dada2_variants(study),
        }
        for least in (8, 1):
            for tool, variants in found.items():
                rows.append((variant, seed, least, tool, len(variants), *score(variants, truth, least)))
        same = fasta(f"{study}/same/uniques.fasta")
        centroids = fasta(f"{study}/same/centroids.fasta")
        chimeras = fasta(f"{study}/same/chimeras.fasta")
        ours, theirs = found["dysbio"], found["vsearch-same-settings"]
        for only, left, right in (("dysbio", ours, theirs), ("vsearch", theirs, ours)):
            for sequence in sorted(left - right, key=lambda s: (-same.get(s, 0), s)):
                why = reason(sequence, only, same, centroids, chimeras, right)
                differences.append((variant, seed, only, truth.get(sequence, 0), same.get(sequence, 0), why, sequence))
    with open(f"{folder}/scores.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["reads", "seed", "least_pairs", "tool", "variants", "precision", "recall", "f1"])
        writer.writerows(rows)
    summary = []
    for variant in sorted({row[0] for row in rows}, reverse=True):
        for least in (8, 1):
            for tool in ("dysbio", "vsearch", "vsearch-same-settings", "dada2"):
                of = [row for row in rows if (row[0], row[2], row[3]) == (variant, least, tool)]
                summary.append(
                    (variant, least, tool, len(of), f"{mean(r[4] for r in of):.1f}",
                     *(interval([r[column] for r in of]) for column in (5, 6, 7))))
    header = ["reads", "least_pairs", "tool", "seeds", "variants", "precision", "recall", "f1"]
    for name, head, lines in (
        ("summary", header, summary),
        ("differences", ["reads", "seed", "only", "true_pairs", "reads_in_vsearch", "reason", "sequence"], differences),
    ):
        with open(f"{folder}/{name}.csv", "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(head)
            writer.writerows(lines)
    print("| " + " | ".join(header) + " |\n|" + "---|" * len(header))
    for line in summary:
        print("| " + " | ".join(map(str, line)) + " |")
    print(f"\nsequences by only one of dysbio and vsearch with its settings: {len(differences)}")
    for line in differences:
        print(*line[:6], sep="\t")


if sys.argv[1] == "settings":
    settings(sys.argv[2])
else:
    score_all(sys.argv[2])

"""Communities with one-off neighbours, the plan that filters nothing more, and scores against the truth.

Usage: dada-truth.py neighbours FOLDER SEED   reads FOLDER/truth.fasta and truth.tsv of `dysbio simulate`, prints a
                                              reference: its templates and, for every fourth, a neighbour one base away
       dada-truth.py plan binned|continuous   prints a plan of `dysbio run` for reads that were filtered before
       dada-truth.py cut PLAN FORWARD REVERSE prints the plan with other truncations and no window of lengths
       dada-truth.py score FOLDER             writes scores.csv and differences.csv into FOLDER, prints the tables

Truth: the templates with at least one pair in the study before filtering ("study"); with "8", those with 1–7 pairs count
neither way; "sample": every template in every sample with at least one pair. A chimera that equals a template is not
counted in the truth as a pair of it, but a variant that equals a template with pairs is right. A false variant is "mates of
two templates" if its forward mate is exactly one template's and its reverse mate another's.
"""
import csv
import glob
import json
import math
import os
import random
import sys
from statistics import mean, stdev

from scipy.stats import t as student

FORWARD, REVERSE_TURNED = "GTGCCAGCAGCCGCGGTAA", "ATTAGATACCCTTGTAGTCC"  # 515F; 806R turned, one of their forms


def fasta(path):
    """Name → sequence, in the file's order."""
    names = {}
    with open(path) as file:
        for line in file:
            if line.startswith(">"):
                name = line[1:].strip()
                names[name] = ""
            else:
                names[name] += line.strip().upper()
    return names


def truth_rows(folder):
    """(sequence, lineage, pairs by sample) of each template, and the samples."""
    names = fasta(f"{folder}/truth.fasta")
    with open(f"{folder}/truth.tsv") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    return [(names[r[0]], r[1], list(map(int, r[2:]))) for r in rows[1:]], rows[0][2:]


def neighbours(folder, seed):
    """One neighbour in four has a base removed or added, the others a base replaced, at places 20 bases off the ends."""
    draw = random.Random(int(seed))
    templates = [(s, lineage) for s, lineage, _ in truth_rows(folder)[0]]
    for number, (sequence, lineage) in enumerate(templates):
        print(f">t{number} {lineage}\n{FORWARD}{sequence}{REVERSE_TURNED}")
        if number % 4:
            continue
        place = draw.randrange(20, len(sequence) - 20)
        if number % 16 == 0:
            other = draw.choice([sequence[:place] + sequence[place + 1:],
                                 sequence[:place] + draw.choice("ACGT") + sequence[place:]])
        else:
            base = draw.choice([b for b in "ACGT" if b != sequence[place]])
            other = sequence[:place] + base + sequence[place + 1:]
        print(f">n{number} {lineage}\n{FORWARD}{other}{REVERSE_TURNED}")


def plan(kind):
    def of(value):
        return {"reason": "filtered before", "value": value}

    keep = of({"minLength": 20, "trimLeft": 0})
    print(json.dumps({
        "planVersion": 1, "pairsExamined": 0, "notices": [], "readUse": of("mates-apart"), "primers": of(None),
        "orientation": of("as-expected"), "region": of(None), "truncation": of(None), "forwardFilter": keep,
        "reverseFilter": keep, "merge": of(None), "ampliconLength": of(None), "errorModel": of(kind)}, indent=1))


def cut(path, forward, reverse):
    with open(path) as file:
        plan = json.load(file)
    plan["forwardFilter"]["value"]["truncLen"] = int(forward)
    plan["reverseFilter"]["value"]["truncLen"] = int(reverse)
    plan["ampliconLength"]["value"] = None
    print(json.dumps(plan, indent=1))


def table(path):
    """Sequence → reads by sample, of a table of sequences × samples."""
    with open(path) as file:
        rows = list(csv.reader(file))
    return {r[0]: dict(zip(rows[0][1:], map(int, r[1:]))) for r in rows[1:]}


def own_table(folder):
    names = fasta(f"{folder}/features.fasta")
    with open(f"{folder}/feature_table.tsv") as file:
        rows = [r for r in csv.reader(file, delimiter="\t") if len(r) > 1]
    return {names[r[0]]: dict(zip(rows[0][1:], (int(float(x)) for x in r[1:]))) for r in rows[1:]}


def score(found, real, either=frozenset()):
    judged = found - either
    right = len(judged & real)
    precision = right / len(judged) if judged else 0.0
    recall = right / len(real) if real else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def interval(values, sign=""):
    half = student.ppf(0.975, len(values) - 1) * stdev(values) / math.sqrt(len(values)) if len(values) > 1 else math.nan
    return f"{mean(values):{sign}.4f} ± {half:.4f}"


def cells(rows):
    return {(s, sample) for s, counts in rows.items() for sample, reads in counts.items() if reads}


def distance(a, b):
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b))
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def nearest(sequence, others):
    """Distance to, and reads of, the nearest sequence with more reads."""
    reads = others.get(sequence, 0)
    return min(((distance(sequence, o), n) for o, n in others.items() if o != sequence and n > reads), default=("", ""))


def mates_of_two(sequence, templates, study):
    with open(f"{study}/dysbio-own/plan.json") as file:
        plan = json.load(file)
    forward, reverse = [plan[mate]["value"].get("truncLen", 240) for mate in ("forwardFilter", "reverseFilter")]
    return (any(t[:forward] == sequence[:forward] for t in templates)
            and any(t[-reverse:] == sequence[-reverse:] for t in templates))


def unequal(ours, theirs, samples):
    """Cells that differ, and the reads by which they do."""
    both = [abs(ours.get(s, {}).get(i, 0) - theirs.get(s, {}).get(i, 0)) for s in set(ours) | set(theirs) for i in samples]
    return sum(1 for difference in both if difference), sum(both)


def score_all(folder):
    rows, differences, same = [], [], {}
    studies = [s for s in glob.glob(f"{folder}/*-[0-9]*") if os.path.exists(f"{s}/done")]
    for study in sorted(studies, key=lambda s: (s.rsplit("-", 1)[0], int(s.rsplit("-", 1)[1]))):
        kind, seed = os.path.basename(study).rsplit("-", 1)
        templates, samples = truth_rows(f"{study}/reads")
        truth = {s: sum(n) for s, _, n in templates if sum(n)}
        there = {(s, sample) for s, _, n in templates for sample, pairs in zip(samples, n) if pairs}
        tables = {"R dada2": table(f"{study}/r/table.csv"), "dysbio dada": own_table(f"{study}/dysbio"),
                  "dysbio dada, own filter": own_table(f"{study}/dysbio-own")}
        for grid in sorted(glob.glob(f"{study}/grid/*/features.fasta")):
            lengths = grid.split("/")[-2]
            tables[f"dysbio dada, own filter at {lengths}"] = own_table(f"{study}/grid/{lengths}")
        found = {tool: set(t) for tool, t in tables.items()}
        found["vsearch"] = set(fasta(f"{study}/vsearch/asv.fasta").values())
        found["vsearch, own filter"] = set(fasta(f"{study}/vsearch-own/asv.fasta").values())
        rare = {s for s, n in truth.items() if n < 8}
        for tool, variants in found.items():
            rows.append((kind, seed, "study", tool, len(variants), *score(variants, set(truth))))
            rows.append((kind, seed, "study-8", tool, len(variants), *score(variants, set(truth) - rare, rare)))
            if tool in tables:
                held = cells(tables[tool])
                rows.append((kind, seed, "sample", tool, len(held), *score(held, there)))
        theirs = tables["R dada2"]
        cell, read = unequal(tables["dysbio dada"], theirs, samples)
        same.setdefault(kind, []).append((len(cells(theirs)), cell, sum(sum(n.values()) for n in theirs.values()), read))
        for tool in ("dysbio dada", "dysbio dada, own filter"):
            ours = tables[tool]
            for only, left, right in (("dysbio", ours, theirs), ("R", theirs, ours)):
                for s in sorted(set(left) - set(right), key=lambda s: (-sum(left[s].values()), s)):
                    near, more = nearest(s, truth)
                    what = "true" if s in truth else "mates of two templates" if mates_of_two(s, truth, study) else "false"
                    differences.append((kind, seed, tool, only, what, truth.get(s, 0),
                                        sum(left[s].values()), near, more, s))
    with open(f"{folder}/scores.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["reads", "seed", "truth", "tool", "variants", "precision", "recall", "f1"])
        writer.writerows(rows)
    with open(f"{folder}/differences.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["reads", "seed", "tool", "only", "truth", "true_pairs", "reads_in_table", "nearest_template",
                         "pairs_of_nearest", "sequence"])
        writer.writerows(differences)
    print("| reads | truth | tool | seeds | variants | precision | recall | F1 | F1 − R's |\n|" + "---|" * 9)
    for kind in sorted({r[0] for r in rows}, reverse=True):
        for level in ("study", "study-8", "sample"):
            of = {}
            for r in rows:
                if (r[0], r[2]) == (kind, level):
                    of.setdefault(r[3], []).append(r)
            peer = {r[1]: r[7] for r in of["R dada2"]}
            for tool, mine in of.items():
                paired = "" if tool == "R dada2" else interval([r[7] - peer[r[1]] for r in mine], "+")
                print(f"| {kind} | {level} | {tool} | {len(mine)} | {mean(r[4] for r in mine):.1f} | "
                      + " | ".join(interval([r[c] for r in mine]) for c in (5, 6, 7)) + f" | {paired} |")
    print("\nonly in one of dysbio and R (true and false variants):")
    for kind in sorted({d[0] for d in differences}, reverse=True):
        for tool in ("dysbio dada", "dysbio dada, own filter"):
            for only in ("dysbio", "R"):
                of = [d for d in differences if d[:1] + d[2:4] == (kind, tool, only)]
                print(f"{kind}, {tool}: only {only} {sum(d[4] == 'true' for d in of)} true, "
                      f"{sum(d[4] != 'true' for d in of)} false, "
                      f"{sum(d[4].startswith('mates') for d in of)} of them mates of two templates")
    print("\ndysbio dada and R on the same filtered reads:")
    for kind, of in sorted(same.items(), reverse=True):
        cell, unlike, read, moved = map(sum, zip(*of))
        print(f"{kind}: tables equal in {sum(o[1] == 0 for o in of)} of {len(of)} studies; {unlike} of {cell} cells differ, by "
              f"{moved} of {read} reads")


command = sys.argv[1]
if command == "neighbours":
    neighbours(*sys.argv[2:])
elif command == "plan":
    plan(sys.argv[2])
elif command == "cut":
    cut(*sys.argv[2:])
else:
    score_all(sys.argv[2])

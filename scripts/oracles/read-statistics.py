#!/usr/bin/env python3
"""The comparing half of read-statistics.sh: see there.

Usage: read-statistics.py samples FOLDER          sample, first file, second file, as dysbio paired them
       read-statistics.py compare FOLDER          one line per class of numbers, then what differs and why
       read-statistics.py golden FOLDER FIXTURE   the four tools' numbers as small tables

A number agrees when it is the other's to all the digits the other prints. Where it does not, the reads themselves are
counted here once more, plainly, and the difference gets a reason only if the rule named there gives the other's number.
"""
import csv
import functools
import gzip
import io
import json
import math
import os
import re
import sys
from collections import Counter, defaultdict

import numpy as np

LIMITS = (0.5, 1, 2)
SHARES = {"p10": 0.1, "p25": 0.25, "median": 0.5, "p75": 0.75, "p90": 0.9}
FASTQC_NAMES = {"Mean": "mean", "Median": "median", "Lower Quartile": "p25", "Upper Quartile": "p75",
                "10th Percentile": "p10", "90th Percentile": "p90"}
# dysbio counts the bases of each cycle apart up to this one.
CYCLES = 2_048


# --- The tools' outputs ---------------------------------------------------------------------------------------------

def quality(folder):
    return list(csv.DictReader(open(f"{folder}/dysbio/quality.csv")))


def by_sample(folder):
    samples = defaultdict(list)
    for row in quality(folder):
        samples[row["sample"]].append(row["file"])
    return samples


def seqkit(folder):
    return {row["file"]: row for row in csv.DictReader(open(f"{folder}/seqkit.tsv"), delimiter="\t")}


def eestats2(folder, file):
    """length -> reads at each limit."""
    rows = {}
    for line in open(f"{folder}/eestats2/{os.path.basename(file)}.txt"):
        words = re.sub(r"\([^)]*\)", " ", line).split()
        if words and words[0].isdigit() and len(words) == 1 + len(LIMITS):
            rows[int(words[0])] = [int(word) for word in words[1:]]
    return rows


def fastp(folder, sample):
    return json.load(open(f"{folder}/fastp/{sample}.json"))


def fastqc(folder, file):
    """module -> rows as lists; the header of each module first."""
    stem = re.sub(r"\.(fastq|fq)(\.gz)?$", "", os.path.basename(file))
    modules, name = {}, None
    for line in open(f"{folder}/fastqc/{stem}_fastqc/fastqc_data.txt"):
        line = line.rstrip("\n")
        if line.startswith(">>END"):
            name = None
        elif line.startswith(">>"):
            name = line[2:].split("\t")[0]
            modules[name] = []
        elif name:
            modules[name].append(line.lstrip("#").split("\t"))
    return modules


def table(modules, name):
    """Rows of a module by their first field, as name -> text."""
    header, *rows = modules[name]
    return {row[0]: dict(zip(header[1:], row[1:])) for row in rows}


def mates(folder, sample):
    """mate -> rows of the cycles table, mate -> rows of the expected-errors table."""
    tables = []
    for name in ("cycles", "expected_errors"):
        rows = defaultdict(list)
        for row in csv.DictReader(open(f"{folder}/dysbio/qc/{sample}_{name}.csv")):
            rows[row["file"]].append(row)
        tables.append(rows)
    return tables


# --- The plain count ------------------------------------------------------------------------------------------------

class Plain:
    """All reads of a file, counted with the simplest means."""

    def __init__(self, path):
        self.sequences, self.scores = [], []
        with (gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb")) as file:
            lines = io.BufferedReader(file).read().split(b"\n")
        for at in range(0, len(lines) - 3, 4):
            self.sequences.append(np.frombuffer(lines[at + 1].strip(), np.uint8))
            self.scores.append(np.frombuffer(lines[at + 3].strip(), np.uint8).astype(int) - 33)

        self.counts = np.zeros((max(map(len, self.scores), default=0), 94), int)
        for scores in self.scores:
            self.counts[np.arange(len(scores)), scores] += 1

    def n_share(self, cycle):
        """Letters N among all at a cycle (1-based)."""
        column = [s[cycle - 1] for s in self.sequences if len(s) >= cycle]
        return sum(letter in b"Nn" for letter in column) / len(column)

    def at(self, cycle):
        """Bases with each score at a cycle (1-based)."""
        return self.counts[cycle - 1].tolist()

    def lengths(self):
        return Counter(len(s) for s in self.scores)

    def mean_scores(self):
        return Counter(int(s.sum()) // len(s) for s in self.scores if len(s))


def ranked(counts, rank):
    """The score of the base of this rank (1 is the lowest score) at a cycle; rank 0 is taken for 1."""
    seen = 0
    for score, count in enumerate(counts):
        seen += count
        if seen >= max(rank, 1):
            return score
    return None


# --- Comparison -----------------------------------------------------------------------------------------------------

class Result:
    def __init__(self):
        self.compared, self.equal = Counter(), Counter()
        self.reasons = defaultdict(lambda: defaultdict(list))

    def check(self, kind, where, ours, theirs, same, reason):
        """Counts a comparison; `reason` is called only for a difference."""
        self.compared[kind] += 1
        if same:
            self.equal[kind] += 1
        else:
            self.reasons[kind][reason() or "UNEXPLAINED"].append(f"{where}: dysbio {ours}, other {theirs}")

    def report(self):
        unknown = 0
        for kind, count in self.compared.items():
            print(f"{kind}: compared {count}, equal {self.equal[kind]}")
            for reason, places in self.reasons[kind].items():
                unknown += len(places) if reason == "UNEXPLAINED" else 0
                print(f"  {len(places)} differ: {reason}")
                print("".join(f"    {place}\n" for place in places[:3]), end="")
        return 1 if unknown else 0


def printed(ours, text):
    """`ours` is `text` to the last digit printed; half a unit of it is allowed either way."""
    value = float(text)
    digits = len(text.split(".")[1]) if "." in text and "e" not in text.lower() else 0
    return abs(ours - value) <= 0.5 * 10 ** -digits + 1e-9


def significant(ours, value, digits=6):
    """Equal to so many significant digits (fastp's JSON)."""
    if ours == value:
        return True
    scale = 10 ** (math.floor(math.log10(max(abs(ours), abs(value)))) - digits + 1)
    return abs(ours - value) <= 0.5 * scale * (1 + 1e-6)


def compare(folder):
    result, kit = Result(), seqkit(folder)
    rows = {row["file"]: row for row in quality(folder)}
    for sample, files in by_sample(folder).items():
        cycles, errors = mates(folder, sample)
        ours = json.load(open(f"{folder}/dysbio/qc/{sample}.json"))
        theirs = fastp(folder, sample)
        compare_fastp(result, sample, ours, theirs, [rows[file] for file in files])
        for number, file in enumerate(files):
            row = rows[file]
            reads = functools.cache(lambda file=file: Plain(file))
            mate = row["mate"]
            block = ours[f"read{number + 1}_before_filtering"]
            compare_seqkit(result, row, kit[file], reads)
            compare_eestats2(result, row, errors[mate], eestats2(folder, file))
            compare_curves(result, row, block, theirs[f"read{number + 1}_before_filtering"], reads)
            compare_fastqc(result, folder, row, cycles[mate], fastqc(folder, file), reads)
    return result.report()


def compare_seqkit(result, row, kit, reads):
    where = os.path.basename(row["file"])
    for ours, theirs in (("reads", "num_seqs"), ("bases", "sum_len"), ("min_length", "min_len"),
                         ("max_length", "max_len"), ("n50", "N50")):
        result.check(f"seqkit {theirs}", where, row[ours], kit[theirs], int(row[ours]) == int(kit[theirs]), lambda: None)
    result.check("seqkit avg_len", where, row["mean_length"], kit["avg_len"],
                 printed(float(row["mean_length"]), kit["avg_len"]), lambda: None)
    for ours, theirs in (("q20_share", "Q20(%)"), ("q30_share", "Q30(%)"), ("gc_share", "GC(%)")):
        result.check(f"seqkit {theirs}", where, 100 * float(row[ours]), kit[theirs],
                     printed(100 * float(row[ours]), kit[theirs]), lambda: None)
    for ours, theirs in (("q1_length", "Q1"), ("median_length", "Q2"), ("q3_length", "Q3")):
        result.check(f"seqkit {theirs}", where, row[ours], kit[theirs], float(row[ours]) == float(kit[theirs]),
                     lambda: length_reason(theirs, float(kit[theirs]), int(row[ours]), reads()))


def length_reason(name, value, ours, plain):
    lengths = plain.lengths()
    everything = np.sort(np.repeat(list(lengths), list(lengths.values())))
    share = {"Q1": 0.25, "Q2": 0.5, "Q3": 0.75}[name]
    true = everything[max(0, math.ceil(share * len(everything)) - 1)]
    if ours != true:
        return None
    if len(lengths) == 1 and value == true / 2:
        return "one length only: seqkit 2.3.0 gives half of it"
    half = (len(everything) + 1) // 2
    parts = {"Q1": everything[:half], "Q2": everything, "Q3": everything[len(everything) - half:]}[name]
    return "seqkit takes medians of halves, means of two lengths where they are even" if (
        value == float(np.median(parts))) else None


def compare_eestats2(result, row, ours, theirs):
    where = os.path.basename(row["file"])
    table = {int(r["length"]): [int(r[f"reads_max_ee_{limit}"]) for limit in LIMITS] for r in ours}
    result.check("eestats2 lengths listed", where, sorted(table), sorted(theirs), sorted(table) == sorted(theirs),
                 lambda: None)
    for length in sorted(table.keys() & theirs.keys()):
        for at, limit in enumerate(LIMITS):
            a, b = table[length][at], theirs[length][at]
            result.check("eestats2 reads per length and limit", f"{where} length {length} limit {limit}", a, b, a == b,
                         lambda: None)


def compare_fastp(result, sample, ours, theirs, rows):
    mine, other = ours["summary"]["before_filtering"], theirs["summary"]["before_filtering"]
    for name in ("total_reads", "total_bases", "q20_bases", "q30_bases"):
        result.check(f"fastp {name}", sample, mine[name], other[name], mine[name] == other[name], lambda: None)
    for name in ("q20_rate", "q30_rate", "gc_content"):
        result.check(f"fastp {name}", sample, mine[name], other[name], significant(mine[name], other[name]), lambda: None)
    for number in range(len(rows)):
        name = f"read{number + 1}_mean_length"
        result.check("fastp mean_length", f"{sample} {name}", mine[name], other[name], mine[name] == other[name],
                     lambda: "fastp cuts the fraction off" if int(mine[name]) == other[name] else None)
        block, peer = ours[f"read{number + 1}_before_filtering"], theirs[f"read{number + 1}_before_filtering"]
        for name in ("total_reads", "total_bases", "q20_bases", "q30_bases", "total_cycles"):
            result.check(f"fastp read block {name}", f"{sample} read{number + 1}", block[name], peer[name],
                         block[name] == peer[name],
                         lambda: cycles_reason(block[name], peer[name]) if name == "total_cycles" else None)


def compare_curves(result, row, ours, theirs, reads):
    where = os.path.basename(row["file"])
    pairs = [("quality mean per cycle", ours["quality_curves"]["mean"], theirs["quality_curves"]["mean"])]
    for letter in ("A", "C", "G", "T", "N", "GC"):
        pairs.append((f"content {letter} per cycle", ours["content_curves"][letter], theirs["content_curves"][letter]))
    for kind, mine, other in pairs:
        for at, (a, b) in enumerate(zip(mine, other)):
            result.check(f"fastp {kind}", f"{where} cycle {at + 1}", a, b, significant(a, b),
                         lambda: n_reason(b, at + 1, reads()) if kind.startswith("content N") else None)


def n_reason(theirs, cycle, plain):
    return "dysbio counts every letter but A, C, G, T, the other N only" if significant(plain.n_share(cycle), theirs) else None


def cycles_reason(ours, theirs):
    return f"dysbio lists {CYCLES} cycles at most" if ours == CYCLES < theirs else None


def compare_fastqc(result, folder, row, cycles, modules, reads):
    where = os.path.basename(row["file"])
    basic = table(modules, "Basic Statistics")
    result.check("FastQC Total Sequences", where, row["reads"], basic["Total Sequences"]["Value"],
                 int(row["reads"]) == int(basic["Total Sequences"]["Value"]), lambda: None)
    span = basic["Sequence length"]["Value"]
    mine = row["min_length"] if row["min_length"] == row["max_length"] else f"{row['min_length']}-{row['max_length']}"
    result.check("FastQC Sequence length", where, mine, span, mine == span, lambda: None)
    gc = int(basic["%GC"]["Value"])
    result.check("FastQC %GC", where, 100 * float(row["gc_share"]), gc, int(100 * float(row["gc_share"])) == gc,
                 lambda: gc_reason(gc, reads()))
    scores, letters = table(modules, "Per base sequence quality"), table(modules, "Per base sequence content")
    missing = table(modules, "Per base N content")
    shift = 0 if basic["Encoding"]["Value"].startswith("Sanger") else 31
    result.check("FastQC cycles listed", where, len(cycles), len(scores), len(cycles) == len(scores),
                 lambda: cycles_reason(len(cycles), len(scores)))
    for line in cycles:
        cycle = line["cycle"]
        if cycle not in scores:
            continue
        at = f"{where} cycle {cycle}"
        for theirs, ours in FASTQC_NAMES.items():
            value = float(scores[cycle][theirs])
            result.check(f"FastQC {theirs} per base", at, line[ours], value, abs(float(line[ours]) - value) < 1e-9,
                         lambda: percentile_reason(ours, line[ours], value + shift, reads().at(int(cycle)), shift))
            if ours in SHARES:
                column = reads().at(int(cycle))
                mine = fastqc_percentile(column, SHARES[ours])
                result.check("plain count: FastQC percentiles by the rules given here", f"{at} {theirs}", mine,
                             value + shift, same_number(mine, value + shift), lambda: None)
        counts = {name: int(line[name.lower()]) for name in "ACGT"}
        known, other = sum(counts.values()), int(line["other"])
        for name in "ACGT":
            value = float(letters[cycle][name])
            share = 100 * counts[name] / known if known else math.nan
            result.check("FastQC content per base", f"{at} {name}", share, value,
                         abs(share - value) < 1e-9 or same_number(share, value), lambda: None)
        share, value = 100 * other / (known + other), float(missing[cycle]["N-Count"])
        result.check("FastQC N per base", at, share, value, abs(share - value) < 1e-9,
                     lambda: n_reason(value / 100, int(cycle), reads()))
    compare_histograms(result, folder, row, modules, reads, shift)


def gc_reason(theirs, plain):
    letters = Counter()
    for sequence in plain.sequences:
        letters.update(chr(letter) for letter in sequence.tolist())
    known = sum(letters[name] for name in "ACGT")
    return "FastQC leaves N out of the denominator, and cuts the fraction off" if (
        100 * (letters["G"] + letters["C"]) // known == theirs) else None


def same_number(one, two):
    return one == two or math.isnan(one) and math.isnan(two)


def fastqc_percentile(counts, share):
    """FastQC's numbers as experiments show them."""
    return math.nan if sum(counts) <= 100 else ranked(counts, int(share * sum(counts)))


def percentile_reason(name, ours, theirs, counts, shift):
    if shift and abs(float(ours) - theirs) < 1e-9:
        return "FastQC takes the Phred offset for 64: no character below @ in the file"
    if name not in SHARES or int(ours) != ranked(counts, math.ceil(SHARES[name] * sum(counts) - 1e-9)):
        return None
    if math.isnan(theirs) and sum(counts) <= 100:
        return "FastQC gives none (NaN) where 100 reads or fewer reach the cycle"
    if same_number(theirs, fastqc_percentile(counts, SHARES[name])):
        return "FastQC takes the base of rank ⌊share × reads⌋, dysbio of ⌈share × reads⌉"
    return None


def histograms(folder, row):
    """histogram -> value -> reads, of one file; what is not listed is 0."""
    found = defaultdict(Counter)
    for line in csv.DictReader(open(f"{folder}/dysbio/qc/{row['sample']}_histograms.csv")):
        if line["file"] == row["mate"]:
            found[line["histogram"]][int(line["value"])] = int(line["reads"])
    return found


def compare_histograms(result, folder, row, modules, reads, shift):
    where, plain, ours = os.path.basename(row["file"]), reads(), histograms(folder, row)
    theirs = {int(k) + shift: int(float(v["Count"])) for k, v in table(modules, "Per sequence quality scores").items()}
    mine = ours["mean-score"]
    for score in sorted(theirs.keys() | mine.keys()):
        a, b = mine[score], theirs.get(score, 0)
        result.check("FastQC reads per mean score", f"{where} score {score}", a, b, a == b, lambda: None)
    spans = {}
    for span, value in table(modules, "Sequence Length Distribution").items():
        low, _, high = span.partition("-")
        spans[(int(low), int(high or low))] = int(float(value["Count"]))
    for (low, high), count in spans.items():
        a = sum(n for length, n in ours["length"].items() if low <= length <= high)
        result.check("FastQC length distribution", f"{where} {low}-{high}", a, count, a == count, lambda: None)
    counted = plain.lengths()
    for name, mine, count in (("length", ours["length"], counted), ("mean-score", ours["mean-score"], plain.mean_scores())):
        result.check(f"plain count: histogram {name}", where, sum(mine.values()), sum(count.values()), mine == count,
                     lambda: None)
    other = sum(int((~np.isin(s, list(b"ACGTUacgtu"))).sum()) for s in plain.sequences)
    result.check("plain count: ambiguous bases", where, row["ambiguous_bases"], other, int(row["ambiguous_bases"]) == other,
                 lambda: None)
    everything = np.sort(np.repeat(list(counted), list(counted.values())))
    for name, share in (("q1_length", 0.25), ("median_length", 0.5), ("q3_length", 0.75)):
        true = int(everything[max(0, math.ceil(share * len(everything)) - 1)])
        result.check("plain count: length quartiles", f"{where} {name}", row[name], true, int(row[name]) == true,
                     lambda: None)


# --- Fixtures -------------------------------------------------------------------------------------------------------

def golden(folder, fixture):
    os.makedirs(fixture, exist_ok=True)

    def write(name, header, lines):
        with open(f"{fixture}/{name}", "w") as out:
            print(*header, sep=",", file=out)
            for line in lines:
                print(*line, sep=",", file=out)

    names = {row["file"]: (row["sample"], row["mate"]) for row in quality(folder)}
    kit = seqkit(folder)
    columns = ("num_seqs", "sum_len", "min_len", "avg_len", "max_len", "N50", "Q20(%)", "Q30(%)", "GC(%)")
    write("seqkit.csv", ("sample", "mate") + columns, [names[f] + tuple(kit[f][c] for c in columns) for f in names])
    write("eestats2.csv", ("sample", "mate", "length", "0.5", "1", "2"),
          [names[f] + (length, *counts) for f in names for length, counts in eestats2(folder, f).items()])
    totals, curves = [], []
    for sample, files in by_sample(folder).items():
        report = fastp(folder, sample)
        summary = report["summary"]["before_filtering"]
        for name in ("total_reads", "total_bases", "q20_bases", "q30_bases", "gc_content"):
            totals.append((sample, "both", name, summary[name]))
        for number in range(1, len(files) + 1):
            block = report[f"read{number}_before_filtering"]
            for name in ("total_reads", "total_bases", "q20_bases", "q30_bases", "total_cycles"):
                totals.append((sample, f"R{number}", name, block[name]))
            letters = block["content_curves"]
            for at, mean in enumerate(block["quality_curves"]["mean"]):
                curves.append((sample, f"R{number}", at + 1, mean, *(letters[c][at] for c in ("A", "C", "G", "T", "N"))))
    write("fastp.csv", ("sample", "mate", "name", "value"), totals)
    write("fastp_cycles.csv", ("sample", "mate", "cycle", "mean", "A", "C", "G", "T", "N"), curves)
    bases, reads = [], []
    for file, (sample, mate) in names.items():
        modules = fastqc(folder, file)
        content, missing = table(modules, "Per base sequence content"), table(modules, "Per base N content")
        for cycle, row in table(modules, "Per base sequence quality").items():
            bases.append((sample, mate, cycle, *(row[name] for name in FASTQC_NAMES),
                          *(content[cycle][name] for name in "ACGT"), missing[cycle]["N-Count"]))
        for kind, module in (("mean-score", "Per sequence quality scores"), ("length", "Sequence Length Distribution")):
            for value, row in table(modules, module).items():
                reads.append((sample, mate, kind, value, int(float(row["Count"]))))
    write("fastqc_cycles.csv", ("sample", "mate", "cycle", *FASTQC_NAMES.values(), "A", "C", "G", "T", "N"), bases)
    write("fastqc_histograms.csv", ("sample", "mate", "histogram", "value", "reads"), [r for r in reads if r[-1]])
    with open(f"{folder}/versions.txt") as source, open(f"{fixture}/versions.txt", "w") as out:
        out.write(source.read())


mode, folder, *rest = sys.argv[1:]
if mode == "samples":
    for sample, files in by_sample(folder).items():
        print(sample, *(files + [""])[:2], sep="\t")
elif mode == "golden":
    golden(folder, *rest)
else:
    sys.exit(compare(folder))

"""Accuracy of taxonomic calls by rank, whatever tool made them.

Usage: taxonomy-accuracy.py plain RAW OUTPUT.tsv    brings a tool's output into one layout
       taxonomy-accuracy.py score FOLDER  prints the tables for every set of FOLDER (taxonomy-sets.py)
       taxonomy-accuracy.py published DATA          recomputes the figures published beside taxonomy-bench

The layout: feature, seven names (domain to species), seven confidences 0…1. RAW may be `dysbio classify`'s CSV, the table of
assign-taxonomy.R, vsearch --sintax --tabbedout, or QIIME 2's (Feature ID, Taxon, Confidence: one confidence for all ranks).

At each rank a query is known (its group is in the reference) or novel. TAXXI (Edgar 2018, doi:10.7717/peerj.4652), K known,
L novel: true positives TPR = TP/K, under-classified UCR = not named/K, misclassified MCR = wrong name/K, over-classified
OCR = named/L, Acc = TP/(K + over-classified). Bokulich 2018 (doi:10.1186/s40168-018-0470-z): recall = TP/K, precision =
TP/named, among known queries (as the published figures are) and among all. A name counts with all names above it.
"""
import csv
import gzip
import os
import re
import sys

RANKS = ["domain", "phylum", "class", "order", "family", "genus", "species"]
LETTERS = "dpcofgs"


def lines(path):
    with (gzip.open(path, "rt") if path.endswith(".gz") else open(path)) as file:
        return file.read().splitlines()


def clean(text):
    """A lineage's names without prefixes, to the first that is missing."""
    names = []
    for name in text.strip().strip(";").split(";")[:len(RANKS)]:
        name = re.sub(r"[\s,:]+", "_", re.sub(r"^([a-z]|D_\d)__", "", name.strip()))
        if name in ("", "Unassigned", "Unclassified", "NA"):
            break
        names.append(name)
    return names


def read(path):
    """feature → (names, confidences)."""
    text = lines(path)
    first = text[0] if text else ""
    calls = {}
    if first.startswith("feature,") or first.startswith("feature\t"):
        for row in csv.DictReader(text, delimiter="," if first.startswith("feature,") else "\t"):
            names = clean(";".join(row.get(rank) or "" for rank in RANKS))
            calls[row["feature"]] = (names, [float(row.get(f"{rank}_confidence") or 0) for rank in RANKS[:len(names)]])
    elif first.startswith("id\tKingdom"):
        width = (len(first.split("\t")) - 1) // 2
        for line in text[1:]:
            row = line.split("\t")
            names = clean(";".join(row[1:1 + width]))
            calls[row[0]] = (names, [float(b) / 100 for b in row[1 + width:1 + width + len(names)]])
    elif re.match(r"[^\t]*\t(d:[^\t]*\(|\t)", first):
        for line in text:
            row = line.split("\t")
            pairs = re.findall(r"([a-z]):([^,]*)\((\d\.\d+)\)(?:,|$)", row[1]) if len(row) > 1 else []
            pairs = [p for p in pairs if p[0] in LETTERS]
            calls[row[0]] = ([p[1] for p in pairs], [float(p[2]) for p in pairs])
    else:
        for line in text:
            row = line.split("\t")
            if row[0] != "Feature ID":
                names = clean(row[1])
                calls[row[0]] = (names, [float(row[2]) if len(row) > 2 else 1.0] * len(names))
    return calls


def plain(raw, output):
    with open(output, "w") as file:
        file.write("\t".join(["feature"] + RANKS + [f"{rank}_confidence" for rank in RANKS]) + "\n")
        for feature, (names, confidences) in read(raw).items():
            empty = [""] * (len(RANKS) - len(names))
            file.write("\t".join([feature] + names + empty + [f"{c:.6g}" for c in confidences] + empty) + "\n")


class Set:
    """The truth of a set, and how the queries stand at each rank."""

    def __init__(self, folder):
        self.name = os.path.basename(folder)
        self.truth = {}
        for line in lines(f"{folder}/truth.tsv"):
            query, text, decided = line.split("\t")
            self.truth[query] = (text.split(";") if text else [], int(decided))
        groups = set()
        with open(f"{folder}/reference.fasta") as file:
            for line in file:
                if line.startswith(">"):
                    names = line[1:].strip().strip(";").split(";")
                    groups.update(tuple(names[:k]) for k in range(1, len(names) + 1))
        self.groups = groups
        sizes = sorted(len(s) for s in lines(f"{folder}/queries.fasta") if not s.startswith(">"))
        self.cut_off = 0.5 if sizes[len(sizes) // 2] < 300 else 0.8

    def outcomes(self, calls, rank):
        """(is known, is right, confidence at which it is named) of each query that has a truth at the rank."""
        result = []
        for query, (names, decided) in self.truth.items():
            if decided <= rank:
                continue
            known = len(names) > rank and tuple(names[:rank + 1]) in self.groups
            called, confidences = calls.get(query, ([], []))
            named = min(confidences[:rank + 1]) if len(called) > rank else -1.0
            result.append((known, known and called[:rank + 1] == names[:rank + 1], named))
        return result


def measures(outcomes, cut_off):
    known = [o for o in outcomes if o[0]]
    novel = [o for o in outcomes if not o[0]]
    right = sum(o[1] and o[2] >= cut_off for o in known)
    named = sum(o[2] >= cut_off for o in known)
    over = sum(o[2] >= cut_off for o in novel)
    share = lambda a, b: a / b if b else None
    m = {"K": len(known), "L": len(novel), "right": right, "TPR": share(right, len(known)),
         "UCR": share(len(known) - named, len(known)), "MCR": share(named - right, len(known)),
         "OCR": share(over, len(novel)), "Acc": share(right, len(known) + over), "over": over,
         "precision": share(right, named), "precision of all": share(right, named + over)}
    p, r = m["precision"], m["TPR"]
    m["F"] = 2 * p * r / (p + r) if p and r else None
    return m


def curve(outcomes):
    """(over-classification rate, cut-off, Acc) for falling cut-offs."""
    cuts = sorted({o[2] for o in outcomes if o[2] >= 0}, reverse=True)
    return [(m["OCR"], cut, m["Acc"]) for cut in [1.01] + cuts for m in [measures(outcomes, cut)]]


def at(points, rate):
    """(Acc, cut-off) where the curve reaches the rate, between its points on a line; the better where it stands still."""
    for (x0, c0, a0), (x1, c1, a1) in zip(points, points[1:]):
        if x0 <= rate < x1:
            t = (rate - x0) / (x1 - x0)
            return a0 + t * (a1 - a0), c0 + t * (c1 - c0)
    return points[-1][2], points[-1][1]


def percent(value):
    return "–" if value is None else f"{100 * value:.1f}"


def row(*cells):
    print("| " + " | ".join(map(str, cells)) + " |")


def head(*cells):
    row(*cells)
    row(*["---"] * len(cells))


def cut_off_of(tool, a_set):
    return 0.8 if "sintax" in tool else a_set.cut_off


def standard_error(first, c1, second, c2):
    """Of the difference between two tools' Acc on the same queries, from the queries on which one of them is right."""
    wins = sum(a[1] and a[2] >= c1 and not (b[1] and b[2] >= c2) for a, b in zip(first, second))
    losses = sum(b[1] and b[2] >= c2 and not (a[1] and a[2] >= c1) for a, b in zip(first, second))
    m = measures(first, c1)
    return (wins + losses) ** 0.5 / max(1, m["K"] + m["over"])


def score(folder):
    sets = [Set(f"{folder}/{name}") for name in sorted(os.listdir(folder)) if os.path.exists(f"{folder}/{name}/truth.tsv")]
    calls = {}
    for s in sets:
        for file in sorted(os.listdir(f"{folder}/{s.name}")):
            if file.endswith(".calls.tsv"):
                calls[s.name, file[:-10]] = read(f"{folder}/{s.name}/{file}")
    tools = lambda s: [tool for name, tool in calls if name == s.name]

    print("### At the usual cut-offs\n")
    for rank in (4, 5, 6):
        head("set", "rank", "K", "L", "tool", "cut-off", "TPR %", "UCR %", "MCR %", "OCR %", "Acc %", "precision %",
             "precision of all %", "F %")
        for s in sets:
            if all(decided <= rank for _, decided in s.truth.values()):
                continue
            for tool in tools(s):
                cut = cut_off_of(tool, s)
                m = measures(s.outcomes(calls[s.name, tool], rank), cut)
                row(s.name, RANKS[rank], m["K"], m["L"], tool, cut,
                    *(percent(m[x]) for x in ("TPR", "UCR", "MCR", "OCR", "Acc", "precision", "precision of all", "F")))
        print()

    print("### Acc % at equal over-classification (cut-offs moved)\n")
    rates = (0.05, 0.1, 0.2, 0.3, 0.5)
    for rank in (4, 5):
        head("set", "rank", "tool", *(f"OCR {percent(rate)}" for rate in rates))
        for s in sets:
            if measures(s.outcomes({}, rank), 0)["L"] < 20:
                continue
            for tool in tools(s):
                points = curve(s.outcomes(calls[s.name, tool], rank))
                row(s.name, RANKS[rank], tool, *(percent(at(points, rate)[0]) for rate in rates))
        print()

    print("### At the over-classification rate of the peer at its usual cut-off\n")
    print("± is one standard error of the difference.\n")
    head("set", "rank", "peer", "OCR %", "peer's Acc %", "tool", "its cut-off", "its Acc %", "difference", "±")
    for rank in (4, 5):
        for s in sets:
            for peer in tools(s):
                theirs = s.outcomes(calls[s.name, peer], rank)
                cut = cut_off_of(peer, s)
                m = measures(theirs, cut)
                if peer.startswith("dysbio") or m["L"] < 20:
                    continue
                for tool in tools(s):
                    if tool == peer:
                        continue
                    ours = s.outcomes(calls[s.name, tool], rank)
                    accuracy, own_cut = at(curve(ours), m["OCR"])
                    row(s.name, RANKS[rank], peer, percent(m["OCR"]), percent(m["Acc"]), tool, f"{own_cut:.2f}",
                        percent(accuracy), f"{100 * (accuracy - m['Acc']):+.1f}",
                        f"{100 * standard_error(ours, own_cut, theirs, cut):.1f}")
        print()

    print("### Agreement with assignTaxonomy\n")
    head("set", "rank", "tool", "cut-off", "queries", "confident %", "assignTaxonomy confident %", "both", "alike %")
    for s in sets:
        if (s.name, "assign-taxonomy") not in calls:
            continue
        theirs = calls[s.name, "assign-taxonomy"]
        for rank in (3, 4, 5):
            for tool in tools(s):
                if tool == "assign-taxonomy" or "sintax" in tool:
                    continue
                ours = calls[s.name, tool]
                sure = lambda c: len(c[0]) > rank and min(c[1][:rank + 1]) >= s.cut_off
                mine = [q for q in s.truth if q in ours and sure(ours[q])]
                other = {q for q in s.truth if q in theirs and sure(theirs[q])}
                both = [q for q in mine if q in other]
                alike = sum(ours[q][0][:rank + 1] == theirs[q][0][:rank + 1] for q in both)
                row(s.name, RANKS[rank], tool, s.cut_off, len(s.truth), f"{100 * len(mine) / len(s.truth):.2f}",
                    f"{100 * len(other) / len(s.truth):.2f}", len(both), f"{100 * alike / max(1, len(both)):.2f}")


def published(data):
    folder = f"{data}/taxonomy-bench/cross-validated"
    truth = {i: clean(t) for i, t in (line.split("\t") for line in lines(f"{folder}/query_taxa.tsv.gz"))}
    expected = {"rdp_0.5": (0.937, 0.965, 0.951), "rdp_0.8": (0.880, 0.982, 0.928),
                "naive_bayes_7mer_0.7": (0.933, 0.969, 0.951), "vsearch_tophit_0.8": (0.957, 0.958, 0.958)}
    head("published calls", "genus recall", "precision", "F", "OCR %", "Acc %", "as published")
    wrong = False
    for tool, figures in expected.items():
        calls = read(f"{folder}/published_{tool}.txt.gz")
        outcomes = []
        for query, names in truth.items():
            called = calls.get(query, ([], []))[0]
            known = len(names) > 5
            outcomes.append((known, known and called[:6] == names[:6], 1.0 if len(called) > 5 else -1.0))
        m = measures(outcomes, 0)
        same = all(abs(m[x] - f) < 0.0006 for x, f in zip(("TPR", "precision", "F"), figures))
        wrong = wrong or not same
        row(tool, f"{m['TPR']:.3f}", f"{m['precision']:.3f}", f"{m['F']:.3f}", percent(m["OCR"]), percent(m["Acc"]),
            "yes" if same else f"no: {figures}")
    sys.exit(1 if wrong else 0)


command = sys.argv[1:2]
if command == ["plain"] and len(sys.argv) == 4:
    plain(*sys.argv[2:])
elif command == ["score"] and len(sys.argv) == 3:
    score(sys.argv[2])
elif command == ["published"] and len(sys.argv) == 3:
    published(sys.argv[2])
else:
    sys.exit(__doc__)

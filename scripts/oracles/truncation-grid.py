#!/usr/bin/env python3
"""Tables of truncation-grid.sh's and pacbio-grid.R's results.

Usage: truncation-grid.py [matrix] TITLE=RESULT.csv …
One Markdown table per file, settings by non-chimeric reads; with matrix: non-chimeric reads of truncF x truncR at maxEE
2, 2, as shares of the best of them. Reads are summed over the samples of the file. best: share of the file's best
setting. variants: summed over samples. exact: variants of the mock sample that are part of a published sequence, of all
its variants.
"""
import csv
import sys


def total(rows, column):
    return sum(int(float(row[column] or 0)) for row in rows)


def settings(path):
    """Setting -> rows, one per sample."""
    groups = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            columns = ("truncF", "truncR", "maxEEF", "maxEER") if "truncF" in row else ("maxEE", "minQ")
            groups.setdefault(tuple(row[c] for c in columns), []).append(row)
    return groups


def heading(title, groups, note):
    first = next(iter(groups.values()))
    unit = "pairs" if "merged" in first[0] else "reads"
    print(f"### {title}\n\nSamples: {len(first)}; {unit}: {total(first, 'input')}; settings: {len(groups)}. {note}\n")


def line(cells):
    print("| " + " | ".join(map(str, cells)) + " |")


def ranked(title, groups):
    best = max(total(rows, "nonchimeric") for rows in groups.values()) or 1
    first = next(iter(groups.values()))
    paired = "merged" in first[0]
    mock = paired and any(row["exact"] for row in first)
    names = ["truncation", "maxEE"] if paired else ["maxEE", "minQ"]
    names += ["filtered", "denoised F", "denoised R", "merged"] if paired else ["primers", "filtered", "denoised"]
    names += ["non-chimeric", "of input", "of best", "variants"] + (["mock exact"] if mock else [])
    heading(title, groups, "")
    line(names)
    print("|" + "---|" * len(names))
    for key, rows in sorted(groups.items(), key=lambda group: -total(group[1], "nonchimeric")):
        given, kept = total(rows, "input"), total(rows, "nonchimeric")
        base = given if paired else total(rows, "primers")
        share = f"{100 * total(rows, 'filtered') / max(base, 1):.1f} %"
        cells = ([f"{key[0]}, {key[1]}", f"{key[2]}, {key[3]}", share, total(rows, "denoisedF"), total(rows, "denoisedR"),
                  total(rows, "merged")] if paired else [*key, base, share, total(rows, "denoised")])
        cells += [kept, f"{100 * kept / max(given, 1):.1f} %", f"{100 * kept / best:.1f} %", total(rows, "variants")]
        if mock:
            cells += [" of ".join(next((row["exact"], row["variants"]) for row in rows if row["exact"]))]
        line(cells)
    print()


def matrix(title, groups):
    kept = {(int(k[0]), int(k[1])): total(rows, "nonchimeric") for k, rows in groups.items() if k[2:] == ("2", "2")}
    best = max(kept.values()) or 1
    place = max(kept, key=kept.get)
    heading(title, groups, f"100 % = {best} non-chimeric at {place[0]}, {place[1]}; maxEE 2, 2; empty: not run.")
    columns = sorted({r for _, r in kept})
    line(["F \\ R", *columns])
    print("|" + "---|" * (len(columns) + 1))
    for row in sorted({f for f, _ in kept}):
        line([row, *(f"{100 * kept[row, c] / best:.1f}" if (row, c) in kept else "" for c in columns)])
    print()


arguments = sys.argv[1:]
show = ranked
if arguments and arguments[0] == "matrix":
    show = matrix
    del arguments[0]
for argument in arguments:
    title, path = argument.split("=", 1)
    show(title, settings(path))

#!/usr/bin/env python3
"""Tables of truncation-grid.sh's and pacbio-grid.R's results.

Usage: truncation-grid.py TITLE=RESULT.csv …     one Markdown table per file, settings by non-chimeric reads
Reads are summed over the samples of the file. best: share of the file's best setting. variants: summed over samples.
exact: variants of the mock sample that are part of a published sequence, of all its variants.
"""
import csv
import sys


def total(rows, column):
    return sum(int(float(row[column] or 0)) for row in rows)


for argument in sys.argv[1:]:
    title, path = argument.split("=", 1)
    groups = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            columns = ("truncF", "truncR", "maxEEF", "maxEER") if "truncF" in row else ("maxEE", "minQ")
            groups.setdefault(tuple(row[c] for c in columns), []).append(row)
    best = max(total(rows, "nonchimeric") for rows in groups.values()) or 1
    first = next(iter(groups.values()))
    print(f"### {title}\n\n{len(first)} samples, {total(first, 'input')} reads or pairs, {len(groups)} settings\n")
    paired = "merged" in first[0]
    mock = paired and any(row["exact"] for row in first)
    names = ["truncation", "maxEE"] if paired else ["maxEE", "minQ"]
    names += ["filtered", "denoised F", "denoised R", "merged"] if paired else ["primers", "filtered", "denoised"]
    names += ["non-chimeric", "of input", "of best", "variants"] + (["mock exact"] if mock else [])
    print("| " + " | ".join(names) + " |\n|" + "---|" * len(names))
    for key, rows in sorted(groups.items(), key=lambda group: -total(group[1], "nonchimeric")):
        given, kept = total(rows, "input"), total(rows, "nonchimeric")
        start = rows[0].get("primers")
        base = given if start is None else total(rows, "primers")
        share = f"{100 * total(rows, 'filtered') / max(base, 1):.1f} %"
        cells = ([f"{key[0]}, {key[1]}", f"{key[2]}, {key[3]}", share, total(rows, "denoisedF"), total(rows, "denoisedR"),
                  total(rows, "merged")] if paired else [*key, base, share, total(rows, "denoised")])
        cells += [kept, f"{100 * kept / max(given, 1):.1f} %", f"{100 * kept / best:.1f} %", total(rows, "variants")]
        if mock:
            cells += [" of ".join(next((row["exact"], row["variants"]) for row in rows if row["exact"]))]
        print("| " + " | ".join(map(str, cells)) + " |")
    print()

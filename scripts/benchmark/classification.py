"""Inputs and tables of classification.sh.

Usage: classification.py references RDP.fasta.gz FOLDER [COUNT]   writes reference.fasta (headers are lineages) and
                reference.sintax.fasta; with COUNT, that many entries, each a random one with 1 to 3 % of its bases replaced
       classification.py table TIMES.tsv                         prints medians and ratios as Markdown
"""
import csv
import gzip
import os
import random
import statistics
import sys


def references(path, folder, count=None):
    entries = []
    with gzip.open(path, "rt") as file:
        for line in file:
            if line.startswith(">"):
                entries.append((line[1:].rstrip("\n").split("\t")[1].strip(";"), []))
            else:
                entries[-1][1].append(line.strip().upper())
    draw = random.Random(1)
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/reference.fasta", "w") as plain, open(f"{folder}/reference.sintax.fasta", "w") as sintax:
        for number in range(int(count) if count else len(entries)):
            lineage, parts = draw.choice(entries) if count else entries[number]
            sequence = "".join(parts)
            if count:
                letters = list(sequence)
                for place in draw.sample(range(len(letters)), round(len(letters) * draw.uniform(0.01, 0.03))):
                    letters[place] = draw.choice("ACGT".replace(letters[place], ""))
                sequence = "".join(letters)
            pairs = ",".join(f"{rank}:{name.replace(',', '_')}" for rank, name in zip("dpcofg", lineage.split(";")))
            plain.write(f">{lineage};\n{sequence}\n")
            sintax.write(f">r{number};tax={pairs};\n{sequence}\n")


def table(path):
    with open(path) as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    jobs = {}
    for row in rows:
        cpu = float(row["user"]) + float(row["system"])
        jobs.setdefault((row["set"], row["job"]), []).append((float(row["wall"]), cpu, float(row["peak_kib"]) / 1024))
    print("| references | job | runs | wall, s | CPU, s | peak, MiB | wall, times ours | CPU, times ours |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for (name, job), runs in jobs.items():
        wall, cpu, peak = (statistics.median(column) for column in zip(*runs))
        ours = jobs.get((name, "dysbio naive-bayes, 2 threads"))
        ratios = [f"{value / statistics.median(r[i] for r in ours):.1f}" if ours else "–" for i, value in ((0, wall), (1, cpu))]
        print(f"| {name} | {job} | {len(runs)} | {wall:.2f} | {cpu:.2f} | {peak:.0f} | {ratios[0]} | {ratios[1]} |")


if sys.argv[1:2] == ["references"] and len(sys.argv) in (4, 5):
    references(*sys.argv[2:])
elif sys.argv[1:2] == ["table"] and len(sys.argv) == 3:
    table(sys.argv[2])
else:
    sys.exit(__doc__)

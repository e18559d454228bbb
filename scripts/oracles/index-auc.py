#!/usr/bin/env python3
"""Area under the curve of every dysbiosis index on real case-control tables, the study's own controls as reference.

    scripts/oracles/index-auc.py DYSBIO FOLDER-OF-TEST-DATA [COHORT…]

Runs `DYSBIO analyze` on each table and prints a Markdown table: index, cases and controls with a value, the area with
DeLong's 95 % interval. Above 0.5: cases lie on the side that the index states as further from health. Nothing is tuned;
who is a case is only given to the centroid difference (`--case-level`), which leaves each sample out of its own group.
An index without a value in a cohort is listed with its commonest reason. Needs NumPy.
"""
import collections
import csv
import gzip
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

DYSBIO, DATA = sys.argv[1], pathlib.Path(sys.argv[2])
# name: table, taxonomy, metadata (file, column of ids, column of groups) or None for rows above the clades, case, control
COHORTS = {
    "wirbel-crc": ("cohort-wirbel-crc/feature_table.tsv.gz", "cohort-wirbel-crc/taxonomy.tsv.gz",
                   ("cohort-wirbel-crc/metadata.tsv", "sample", "study_condition"), ["CRC"], ["control"]),
    "zackular-crc": ("cohort-zackular-crc/feature_table.tsv.gz", "cohort-zackular-crc/taxonomy.tsv.gz",
                     ("cohort-zackular-crc/metadata.tsv", "sample", "DiseaseState"), ["CRC"], ["H"]),
    "schubert-cdi": ("cohort-schubert-cdi/schubert.subsample.shared.gz",
                     "cohort-schubert-cdi/schubert.cons.taxonomy.gz",
                     ("cohort-schubert-cdi/schubert.metadata.tsv", "sample_id", "disease_stat"), ["Case"],
                     ["NonDiarrhealControl"]),
    "sokol-cd": ("cohort-sokol-ibd/gg-taxatable.txt.gz", None,
                 ("cohort-sokol-ibd/task-healthy-cd.txt", "#SampleID", "Var"), ["Crohn's disease"], ["Healthy"]),
    "sokol-uc": ("cohort-sokol-ibd/gg-taxatable.txt.gz", None,
                 ("cohort-sokol-ibd/task-healthy-uc.txt", "#SampleID", "Var"), ["Ulcerative Colitis"], ["Healthy"]),
    "pediatric-cd": ("cohort-pediatric-ibd/feature_table.tsv.gz", "cohort-pediatric-ibd/taxonomy.tsv.gz",
                     ("cohort-pediatric-ibd/metadata.tsv", "sample", "Class"), ["CD"], ["Control"]),
    "metaml-ibd": ("cohort-metaml/abundance_IBD.txt.gz", None, None,
                   ["ibd_ulcerative_colitis", "ibd_crohn_disease"], ["n"]),
    "metaml-t2d": ("cohort-metaml/abundance_T2D.txt.gz", None, None, ["t2d"], ["n"]),
    "metaml-obesity": ("cohort-metaml/abundance_Obesity.txt.gz", None, None, ["obesity"], ["leaness"]),
}


def lines(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig", errors="replace") as file:
        return [line.rstrip("\r\n") for line in file]


def groups(name, cases, controls):
    """`case`, `control` or `other` of every sample that is named."""
    table, _, metadata = COHORTS[name][:3]
    if metadata is None:
        rows = {line.split("\t")[0]: line.split("\t")[1:] for line in lines(DATA / table)[:220]}
        named = dict(zip(rows["sampleID"], rows["disease"]))
    else:
        file, key, column = metadata
        rows = [line.split("\t") for line in lines(DATA / file)]
        at, value = rows[0].index(key), rows[0].index(column)
        named = {row[at].strip(): row[value].strip() for row in rows[1:] if len(row) > max(at, value)}
    return {s: "case" if g in cases else "control" if g in controls else "other" for s, g in named.items() if s}


def delong(cases, controls):
    """The area and its standard error (DeLong 1988, doi:10.2307/2531595)."""
    wins = (cases[:, None] > controls).astype(float) + 0.5 * (cases[:, None] == controls)
    area = wins.mean()
    by_case, by_control = wins.mean(1), wins.mean(0)
    return area, np.sqrt(by_case.var(ddof=1) / len(cases) + by_control.var(ddof=1) / len(controls))


def run(name):
    table, taxonomy, _, cases, controls = COHORTS[name]
    group = groups(name, cases, controls)
    with tempfile.TemporaryDirectory() as folder:
        sheet = pathlib.Path(folder) / "groups.tsv"
        with open(sheet, "w", encoding="utf-8") as file:
            file.write("sample\tgroup\n")
            file.writelines(f"{sample}\t{g}\n" for sample, g in group.items())
        command = [DYSBIO, "analyze", str(DATA / table), "--metadata", str(sheet), "--reference-level", "group=control",
                   "--case-level", "group=case", "--output", folder + "/out", "--quiet"]
        if taxonomy:
            command += ["--taxonomy", str(DATA / taxonomy)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode not in (0, 2):
            return print(f"## {name}\n\n{done.stderr.strip()}\n")
        with open(folder + "/out/dysbiosis.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    counts = collections.Counter(group[row["sample"]] for row in rows if row["index"] == rows[0]["index"]
                                 and row["sample"] in group)
    print(f"## {name}: {counts['case']} cases, {counts['control']} controls\n")
    print("| index | cases | controls | AUC (95 % interval) |\n|---|---|---|---|")
    missing = []
    for index in dict.fromkeys(row["index"] for row in rows):
        mine = [row for row in rows if row["index"] == index and group.get(row["sample"]) in ("case", "control")]
        sign = 1 if mine[0]["direction"] == "high" else -1
        values = {g: np.array([sign * float(row["value"]) for row in mine
                               if group[row["sample"]] == g and row["value"]]) for g in ("case", "control")}
        if min(len(v) for v in values.values()) < 10:
            reason = collections.Counter(row["reason"] for row in mine if not row["value"]).most_common(1)
            missing.append(f"{index} ({reason[0][0] if reason else 'no value'})")
            continue
        area, error = delong(values["case"], values["control"])
        print(f"| {index} | {len(values['case'])} | {len(values['control'])} | {area:.3f} "
              f"({max(0, area - 1.96 * error):.3f}–{min(1, area + 1.96 * error):.3f}) |")
    print(f"\nNo value: {', '.join(missing) or 'none'}.\n", flush=True)


for cohort in sys.argv[3:] or COHORTS:
    run(cohort)

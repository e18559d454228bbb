#!/usr/bin/env python3
"""Tables that dysbio writes, read by other programs: per-sample sums must be equal.

Usage: written-tables.py DYSBIO TABLE…
Needs biom-format, pandas and h5py; Rscript with phyloseq, mothur and ssu (unifrac-tools) where they are installed.
Prints one line per table, format and reader; ends with 1 when a sum differs by more than 1e-9 of it.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

import biom
import numpy as np
import pandas as pd

PROGRAM = sys.argv[1]
FAILED = []


def run(*words, **options):
    return subprocess.run(words, capture_output=True, text=True, **options)


def columns(frame):
    return {str(name): float(np.sum(np.sort(frame[name].to_numpy(dtype=float)))) for name in frame.columns}


def text(path, separator, skip=0):
    frame = pd.read_csv(path, sep=separator, index_col=0, dtype=str, keep_default_na=False, skiprows=skip)
    frame = frame.drop(columns=[name for name in ["taxonomy"] if name in frame.columns])
    return columns(frame.astype(float))


def tsv(path):
    with open(path) as lines:
        skip = sum(1 for line in lines if line.startswith("# "))
    return text(path, "\t", skip)


def csv(path):
    with open(path) as lines:
        skip = sum(1 for line in lines if line.startswith("# "))
    return text(path, ",", skip)


def by_biom(path):
    table = biom.load_table(path)
    return dict(zip(table.ids("sample"), (float(x) for x in table.sum("sample"))))


def validated(path):
    outcome = run(os.path.join(os.path.dirname(sys.executable), "biom"), "validate-table", "-i", path)
    assert "is a valid" in outcome.stdout, outcome.stdout + outcome.stderr
    return by_biom(path)


def by_phyloseq(folder):
    # The loader script that is written beside the tables, as a user runs it.
    code = ('suppressMessages(library(phyloseq)); suppressWarnings(source("load_phyloseq.R")); '
            'for (name in ls()) if (inherits(get(name), "phyloseq") || inherits(get(name), "otu_table")) p <- get(name); '
            's <- sample_sums(p); for (i in seq_along(s)) cat(names(s)[i], format(s[i], digits = 17), sep = "\\t", fill = TRUE)')
    outcome = run("Rscript", "-e", code, cwd=folder)
    assert outcome.returncode == 0, outcome.stderr
    rows = [line.strip().split("\t") for line in outcome.stdout.splitlines() if "\t" in line]
    return {name: float(total) for name, total in rows}


def shared(path):
    frame = pd.read_csv(path, sep="\t", dtype={"Group": str, "label": str}).dropna(axis=1, how="all")
    frame = frame.set_index("Group").drop(columns=["label", "numOtus"])
    return {name: float(total) for name, total in frame.sum(axis=1).items()}


def by_mothur(path):
    folder = os.path.dirname(path)
    outcome = run("mothur", f"#set.dir(output={folder}); summary.single(shared={path}, calc=nseqs)", cwd=folder)
    summary = path.replace(".shared", ".groups.summary")
    assert os.path.exists(summary), outcome.stdout[-500:]
    frame = pd.read_csv(summary, sep="\t", dtype={"group": str})
    return dict(zip(frame["group"], frame["nseqs"].astype(float)))


def krona(folder):
    sums = {}
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".krona.txt"):
            continue
        with open(os.path.join(folder, name)) as lines:
            sums[name[: -len(".krona.txt")]] = sum(float(line.split("\t")[0]) for line in lines if line.strip())
    return sums


def cami(path):
    # The widest rank of every sample, in percent; what has no name at all is missing from it.
    sums, sample, rank = {}, None, None
    with open(path) as lines:
        for line in lines:
            if line.startswith("@SampleID:"):
                sample, rank = line.split(":", 1)[1].strip(), None
                sums[sample] = 0.0
            elif line.strip() and not line.startswith(("@", "#")):
                fields = line.rstrip("\n").split("\t")
                rank = rank or fields[1]
                if fields[1] == rank:
                    sums[sample] += float(fields[4]) / 100
    return sums


def taxpasta(path):
    frame = pd.read_csv(path, sep="\t", dtype=str)
    frame = frame.drop(columns=[c for c in frame.columns
                                if c in ("taxonomy_id", "name", "rank", "lineage", "id_lineage", "rank_lineage")])
    return columns(frame.astype(float))


READERS = {
    "tsv": [("pandas", "t.tsv", tsv), ("biom-format", "t.tsv", by_biom)],
    "csv": [("pandas", "t.csv", csv)],
    "biom-1.0": [("biom-format", "t.biom", validated)],
    "biom-2.1": [("biom-format", "t.hdf5.biom", validated)],
    "phyloseq-csv": [("phyloseq", "t.phyloseq", by_phyloseq)],
    "mothur-shared": [("pandas", "t.shared", shared), ("mothur", "t.shared", by_mothur)],
    "krona-text": [("lines", "t.krona", krona)],
    "cami": [("lines", "t.profile", cami)],
    "taxpasta": [("pandas", "t.taxpasta.tsv", taxpasta)],
}


def ours(path):
    outcome = run(PROGRAM, "table", "summarise", path, "--json", "--quiet")
    assert outcome.returncode == 0, outcome.stderr
    summary = json.loads(outcome.stdout)
    return {s["id"]: (s["total"], s["unclassified_share"] or 0.0) for s in summary["samples"]}


def compare(path, format_id, reader_name, target, reader):
    name = f"{os.path.basename(os.path.dirname(path))}/{os.path.basename(path)}"
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, target)
        outcome = run(PROGRAM, "convert", path, out, "--to", format_id, "--quiet")
        if outcome.returncode == 64:
            print(f"{name}\t{format_id}\t{reader_name}\tnot written: {outcome.stderr.strip()[:120]}")
            return
        if outcome.returncode != 0:
            FAILED.append(name)
            print(f"{name}\t{format_id}\t{reader_name}\tFAILED {outcome.returncode}: {outcome.stderr.strip()[:300]}")
            return
        try:
            theirs = reader(out)
        except Exception as error:  # the other program cannot read it: that is a finding, not a crash of this script
            FAILED.append(name)
            print(f"{name}\t{format_id}\t{reader_name}\tNOT READ: {str(error)[:300]}")
            return
    mine = ours(path)
    if format_id == "cami":
        whole = {s: total * (1 - unclassified) for s, (total, unclassified) in mine.items()}
        shares = all(total <= 1.001 for total, _ in mine.values())
        expected = whole if shares else {s: w / mine[s][0] for s, w in whole.items()}
    else:
        expected = {s: total for s, (total, _) in mine.items()}
    if format_id in ("krona-text", "mothur-shared") or reader_name == "phyloseq":
        # File and column names of these programs may not keep every letter: the sums are compared in order of size.
        pairs = list(zip(sorted(expected.values()), sorted(theirs.values())))
        complete = len(expected) == len(theirs)
    else:
        pairs = [(expected[s], theirs.get(s, float("nan"))) for s in expected]
        complete = set(expected) == set(theirs)
    tolerance = 1e-6 if format_id == "cami" else 1e-9
    worst = max((abs(a - b) / max(abs(a), 1e-300) for a, b in pairs if a or b), default=0.0)
    fine = complete and worst <= tolerance
    if not fine:
        FAILED.append(name)
    print(f"{name}\t{format_id}\t{reader_name}\t{len(theirs)} samples\tlargest relative difference {worst:.2g}"
          + ("" if fine else "\tDIFFERS"))


for path in sys.argv[2:]:
    for format_id, readers in READERS.items():
        for reader_name, target, reader in readers:
            if reader_name == "mothur" and not shutil.which("mothur"):
                continue
            if reader_name == "phyloseq" and not shutil.which("Rscript"):
                continue
            compare(path, format_id, reader_name, target, reader)
sys.exit(1 if FAILED else 0)

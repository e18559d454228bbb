#!/usr/bin/env python3
"""Writes small BIOM 2.1 files with biom-format and h5py and QIIME 2 artifacts with zipfile, or checks a BIOM file of dysbio.

Usage: biom2-specimens.py Tests/BioIOTests/Fixtures     writes biom-2.1/*.biom.gz and qiime2-artifacts/*
       biom2-specimens.py --check FILE                  prints what biom-format reads in FILE
       biom2-specimens.py --large FILE                  writes the table of the speed measurement (2,000 x 16,000)
"""
import gzip
import io
import json
import sys
import zipfile
from datetime import datetime

import h5py
import numpy as np
from biom import Table, load_table
from scipy.sparse import coo_matrix

TREE = "((O1:0.1,O2:0.2)n1:0.05,O3:0.3);"
LINEAGES = [["k__Bacteria", "p__Firmicutes", "c__Clostridia", "o__Clostridiales", "f__Lachnospiraceae", "g__Blautia", "s__"],
            ["k__Bacteria", "p__Bacteroidetes", "", "", "", "g__Bacteroides", ""], ["Unassigned"]]


def hdf5(table, change=None):
    """The bytes of a table as biom-format writes them, after `change(file)`."""
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        table.to_hdf5(file, "biom-format", creation_date=datetime(2020, 1, 1))
        if change:
            change(file)
    return buffer.getvalue()


def table():
    return Table(np.array([[1, 0, 3], [0, 2.5, 0], [4, 0, 0]]), ["O1", "O2", "Ö3"], ["A", "B", "empty"][:3],
                 [{"taxonomy": lineage} for lineage in LINEAGES],
                 [{"body/site": "gut", "age": 31}, {"body/site": "", "age": 45}, {"body/site": "skin", "age": 7}], type="OTU table")


def legacy(file):
    """BIOM 2.0: metadata as JSON text; here also text of fixed length, features only in rows, unsorted, with a zero."""
    for axis in ["observation", "sample"]:
        ids = [i.decode() if isinstance(i, bytes) else i for i in file[axis + "/ids"][:]]
        del file[axis + "/ids"]
        file.create_dataset(axis + "/ids", data=np.array([i.encode() for i in ids], dtype="S8"))
        del file[axis + "/metadata"]
    del file["sample/matrix"]
    metadata = json.dumps([{"taxonomy": lineage} for lineage in LINEAGES])
    file.create_dataset("observation/metadata", data=np.array([metadata.encode()], dtype=object), dtype=h5py.string_dtype())
    matrix = file["observation/matrix"]
    for name, values in [("data", np.array([3.0, 1.0, 2.5, 0.0, 4.0])), ("indices", np.array([2, 0, 1, 2, 0])),
                         ("indptr", np.array([0, 2, 4, 5], dtype=np.uint16))]:
        del matrix[name]
        matrix.create_dataset(name, data=values)
    file.attrs["format-version"] = (2, 0)


def rank_columns(file):
    """The taxonomy as one data set per rank, beside metadata that are none."""
    del file["observation/metadata/taxonomy"]
    for name, place in [("Genus", 5), ("Phylum", 1), ("Kingdom", 0)]:
        names = [lineage[place] if place < len(lineage) else "" for lineage in LINEAGES[:2]] + [""]
        file.create_dataset("observation/metadata/" + name, data=np.array(names, dtype=object), dtype=h5py.string_dtype())
    file.create_dataset("observation/metadata/confidence", data=np.array([0.9, 0.8, 0.7]))


def artifact(uuid, kind, data_format, name, content):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        def add(path, text):
            info = zipfile.ZipInfo(f"{uuid}/{path}", (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
        add("VERSION", "QIIME 2\narchive: 5\nframework: 2023.5.1\n")
        add("metadata.yaml", f"uuid: {uuid}\ntype: {kind}\nformat: {data_format}\n")
        add("checksums.md5", "")
        add("provenance/metadata.yaml", f"uuid: {uuid}\ntype: {kind}\nformat: {data_format}\n")
        add("provenance/action/action.yaml", "execution:\n    uuid: 00000000-0000-4000-8000-000000000000\n")
        if name:
            add("data/" + name, content)
    return buffer.getvalue()


def main(folder):
    def out(path, content):
        if path.startswith("biom-2.1/"):
            path, content = path + ".gz", gzip.compress(content, mtime=0)
        with open(f"{folder}/{path}", "wb") as file:
            file.write(content)
    rich = table()
    rich.add_group_metadata({"phylogeny": ("newick", TREE.replace("O3", "Ö3"))}, axis="observation")
    out("biom-2.1/rich.biom", hdf5(rich))
    out("biom-2.1/legacy-2.0.biom", hdf5(table(), legacy))
    out("biom-2.1/rank-columns.biom", hdf5(table(), rank_columns))

    def flat(file):
        del file["observation/metadata/taxonomy"]
        file.create_dataset("observation/metadata/Taxon", data=["; ".join(l) for l in LINEAGES], dtype=h5py.string_dtype())
    out("biom-2.1/flat-taxon.biom", hdf5(table(), flat))
    bad = {
        "shape": lambda f: f.attrs.__setitem__("shape", (3, 4)),
        "nnz": lambda f: f.attrs.__setitem__("nnz", 9),
        "index": lambda f: f["sample/matrix/indices"].__setitem__(0, 7),
        "indptr": lambda f: f["sample/matrix/indptr"].__setitem__(1, 4),
        "negative": lambda f: f["sample/matrix/data"].__setitem__(1, -2),
        "nan": lambda f: f["sample/matrix/data"].__setitem__(1, np.nan),
        "infinite": lambda f: f["sample/matrix/data"].__setitem__(1, np.inf),
        "twice": lambda f: f["sample/matrix/indices"].__setitem__(1, 0),
        "no-ids": lambda f: f.__delitem__("observation/ids"),
        "no-matrix": lambda f: (f.__delitem__("observation/matrix"), f.__delitem__("sample/matrix")),
        "version": lambda f: f.attrs.__setitem__("format-version", (3, 0)),
    }

    def huge(f):
        # A shape of 2^40 numbers behind a few bytes.
        del f["sample/matrix/data"]
        f.create_dataset("sample/matrix/data", shape=(1 << 40,), chunks=(1 << 16,), dtype="f8", compression="gzip")
    bad["huge"] = huge

    def link(f):
        del f["sample/ids"]
        f["sample/ids"] = h5py.ExternalLink("/etc/passwd", "ids")
    bad["link"] = link
    for name, change in bad.items():
        out(f"biom-2.1/bad-{name}.biom", hdf5(table(), change))

    uuid = "0b8b47bd-f2f8-4029-923c-0e37a68340c%d"
    plain = hdf5(table())
    shares = table().norm(axis="sample", inplace=False)
    biom = ("BIOMV210DirFmt", "feature-table.biom")
    for number, (name, kind, content) in enumerate([
            ("frequency.qza", "FeatureTable[Frequency]", plain),
            ("relative.qza", "FeatureTable[RelativeFrequency]", hdf5(shares)),
            ("presence.qza", "FeatureTable[PresenceAbsence % Properties('rarefied')]", hdf5(table().pa(inplace=False)))]):
        out("qiime2-artifacts/" + name, artifact(uuid % number, kind, biom[0], biom[1], content))
    out("qiime2-artifacts/taxonomy.qza", artifact(
        uuid % 3, "FeatureData[Taxonomy]", "TSVTaxonomyDirectoryFormat", "taxonomy.tsv",
        "Feature ID\tTaxon\tConfidence\n" + "".join(f"{i}\t{'; '.join(l)}\t0.9\n" for i, l in zip(["O1", "O2", "Ö3"], LINEAGES))))
    out("qiime2-artifacts/tree.qza", artifact(
        uuid % 4, "Phylogeny[Rooted]", "NewickDirectoryFormat", "tree.nwk", TREE + "\n"))
    out("qiime2-artifacts/visualization.qzv", artifact(uuid % 5, "Visualization", "null", "index.html", "<html></html>"))
    out("qiime2-artifacts/reads.qza", artifact(
        uuid % 6, "SampleData[SequencesWithQuality]", "SingleLanePerSampleSingleEndFastqDirFmt", "MANIFEST", ""))
    out("qiime2-artifacts/no-data.qza", artifact(uuid % 7, "FeatureTable[Frequency]", biom[0], None, ""))
    out("qiime2-artifacts/bomb.qza", artifact(
        uuid % 8, "FeatureTable[Frequency]", biom[0], biom[1], plain))
    # The directory of the archive then claims 3 GiB for the table.
    path = f"{folder}/qiime2-artifacts/bomb.qza"
    content = bytearray(open(path, "rb").read())
    entry = content.rfind(b"PK\x01\x02")
    content[entry + 24:entry + 28] = (3 << 30).to_bytes(4, "little")
    out("qiime2-artifacts/bomb.qza", bytes(content))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml", (2020, 1, 1, 0, 0, 0)), "<Types/>")
        archive.writestr(zipfile.ZipInfo("xl/workbook.xml", (2020, 1, 1, 0, 0, 0)), "<workbook/>")
    out("qiime2-artifacts/workbook.csv", buffer.getvalue())


def large(path):
    random = np.random.default_rng(7)
    features, samples, count = 16000, 2000, 764000
    cells = np.unique(random.integers(0, features * samples, count * 2))
    cells = random.permutation(cells)[:count]
    matrix = coo_matrix((random.integers(1, 1000, count), (cells // samples, cells % samples)), shape=(features, samples)).tocsr()
    ids = [f"{random.integers(0, 1 << 62):016x}{random.integers(0, 1 << 62):016x}" for _ in range(features)]
    lineages = [["d__Bacteria", f"p__P{i % 20}", f"c__C{i % 60}", f"o__O{i % 150}", f"f__F{i % 300}", f"g__G{i % 1500}", f"s__G{i % 1500} s{i % 4000}"]
                for i in range(features)]
    whole = Table(matrix, ids, [f"sample-{i}" for i in range(samples)], [{"taxonomy": l} for l in lineages])
    with h5py.File(path, "w") as file:
        whole.to_hdf5(file, "biom-format", creation_date=datetime(2020, 1, 1))


if sys.argv[1] == "--check":
    found = load_table(sys.argv[2])
    print(found)
    print(found.metadata(axis="observation"), found.metadata(axis="sample"), found.group_metadata("observation"))
elif sys.argv[1] == "--large":
    large(sys.argv[2])
else:
    main(sys.argv[1])

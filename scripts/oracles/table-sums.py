#!/usr/bin/env python3
"""Per-sample sums of real tables, by pandas and biom-format: the golden values of the table readers.

Usage: table-sums.py DATA_FOLDER > Tests/BioIOTests/Fixtures/table-sums/sums.tsv
Nothing is taken over from dysbio: every table is read with the layout stated here by hand.
"""
import json
import sys

import numpy as np
import pandas as pd
from biom import load_table

FOLDER = sys.argv[1]


def out(name, frame):
    """frame: features in rows, samples in columns."""
    values = frame.to_numpy(dtype=float)
    nonzero = (values != 0).sum(axis=0)
    sums = [float(np.sum(np.sort(values[:, i]))) for i in range(values.shape[1])]
    print(f"{name}\t#\t{values.shape[0]}\t{values.shape[1]}")
    for sample, n, total in zip(frame.columns, nonzero, sums):
        print(f"{name}\t{sample}\t{n}\t{total!r}")


def features(path, scale=1.0, keep=None, **options):
    frame = pd.read_csv(f"{FOLDER}/{path}", sep=options.pop("sep", "\t"), index_col=0, dtype=str,
                        encoding="utf-8-sig", keep_default_na=False, **options)
    if keep is not None:
        frame = frame[[keep(name) for name in frame.index]]
    out(path, frame.astype(float) / scale)


print("table\tsample\tnonzero_or_features\tsum_or_samples")
for counts in ["cohort-pediatric-ibd/feature_table.tsv.gz", "cohort-zackular-crc/feature_table.tsv.gz",
               "cohort-sokol-ibd/gg-taxatable.txt.gz", "cohort-sokol-ibd/refseq-otutable.txt.gz",
               "cohort-sokol-ibd/refseq-taxatable.txt.gz", "cohort-atlas1006/feature_table.tsv.gz",
               "diversity-age/bracken.S.0.2.tsv.gz", "diversity-age/bracken.S.norm.tsv.gz",
               "unifrac/globalpatterns/feature_table.tsv.gz", "unifrac/esophagus/feature_table.tsv.gz"]:
    features(counts)
features("unifrac/qiime-191-tt/otu-table.tsv", skiprows=1)
features("cohort-wirbel-crc/feature_table.tsv.gz", scale=100)
features("index-gmhi-gmwi2/gmhi/species_relative_abundances.csv", scale=100, sep=",")
for mock in [3, 4, 12, 16]:
    for names in ["greengenes", "silva"]:
        features(f"mock-tables/mock-{mock}/expected-taxonomy-{names}.tsv")
    features(f"mock-tables/mock-{mock}/source-taxonomy.tsv")
# MetaPhlAn 4, all ranks: the species rows are the partition of the whole.
features("diversity-age/metaphlan4_taxonomy.tsv.gz", scale=100,
         keep=lambda name: name.count("|") == 6 and "|s__" in name)
# MetAML: metadata rows above, then only the last rank of each clade.
for cohort in ["IBD", "Obesity", "T2D"]:
    path = f"cohort-metaml/abundance_{cohort}.txt.gz"
    frame = pd.read_csv(f"{FOLDER}/{path}", sep="\t", header=None, index_col=0, dtype=str, keep_default_na=False)
    ids = frame.loc["sampleID"].tolist()
    frame = frame[[name.startswith("k__") for name in frame.index]].astype(float) / 100
    names = set(frame.index)
    inner = {name[:i] for name in names for i in range(len(name)) if name[i] == "|"}
    frame = frame[[name not in inner for name in frame.index]]
    frame.columns = ids
    out(path, frame)
# BIOM 1.0, by the json module (biom-format needs no help with it, but this is more independent).
path = "cohort-sokol-ibd/gg-otutable.biom"
table = json.load(open(f"{FOLDER}/{path}"))
dense = np.zeros(table["shape"])
for row, column, value in table["data"]:
    dense[row, column] = value
out(path, pd.DataFrame(dense, columns=[c["id"] for c in table["columns"]]))
for path in ["dada2-extdata/illumina_seqtab_nochim.csv", "pacbio-human-fecal/pacbio_seqtab_nochim.csv"]:
    long = pd.read_csv(f"{FOLDER}/{path}", dtype={"sample": str})
    out(path, long.pivot(index="sequence", columns="sample", values="count").fillna(0)[list(dict.fromkeys(long["sample"]))])
# Profiles of one sample. Kraken: the reads of each taxon's own (rows without any are no features), and what the rows
# under a clade do not explain (Bracken's rounding). Named as dysbio names samples: by the file.
def profile(path, sample, values):
    values = [value for value in values if value > 0]
    out(f"profiles/{path}", pd.DataFrame({sample: values}))


def kraken(path, sample):
    frame = pd.read_csv(f"{FOLDER}/profiles/{path}", sep="\t", header=None, quoting=3, keep_default_na=False)
    depth = [(len(name) - len(name.lstrip(" "))) // 2 for name in frame[5]]
    below = [0] * len(frame)
    for row in range(len(frame)):
        parent = next((above for above in range(row - 1, -1, -1) if depth[above] < depth[row]), None)
        if parent is not None:
            below[parent] += frame[1][row]
    profile(path, sample, [frame[1][row] - below[row] for row in range(len(frame))])


kraken("C1.kraken2.report.txt.gz", "C1")
for path in ["2611_se-ERR5766174-db1", "2612_pe-ERR5766176-db1"]:
    kraken(f"{path}.kraken2.report.txt", path)
for sample in range(1, 5):
    kraken(f"multiqc_sample_0{sample}.kraken.report.txt", f"multiqc_sample_0{sample}")
kraken("sample_test.report", "sample_test")
kraken("sample_output_bracken.report", "sample_output")
frame = pd.read_csv(f"{FOLDER}/profiles/sample_output_species_abundance.txt", sep="\t")
profile("sample_output_species_abundance.txt", "sample_output_species_abundance", frame["new_est_reads"])
for mock in ["MOCK_001", "MOCK_002"]:
    name = f"{mock}_Illumina_Hiseq_3000_se_metaphlan3-db"
    frame = pd.read_csv(f"{FOLDER}/profiles/{name}.metaphlan3_profile.txt", sep="\t", comment="#", header=None)
    profile(f"{name}.metaphlan3_profile.txt", name,
            [value / 100 for clade, value in zip(frame[0], frame[2]) if clade.count("|") == 6])
# BIOM 2.1, by biom-format.
for mock in ["mock-3", "mock-4", "mock-12", "mock-16", "evaluate-mock-3"]:
    path = f"mock-tables/{mock}/" + ("mock-3-obs-table.biom" if mock.startswith("evaluate") else "feature_table.biom")
    out(path, load_table(f"{FOLDER}/{path}").to_dataframe(dense=True))
# mothur: samples in rows behind three columns.
path = "cohort-schubert-cdi/schubert.subsample.shared.gz"
shared = pd.read_csv(f"{FOLDER}/{path}", sep="\t", dtype=str, keep_default_na=False, index_col=False)
shared = shared.set_index("Group")[[c for c in shared.columns if c.startswith("Otu")]]
out(path, shared.astype(float).T)
# Fast UniFrac's environment file: tip, sample, count.
frame = pd.read_csv(f"{FOLDER}/unifrac/gp500/gp500test.env.txt", sep="\t", header=None, dtype={0: str, 1: str})
wide = frame.pivot(index=0, columns=1, values=2).fillna(0)
out("unifrac/gp500/gp500test.env.txt", wide[list(dict.fromkeys(frame[1]))])

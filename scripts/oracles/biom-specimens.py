#!/usr/bin/env python3
"""Writes small BIOM 1.0 files with biom-format, or checks one that dysbio wrote.

Usage: biom-specimens.py Tests/BioIOTests/Fixtures/biom-1.0     writes sparse.biom, dense.biom
       biom-specimens.py --check FILE                           prints what biom-format reads in FILE
"""
import json
import sys
from datetime import datetime

import numpy as np
from biom import Table, load_table

if sys.argv[1] == "--check":
    table = load_table(sys.argv[2])
    print(table.to_tsv(header_key="taxonomy", header_value="taxonomy", metadata_formatter=lambda t: "; ".join(t)))
    sys.exit()
folder = sys.argv[1]
lineages = [["k__Bacteria", "p__Firmicutes"],
            ["k__Bacteria", "p__Firmicutes", "c__Clostridia", "o__Clostridiales", "f__Lachnospiraceae", "g__Blautia", "s__"]]
table = Table(np.array([[1, 0, 3], [0, 2.5, 0]]), ["O1", "O2"], ["A", "B", "C"],
              [{"taxonomy": lineage} for lineage in lineages])
text = table.to_json("biom-format", creation_date=datetime(2020, 1, 1))
open(f"{folder}/sparse.biom", "w").write(text + "\n")
dense = json.loads(text)
dense["matrix_type"] = "dense"
dense["data"] = table.matrix_data.toarray().tolist()
open(f"{folder}/dense.biom", "w").write(json.dumps(dense) + "\n")

#!/bin/bash
# Golden values of the alpha catalogue from mothur 1.48 under its own names, of small.tsv (six decimals, as it prints).
#   scripts/oracles/alpha_catalogue_mothur.sh          (from the root of the repository; needs mothur and python3)
set -euo pipefail
folder=$PWD/Tests/DiversityTests/Fixtures/golden
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 - "$folder/small.tsv" <<'P'
import sys
rows = [line.split("\t") for line in open(sys.argv[1]).read().split("\n") if line]
with open("small.shared", "w") as out:
    out.write("label\tGroup\tnumOtus\t" + "\t".join(row[0] for row in rows[1:]) + "\n")
    for column in range(1, len(rows[0])):
        out.write(f"0.03\t{rows[0][column]}\t{len(rows) - 1}\t" + "\t".join(row[column] for row in rows[1:]) + "\n")
P
calculators=nseqs-sobs-chao-bootstrap-shannon-npshannon-simpson-invsimpson-simpsoneven-shannoneven-heip-bergerparker-coverage-goodscoverage-qstat
mothur "#summary.single(shared=small.shared, subsample=F, calc=$calculators)" > log
python3 - "$folder/small.compat-mothur.tsv" <<'P'
import sys
rows = [line.split("\t") for line in open("small.groups.summary").read().split("\n") if line]
with open(sys.argv[1], "w") as out:
    out.write("sample\tname\tvalue\n")
    for row in rows[1::4]:
        for name, value in zip(rows[0][2:], row[2:]):
            if not name.endswith(("_lci", "_hci")):
                out.write(f"{row[1]}\t{name}\t{value}\n")
P
mothur --version | grep -i version=

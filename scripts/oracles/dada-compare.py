"""Compares two folders of dada results (variants, maps of uniques, final p values, transitions) sample by sample.

Usage: python3 scripts/oracles/dada-compare.py R-PREFIX OWN-PREFIX
A prefix is FOLDER/TAG of scripts/oracles/dada-reference.R; the own files have the same names. Prints one line per
sample and, below it, every variant that only one has, and lets errors.csv tell the greatest relative difference.
"""
import csv, glob, os, sys

R, OWN = sys.argv[1:3]


def rows(path):
    with open(path) as handle:
        return list(csv.DictReader(handle))


def matrix(path):
    with open(path) as handle:
        return {r[0]: [float(x) for x in r[1:]] for r in list(csv.reader(handle))[1:]}


for path in sorted(glob.glob(R + ".*.variants.csv")):
    sample = path[len(R) + 1:-len(".variants.csv")]
    own = f"{OWN}.{sample}."
    if not os.path.exists(own + "variants.csv"):
        continue
    a, b = rows(path), rows(own + "variants.csv")
    va, vb = {v["sequence"]: v for v in a}, {v["sequence"]: v for v in b}
    fields = ["abundance", "n0", "n1", "nunq"]
    same = [s for s in va if s in vb]
    differ = [s for s in same if any(va[s][f] != vb[s][f] for f in fields)]
    birth = [s for s in same if va[s]["birth_ham"] != vb[s]["birth_ham"]]
    ma, mb = rows(f"{R}.{sample}.map.csv"), rows(own + "map.csv")
    pa, pb = {m["sequence"]: m for m in ma}, {m["sequence"]: m for m in mb}
    name = lambda m, v: v[int(m["variant"]) - 1]["sequence"] if m["variant"] else ""
    moved = [s for s in pa if s in pb and name(pa[s], a) != name(pb[s], b)]
    worst, count, where = 0.0, 0, None
    for s in pa:
        if s in pb and s not in moved:
            x, y = float(pa[s]["p"]), float(pb[s]["p"])
            d = abs(x - y) / max(x, y) if max(x, y) > 1e-290 else 0
            count += d > 1e-8
            if d > worst:
                worst, where = d, (x, y, pa[s]["reads"])
    ta, tb = matrix(f"{R}.{sample}.transitions.csv"), matrix(own + "transitions.csv")
    t = sum(abs(x - y) for k in ta for x, y in zip(ta[k] + [0] * 94, tb[k]))
    order = [v["sequence"] for v in a] == [v["sequence"] for v in b]
    print(f"{sample}: variants R {len(a)} own {len(b)} same {len(same)} order {'same' if order else 'other'}; counts differ {len(differ)}; "
          f"birth differs {len(birth)}; uniques R {len(ma)} own {len(mb)} elsewhere {len(moved)}; p off {count} worst {worst:.2e} {where}; transitions off {t:g} of {sum(map(sum, ta.values())):g}")
    for s in differ[:5]:
        print("   counts", [va[s][f] for f in fields], [vb[s][f] for f in fields], s[:30])
    for s in moved[:3]:
        print("   moved", pa[s]["reads"], pa[s]["variant"], pb[s]["variant"], pa[s]["p"], pb[s]["p"])
    for s in va.keys() - vb.keys():
        print("   only R", {f: va[s][f] for f in ["abundance", "n0", "birth_pval", "birth_fold", "birth_ham"]}, s[:30])
    for s in vb.keys() - va.keys():
        print("   only own", {f: vb[s][f] for f in ["abundance", "n0", "birth_pval", "birth_fold", "birth_ham"]}, s[:30])
if os.path.exists(OWN + ".errors.csv"):
    ea, eb = matrix(R + ".errors.csv"), matrix(OWN + ".errors.csv")
    d = max(((abs(x - y) / max(x, y), k, q, x, y) for k in ea for q, (x, y) in enumerate(zip(ea[k], eb[k]))))
    print("errors: scores R", len(ea["A2A"]), "own", len(eb["A2A"]), "greatest relative difference", d)

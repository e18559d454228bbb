#!/usr/bin/env python3
"""Turns the literature table of markers into the structured marker table the program reads.

    scripts/markers/convert-markers.py        (after the other scripts, see make-all.sh)

reads  scripts/markers/markers-evidence.tsv, the panel of organisms, and the resources the other scripts write
writes Sources/CEmbedded/Resources/markers.tsv, Sources/CEmbedded/Resources/ratios.tsv, Sources/CEmbedded/Resources/index-portability.tsv

Every row of the literature table is kept. A row whose taxa cannot be written as an expression gets the action `never`
and the expression `none:reason`. Contested evidence and absolute published cut-offs are `context`: shown, never counted.
`portable_in` lists the schemes of names in which the row's taxa can be expressed, derived from the panel of organisms
(portability.py).
"""
import pathlib
import re

from groups import all_groups
from names import read
from portability import portable

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / "Sources/CEmbedded/Resources"

HEAD = [
    "id", "panel", "expression", "rank", "direction", "action", "tail_p", "minimal_share", "minimal_reference_prevalence",
    "requirements", "evidence_level", "portable_in", "conditions", "rule_in_words", "rationale", "citation", "doi",
    "doi_verified", "cut_off",
]

# Rows whose taxa do not stand there as one plain name. Where genus-level data are said to be enough for a species, the
# genus is counted.
EXPRESSIONS = {
    "f-prausnitzii-low-ibd": "g:Faecalibacterium",
    "f-prausnitzii-low-uc": "g:Faecalibacterium",
    "f-prausnitzii-low-ms": "g:Faecalibacterium",
    "clostridium-iv-low": 'g:"Clostridium IV"',
    "ruminococcus-low-ibd": "g:Ruminococcus",
    "subdoligranulum-gemmiger-low": "g:Subdoligranulum + g:Gemmiger",
    "anaerobutyricum-low": "g:Anaerobutyricum",
    "butyrate-producer-sum-low": "@butyrate-producers",
    "scfa-treg-context": "@butyrate-producers",
    "butyrate-barrier-context": "@butyrate-producers",
    "christensenellaceae-low": "f:Christensenellaceae",
    "erysipelotrichaceae-mixed": "@erysipelotrichaceae-sensu-lato",
    "mucolytic-balance": "mucolytic-balance",
    "mucin-vs-fibre-balance": "mucin-vs-fibre-balance",
    "proteobacteria-high": "p:Pseudomonadota + p:Thermodesulfobacteriota + p:Campylobacterota",
    "enterobacteriaceae-high-crohns": "@enterobacteriaceae-sensu-lato",
    "enterobacteriaceae-high-sle": "@enterobacteriaceae-sensu-lato",
    "escherichia-shigella-high": "g:Escherichia",
    "aiec-not-resolvable": 's:"Escherichia coli"',
    "gram-negative-share-high": "@gram-negative / @gram-known",
    "lps-high-share": "@high-lps",
    "total-lps-silent": "o:Bacteroidales / @gram-negative",
    "klebsiella-th1-context": 's:"Klebsiella pneumoniae"',
    "f-nucleatum-high-crc": 's:"Fusobacterium nucleatum"',
    "parvimonas-high": "g:Parvimonas",
    "peptostreptococcus-high": "g:Peptostreptococcus",
    "atopobium-parvulum-high": 's:"Lancefieldella parvula"',
    "oral-taxa-share-high": "@oral",
    "oral-invasion-cirrhosis": "g:Veillonella + g:Streptococcus",
    "ppi-signature": "g:Streptococcus + g:Rothia + g:Enterococcus + g:Staphylococcus",
    "veillonella-high-uc-children": "g:Veillonella",
    "blautia-low-ms": "g:Blautia",
    "acinetobacter-high-ms": "g:Acinetobacter",
    "prevotella-low-ms": "@prevotella-sensu-lato",
    "lactobacillus-high": "@lactobacillus-sensu-lato",
    "facultative-share-high": "@facultative",
    "methanogen-sum": "g:Methanobrevibacter + g:Methanosphaera + o:Methanomassiliicoccales",
    "hydrogenotroph-balance": "hydrogenotroph-balance",
    "bilophila-high": "g:Bilophila",
    "bifidobacterium-low-infant": "g:Bifidobacterium",
    "gram-negative-high-coeliac": "@bacteroides-sensu-lato + @prevotella-sensu-lato + g:Escherichia",
    "bacteroides-high-t1d": "@bacteroides-sensu-lato",
    "prevotella-low-t1d": "@prevotella-sensu-lato",
    "ruminococcaceae-low-sle": "@ruminococcaceae-sensu-lato",
    "s-copri-high-ra": 's:"Segatella copri"',
    "s-copri-clades-null-ra": 's:"Segatella copri"',
    "prevotella-species-high-ra": "@prevotella-sensu-lato",
    "as-metagenome": "@prevotella-sensu-lato + g:Bifidobacterium",
    "bifido-lacto-low-aitd": "g:Bifidobacterium + @lactobacillus-sensu-lato",
    "veillonella-high-graves": "g:Veillonella + @prevotella-sensu-lato + g:Megamonas",
    "alistipes-low-graves": "g:Alistipes + f:Rikenellaceae",
    "sfb-context": 'g:"Candidatus Arthromitus"',
    "treg-clostridia-low": "@clostridium-clusters-iv-xiva-xviii",
    "prevotella-mixed": "@prevotella-sensu-lato",
    "fb-ratio-low-sle": "firmicutes-bacteroidetes",
    "fb-ratio-obesity": "firmicutes-bacteroidetes",
    "fb-ratio-original": "firmicutes-bacteroidetes",
    "fb-ratio-method": "firmicutes-bacteroidetes",
    "fb-ratio-consensus": "firmicutes-bacteroidetes",
    "pb-ratio": "prevotella-bacteroides",
    "md-index-high": "index:md-index-genus",
    "cirrhosis-dysbiosis-ratio-low": "cirrhosis-dysbiosis-ratio",
    "mhi-a-low": "mhi-a",
    "f-prausnitzii-e-coli-ratio": "faecalibacterium-escherichia",
    "bifido-enterobacteria-ratio": "bifidobacterium-enterobacteriaceae",
    "gmhi-negative": "index:gmhi-2020",
    "shannon-low": "metric:shannon-ln",
    "diversity-obesity-small": "metric:shannon-ln",
    "richness-low-sle": "metric:observed-features",
    "richness-low-graves": "metric:observed-features",
    "richness-high-hashimoto": "metric:observed-features",
    "bray-curtis-outlier": "index:dysbiosis-score-median-bc",
    "srb-share-high": "f:Desulfovibrionaceae",
    "single-taxon-domination":
        "largest:g:Enterococcus, g:Streptococcus, o:Enterobacterales, g:Staphylococcus, @lactobacillus-sensu-lato",
    "gmhi-health-prevalent-low": "count:@gmhi-health-prevalent",
    "gmwi2-negative": "index:gmwi2-2024",
    "cloud-outlier": "index:cloud",
    "reference-plane-distance": "index:reference-plane",
}

# Rows that name things no profile of names holds, or rules that are not of one value, with the reason.
NOT_EXPRESSIBLE = {
    "metabolic-endotoxaemia-context": "needs-blood-test", "crc-panel-pooled": "rule-counts-flags-of-other-markers",
    "methanogen-breath-threshold": "needs-breath-test", "h2s-cysteine-caveat": "needs-genes",
    "coeliac-no-signature": "no-agreed-taxa", "coeliac-prospective": "needs-strains",
    "teddy-functional-not-taxonomic": "needs-genes", "subdoligranulum-strain-ra": "needs-strains",
    "as-ileal-dysbiosis": "needs-biopsies", "psoriasis-il17-index": "formula-not-at-hand",
    "aitd-review-conflict": "no-agreed-taxa", "graves-metagenome-classifier": "needs-genes",
    "gene-richness-low": "needs-genes", "enterosignature-fit-low": "model-not-available",
    "microbial-load-caveat": "needs-cell-counts",
}

# Published cut-offs of rows whose rule is absolute; shares are 0…1.
CUT_OFFS = {
    "akkermansia-extreme": "= 0 or >= 0.04799", "single-taxon-domination": ">= 0.3", "gmhi-negative": "< 0",
    "gmwi2-negative": "< 0",
}
# Experimental indices are shown, never counted, whatever the source flags.
EXPERIMENTAL = {"index:reference-plane", "index:cloud"}

RATIOS = [
    # id, title, expression, note, doi
    ("firmicutes-bacteroidetes", "Bacillota / Bacteroidota", "p:Bacillota / p:Bacteroidota",
     "Exploratory: expert consensus advises against reading this ratio as a health result.",
     "10.1016/S2468-1253(24)00311-X"),
    ("prevotella-bacteroides", "Prevotella / Bacteroides (wide sense)",
     "@prevotella-sensu-lato / @bacteroides-sensu-lato", "Follows long-term diet, not illness.", "10.1126/science.1208344"),
    ("mucolytic-balance", "M. gnavus + M. torques / A. muciniphila",
     '(s:"Mediterraneibacter gnavus" + s:"Mediterraneibacter torques") / s:"Akkermansia muciniphila"',
     "Needs species resolution; the combination is our derivation.", "10.1038/ajg.2010.281"),
    ("mucin-vs-fibre-balance", "Mucin degraders / fibre degraders",
     '(s:"Akkermansia muciniphila" + s:"Bacteroides caccae") / (g:Agathobacter + g:Roseburia + s:"Bacteroides ovatus")',
     "Needs species resolution; gnotobiotic mice only.", "10.1016/j.cell.2016.10.043"),
    ("hydrogenotroph-balance", "Methanogens / sulfate reducers", "@methanogens / @sulfate-reducers",
     "Needs primers that cover Archaea.", "10.3389/fphys.2012.00448"),
    ("cirrhosis-dysbiosis-ratio", "Cirrhosis dysbiosis ratio",
     "(f:Lachnospiraceae + @ruminococcaceae-sensu-lato + @veillonellaceae-sensu-lato) / "
     "(@enterobacteriaceae-sensu-lato + f:Bacteroidaceae)",
     "Exploratory: family list partly recalled; the published means belong to one method.", "10.1016/j.jhep.2013.12.019"),
    ("mhi-a", "Microbiome health index for antibiotics",
     "(c:Bacteroidia + c:Clostridia) / (c:Gammaproteobacteria + c:Bacilli)", "Exploratory: formula recalled.",
     "10.3389/fmicb.2021.781275"),
    ("faecalibacterium-escherichia", "Faecalibacterium / Escherichia", "g:Faecalibacterium / g:Escherichia",
     "Stands for a qPCR ratio of F. prausnitzii and E. coli.", "10.1016/j.ijmm.2014.02.002"),
    ("bifidobacterium-enterobacteriaceae", "Bifidobacterium / Enterobacteriaceae",
     "g:Bifidobacterium / @enterobacteriaceae-sensu-lato", "Stands for a qPCR ratio.", "10.1007/s00248-010-9801-8"),
]

# The groups that an index is made of, for its portability; `metric:` stands for whole profiles.
INDEX_SETS = {
    "md-index-genus": "@md-index-genus-increased / @md-index-genus-decreased",
    "dysbiosis-score-median-bc": "metric:",
    "cloud": "metric:",
    "reference-plane": "metric:",
}
# The sums of indices whose values are compared between schemes: outside their lists they have no value.
INDICES = {
    "mdr": "(c:Bacilli + p:Pseudomonadota) / (c:Clostridia + p:Bacteroidota)", "cdr": "cirrhosis-dysbiosis-ratio",
    "mhi-a": "mhi-a", "enterobacteriaceae-share": "@enterobacteriaceae-sensu-lato",
    "gram-negative-share": "@gram-negative", "facultative-share": "@facultative", "oral-share": "@oral",
    "high-lps-share": "@high-lps", "butyrate-share": "@butyrate-producers",
}
# MetaPhlAn 2 named some of its species after genomes; nobody else has these names.
INDEX_SCHEMES = {"gmhi-2020": ["metaphlan"], "gmwi2-2024": ["metaphlan"]}


def plain_expression(row):
    """A row that names one taxon at its rank, with remarks in parentheses left out."""
    name = re.sub(r"\s*\([^)]*\)", "", row["taxon_or_ratio"]).strip()
    rank = row["rank"]
    if not re.fullmatch(r"[A-Z][A-Za-z/ -]+", name):
        return None
    if rank == "species" and row["resolution_needed"] == "genus":
        return "g:" + name.split()[0]
    return f'{rank[0]}:"{name}"' if " " in name or "/" in name else f"{rank[0]}:{name}"


def rule(row):
    """Action, tail probability, least share and least prevalence in the reference, from the rule in words."""
    text = row["flag_rule"]
    tail = re.search(r"[<>] P(\d+)", text)
    p = ""
    if tail:
        percentile = int(tail[1])
        p = {5: "0.05", 10: "0.1", 90: "0.1", 95: "0.05", 99: "0.01"}[percentile]
        assert (percentile < 50) == text[tail.start()].startswith("<"), row
    floor = re.search(r">= ([\d.]+)% \(zero-inflated", text)
    prevalence = re.search(r"prevalence >= (\d+)%", text)
    share = repr(float(floor[1]) / 100) if floor else ""
    least = repr(int(prevalence[1]) / 100) if prevalence else ""
    if text.startswith(("do not", "not computable")):
        return "never", "", "", ""
    if text.startswith("detected above"):
        return "presence", "", "", ""
    if text.startswith(("context only", "absolute", "published", "literature")) or row["evidence_level"] == "contested":
        return "context", "", "", ""
    assert p, row
    return "flag", p, share, least


def requirements(row, expression):
    found = ["host=human", "body-site=stool"]
    if "adults only" in row["flag_rule"]:
        found.append("age=adult")
    if "infants only" in row["flag_rule"] or "infants" in row["taxon_or_ratio"] or "infant reference" in row["flag_rule"]:
        found.append("age=infant")
    if re.search(r"Methano|methanogen", expression) or expression == "hydrogenotroph-balance":
        found.append("primers=archaea")
    if "s:" in expression or expression in (
            "mucolytic-balance", "mucin-vs-fibre-balance", "index:gmhi-2020", "index:gmwi2-2024",
            "count:@gmhi-health-prevalent"):
        found.append("resolution=species")
    return ";".join(found)


def portable_in(expression, groups):
    if expression.startswith("index:"):
        index = expression[6:]
        if index in INDEX_SCHEMES:
            return INDEX_SCHEMES[index]
        expression = INDEX_SETS[index]
    if expression.startswith("none"):
        return []
    if expression.startswith("count:"):
        # As the index that is made of the same names.
        assert expression == "count:@gmhi-health-prevalent", expression
        return INDEX_SCHEMES["gmhi-2020"]
    if expression.startswith("largest:"):
        expression = expression[8:].replace(",", " /")
    return portable(expression, groups)


def write(name, head, rows):
    with open(OUT / name, "w", encoding="utf-8") as file:
        for row in [head] + rows:
            assert len(row) == len(head) and not any("\t" in field or "\n" in field for field in row), row
            file.write("\t".join(row) + "\n")


def main():
    groups = all_groups()
    ratios = {ratio[0]: ratio[2] for ratio in RATIOS}
    rows = []
    for row in read(HERE / "markers-evidence.tsv"):
        identifier = row["marker_id"]
        reason = NOT_EXPRESSIBLE.get(identifier)
        expression = f"none:{reason}" if reason else EXPRESSIONS.get(identifier) or plain_expression(row)
        assert expression, f"{identifier}: {row['taxon_or_ratio']} needs an entry in EXPRESSIONS or NOT_EXPRESSIBLE"
        needs = requirements(row, expression)
        expression = ratios.get(expression, expression)
        action, p, share, prevalence = rule(row)
        if expression in EXPERIMENTAL:
            action, p, share, prevalence = "context", "", "", ""
        if expression.startswith("none"):
            action, p, share, prevalence = "never", "", "", ""
        direction = "low" if row["direction"] in ("low", "depleted") else "high"
        rows.append([
            identifier, row["panel"], expression, row["rank"], direction, action, p, share, prevalence, needs,
            row["evidence_level"].replace(" ", "-"), ";".join(portable_in(expression, groups)), row["conditions"],
            row["flag_rule"], row["rationale"], row["citation"], row["doi"], row["verified"],
            CUT_OFFS.get(identifier, ""),
        ])
    write("markers.tsv", HEAD, rows)
    write("ratios.tsv", ["id", "title", "expression", "portable_in", "note", "doi"],
          [[*ratio[:3], ";".join(portable(ratio[2], groups)), *ratio[3:]] for ratio in RATIOS])
    write("index-portability.tsv", ["index", "portable_in"],
          [[index, ";".join(portable(ratios.get(sums, sums), groups))] for index, sums in INDICES.items()])


if __name__ == "__main__":
    main()

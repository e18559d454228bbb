#!/usr/bin/env python3
"""Turns the curated synonym list into the two resources the program reads.

    scripts/markers/convert-nomenclature.py

reads  scripts/markers/nomenclature-evidence.tsv, scripts/markers/traits-evidence.tsv
writes Sources/CEmbedded/Resources/nomenclature.tsv            names, with `map` = yes where a synonym may always be mapped
       Sources/CEmbedded/Resources/nomenclature-narrowings.tsv what a name means where the lineage narrows it down
"""
import csv
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / "Sources/CEmbedded/Resources"

# Divided names (split = yes) that may nevertheless always be mapped, with the reason.
SAFE_SPLIT = {
    ("phylum", "Proteobacteria"),  # its former classes are taken out by narrowings
    ("phylum", "Tenericutes"),  # GTDB and SILVA merge it elsewhere; the old name itself is unambiguous
    ("phylum", "Lentisphaerae"),
    ("order", "Clostridiales"),  # Eubacteriales in the wide sense of NCBI
    ("genus", "Prevotella 1"),
    ("genus", "Prevotella 2"),
    ("genus", "Prevotella_7"),
    ("genus", "Ruminococcus_G"),  # R. gauvreauii alone
    ("genus", "Clostridium_P"),  # C. perfringens alone
}

# Accepted names without synonyms in the list that expressions use.
ACCEPTED = {
    "domain": "Bacteria Archaea",
    "phylum": "Thermoplasmatota Halobacteriota Lentisphaerota",
    "class": "Bacilli Clostridia Negativicutes Bacteroidia Gammaproteobacteria Alphaproteobacteria Betaproteobacteria "
    "Erysipelotrichia Coriobacteriia Verrucomicrobiia Mollicutes Fusobacteriia",
    "order": "Bacteroidales Lachnospirales Oscillospirales Christensenellales Peptostreptococcales Erysipelotrichales "
    "Lactobacillales Desulfovibrionales Enterobacterales Pasteurellales Methanomassiliicoccales Veillonellales "
    "Selenomonadales Acidaminococcales Burkholderiales Bifidobacteriales Monoglobales Clostridiales_UCG-014",
    "family": "Lachnospiraceae Christensenellaceae Enterobacteriaceae Enterococcaceae Prevotellaceae Bacteroidaceae "
    "Rikenellaceae Porphyromonadaceae Erysipelotrichaceae Desulfovibrionaceae Pasteurellaceae Fusobacteriaceae "
    "Ruminococcaceae Pectobacteriaceae Budviciaceae Bruguierivoracaceae Streptococcaceae Akkermansiaceae "
    "Bifidobacteriaceae Acutalibacteraceae Butyricicoccaceae",
    "species": "Bacteroides_ovatus Eisenbergiella_tayi",
    "genus": "Clostridium_IV Clostridium_XIVa",
}

# Wide bins that a deeper name takes apart: rank, name, within rank, within names, becomes, source.
NARROWINGS = [
    ("phylum", "Pseudomonadota", "class", "Deltaproteobacteria Desulfovibrionia Desulfobacteria Desulfuromonadia "
     "Desulfobulbia", "Thermodesulfobacteriota", "former class of Proteobacteria"),
    ("phylum", "Pseudomonadota", "class", "Campylobacteria Epsilonproteobacteria", "Campylobacterota",
     "former class of Proteobacteria"),
    ("phylum", "Bacillota", "class", "Mollicutes", "Mycoplasmatota", "SILVA and GTDB file Mollicutes under Firmicutes"),
    ("phylum", "Bacillota", "order", "RF39 Mycoplasmatales Mycoplasmoidales Acholeplasmatales Anaeroplasmatales "
     "Entomoplasmatales Izemoplasmatales ML615J-28 Mollicutes_RF39", "Mycoplasmatota",
     "SILVA and GTDB file Mollicutes under Firmicutes"),
    ("phylum", "Verrucomicrobiota", "class", "Lentisphaeria", "Lentisphaerota",
     "SILVA and GTDB file Lentisphaerae under Verrucomicrobiota"),
    ("phylum", "Euryarchaeota", "class", "Methanobacteria", "Methanobacteriota", "divided phylum"),
    ("phylum", "Euryarchaeota", "class", "Thermoplasmata", "Thermoplasmatota", "divided phylum"),
    ("phylum", "Euryarchaeota", "class", "Methanomicrobia Halobacteria", "Halobacteriota", "divided phylum"),
    ("class", "Deltaproteobacteria", "order", "Desulfovibrionales", "Desulfovibrionia", "divided class"),
    ("class", "Gammaproteobacteria", "order", "Burkholderiales Neisseriales Nitrosomonadales", "Betaproteobacteria",
     "SILVA 138 and GTDB file Burkholderiales under Gammaproteobacteria"),
    ("class", "Clostridia", "order", "Selenomonadales Veillonellales Acidaminococcales Veillonellales-Selenomonadales",
     "Negativicutes", "older schemes file Negativicutes under Clostridia"),
    ("class", "Clostridia", "family", "Veillonellaceae Acidaminococcaceae Selenomonadaceae", "Negativicutes",
     "older schemes file Negativicutes under Clostridia"),
    ("class", "Bacilli", "order", "Erysipelotrichales", "Erysipelotrichia",
     "SILVA 138 and GTDB file Erysipelotrichales under Bacilli"),
    ("class", "Bacilli", "order", "RF39 Mycoplasmatales Mycoplasmoidales Acholeplasmatales Anaeroplasmatales "
     "Entomoplasmatales Izemoplasmatales ML615J-28 Mollicutes_RF39", "Mollicutes",
     "SILVA and GTDB file Mollicutes under Bacilli"),
    ("order", "Eubacteriales", "family", "Veillonellaceae Acidaminococcaceae Selenomonadaceae", "Veillonellales",
     "older schemes file Negativicutes under Clostridiales"),
    ("class", "Bacteroidia", "order", "Flavobacteriales", "Flavobacteriia",
     "SILVA 138 and GTDB file Flavobacteriales under Bacteroidia"),
    ("class", "Gammaproteobacteria", "order", "Betaproteobacteriales", "Betaproteobacteria", "SILVA 132"),
    ("class", "Clostridia", "family", "Peptoniphilaceae", "Tissierellia", "older schemes, SILVA and GTDB know no Tissierellia"),
    ("class", "Bacilli", "family", "Turicibacteraceae", "Erysipelotrichia", "GTDB and Greengenes"),
    ("order", "Haloplasmatales", "family", "Turicibacteraceae", "Erysipelotrichales", "GTDB"),
    ("order", "Turicibacterales", "family", "Turicibacteraceae", "Erysipelotrichales", "Greengenes"),
    ("family", "Family XI", "order", "Bacillales Staphylococcales", "Gemellaceae", "SILVA<=132"),
    ("genus", "Ruminococcus", "species", "Ruminococcus_gauvreauii", "Ruminococcus gauvreauii (group)",
     "Lachnospiraceae lineage, no Ruminococcus"),
    ("order", "Enterobacterales", "family", "Pasteurellaceae", "Pasteurellales", "GTDB"),
    ("order", "Enterobacterales", "family", "Aeromonadaceae Succinivibrionaceae", "Aeromonadales", "SILVA 138 and GTDB"),
    ("order", "Eubacteriales", "family", "Lachnospiraceae", "Lachnospirales", "GTDB and SILVA 138 divide the order"),
    ("order", "Eubacteriales", "family", "Ruminococcaceae Oscillospiraceae Acutalibacteraceae Butyricicoccaceae",
     "Oscillospirales", "GTDB and SILVA 138 divide the order"),
    ("order", "Eubacteriales", "family", "Christensenellaceae", "Christensenellales", "GTDB and SILVA 138 divide the order"),
    ("order", "Eubacteriales", "family", "Peptostreptococcaceae", "Peptostreptococcales",
     "GTDB and SILVA 138 divide the order"),
    ("family", "Bacteroidaceae", "genus", "Prevotella Segatella Hoylesella Leyella Hallella Xylanibacter Alloprevotella "
     "Paraprevotella", "Prevotellaceae", "GTDB merges Prevotellaceae into Bacteroidaceae"),
    ("family", "Porphyromonadaceae", "genus", "Parabacteroides Tannerella", "Tannerellaceae", "divided family"),
    ("family", "Porphyromonadaceae", "genus", "Barnesiella Coprobacter", "Barnesiellaceae", "divided family"),
    ("family", "Porphyromonadaceae", "genus", "Odoribacter Butyricimonas Culturomica", "Odoribacteraceae",
     "divided family"),
    ("family", "Porphyromonadaceae", "genus", "Dysgonomonas", "Dysgonomonadaceae", "divided family"),
    ("family", "Veillonellaceae", "genus", "Phascolarctobacterium Acidaminococcus", "Acidaminococcaceae",
     "divided family"),
]


def read(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(name, head, rows):
    with open(OUT / name, "w", encoding="utf-8", newline="") as file:
        for row in [head] + rows:
            assert len(row) == len(head) and not any("\t" in field or "\n" in field for field in row), row
            file.write("\t".join(row) + "\n")


def parts(synonym):
    """`Veillonellaceae (Megamonas, Mitsuokella)` -> the wide name and the genera, else nothing."""
    found = re.fullmatch(r"([A-Z][A-Za-z]+) \((?:part: )?([A-Z][A-Za-z_]+(?:, [A-Z][A-Za-z_]+)*)\)", synonym)
    return (found[1], found[2].split(", ")) if found else None


def main():
    names, narrowings, seen = [], [], set()
    for row in read("nomenclature-evidence.tsv"):
        rank, preferred, synonym, split = row["rank"], row["preferred_name"], row["synonym"], row["split"]
        if preferred.startswith("(no safe equivalent)"):
            continue
        wide = parts(synonym)
        if rank == "family" and wide:
            for genus in wide[1]:
                narrowings.append((rank, wide[0], "genus", genus, preferred, row["source"]))
        described = "(" in synonym
        # A species complex and GTDB's lettered pieces of a species are summed into the species.
        safe = split == "no" or (rank, synonym) in SAFE_SPLIT or rank == "species"
        names.append([rank, preferred, synonym, row["source"], row["note"], split, "yes" if safe and not described else "no"])
        seen.add((rank, preferred))
    for rank, text in ACCEPTED.items():
        for name in text.split():
            if (rank, name) not in seen:
                names.append([rank, name.replace("_", " "), "", "", "accepted name", "no", "no"])
                seen.add((rank, name))
    for row in read("traits-evidence.tsv"):
        if (row["rank"], row["taxon"]) not in seen:
            names.append([row["rank"], row["taxon"], "", "", "accepted name", "no", "no"])
            seen.add((row["rank"], row["taxon"]))
    for rank, name, within, members, becomes, source in NARROWINGS:
        narrowings += [(rank, name, within, member.replace("_", " "), becomes, source) for member in members.split()]
    write("nomenclature.tsv", ["rank", "preferred_name", "synonym", "source", "note", "split", "map"], names)
    unique = list(dict.fromkeys(narrowings))
    write("nomenclature-narrowings.tsv", ["rank", "name", "within_rank", "within_name", "becomes", "source"],
          [list(row) for row in unique])


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Writes Sources/CEmbedded/Resources/taxon-groups.tsv: named groups of taxa, from published lists.

    scripts/markers/convert-groups.py

Groups by trait (`butyrate-producers` …) are no lists: trait-groups.tsv says which values of which trait make a group.
"""
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / "Sources/CEmbedded/Resources/taxon-groups.tsv"

GMHI = "10.1038/s41467-020-18476-8"
GEVERS = "10.1016/j.chom.2014.02.005"
SPLIT = "genera cut out of the old wide genus"

LISTS = {
    # group: (rank, restriction, source, names)
    "prevotella-sensu-lato": ("genus", "", SPLIT, "Prevotella;Segatella;Hoylesella;Leyella;Hallella;Xylanibacter"),
    "bacteroides-sensu-lato": ("genus", "", SPLIT, "Bacteroides;Phocaeicola"),
    "lactobacillus-sensu-lato": (
        "genus", "", "10.1099/ijsem.0.004107",
        "Lactobacillus;Companilactobacillus;Lacticaseibacillus;Lactiplantibacillus;Latilactobacillus;Lentilactobacillus;"
        "Levilactobacillus;Ligilactobacillus;Limosilactobacillus;Loigolactobacillus"),
    "enterobacteriaceae-sensu-lato": (
        "family", "", "families cut out of the old wide family",
        "Enterobacteriaceae;Erwiniaceae;Hafniaceae;Morganellaceae;Yersiniaceae;Pectobacteriaceae;Budviciaceae;"
        "Bruguierivoracaceae"),
    "clostridium-clusters-iv-xiva-xviii": (
        "genus", "", "RDP clusters", "Clostridium IV;Clostridium XIVa;Thomasclavelia"),
    "ruminococcaceae-sensu-lato": (
        "family", "", "Ruminococcaceae of older schemes", "Ruminococcaceae;Oscillospiraceae;Acutalibacteraceae;"
        "Butyricicoccaceae"),
    "veillonellaceae-sensu-lato": (
        "family", "", "Veillonellaceae of older schemes", "Veillonellaceae;Selenomonadaceae;Acidaminococcaceae"),
    "erysipelotrichaceae-sensu-lato": (
        "family", "", "Erysipelotrichaceae of older schemes",
        "Erysipelotrichaceae;Coprobacillaceae;Turicibacteraceae"),
    "gmhi-health-prevalent": (
        "species", "", GMHI,
        "Alistipes_senegalensis;Bacteroidales_bacterium_ph8;Bifidobacterium_adolescentis;Bifidobacterium_angulatum;"
        "Bifidobacterium_catenulatum;Lachnospiraceae_bacterium_8_1_57FAA;Sutterella_wadsworthensis"),
    "gmhi-health-scarce": (
        "species", "", GMHI,
        "Anaerotruncus_colihominis;Atopobium_parvulum;Bifidobacterium_dentium;Blautia_producta;"
        "candidate_division_TM7_single_cell_isolate_TM7c;Clostridiales_bacterium_1_7_47FAA;Clostridium_asparagiforme;"
        "Clostridium_bolteae;Clostridium_citroniae;Clostridium_clostridioforme;Clostridium_hathewayi;Clostridium_nexile;"
        "Clostridium_ramosum;Clostridium_symbiosum;Eggerthella_lenta;Erysipelotrichaceae_bacterium_2_2_44A;"
        "Flavonifractor_plautii;Fusobacterium_nucleatum;Gemella_morbillorum;Gemella_sanguinis;Granulicatella_adiacens;"
        "Holdemania_filiformis;Klebsiella_pneumoniae;Lachnospiraceae_bacterium_1_4_56FAA;"
        "Lachnospiraceae_bacterium_2_1_58FAA;Lachnospiraceae_bacterium_3_1_57FAA_CT1;Lachnospiraceae_bacterium_5_1_57FAA;"
        "Lachnospiraceae_bacterium_9_1_43BFAA;Lactobacillus_salivarius;Peptostreptococcus_stomatis;"
        "Ruminococcaceae_bacterium_D16;Ruminococcus_gnavus;Solobacterium_moorei;Streptococcus_anginosus;"
        "Streptococcus_australis;Streptococcus_gordonii;Streptococcus_infantis;Streptococcus_mitis_oralis_pneumoniae;"
        "Streptococcus_sanguinis;Streptococcus_vestibularis;Subdoligranulum_sp_4_3_54A2FAA;Subdoligranulum_variabile;"
        "Veillonella_atypica"),
    "md-index-genus-increased": ("genus", "", GEVERS, "Escherichia;Haemophilus;Fusobacterium;Veillonella"),
    "md-index-genus-decreased": (
        "genus", "", GEVERS,
        "Dialister;Faecalibacterium;Ruminococcus;Sutterella;Parabacteroides;Bacteroides;Coprococcus;Dorea;Oscillospira;"
        "Bilophila"),
    "md-index-family-increased": (
        "family", "", GEVERS, "Enterobacteriaceae;Pasteurellaceae;Veillonellaceae;Fusobacteriaceae"),
    "md-index-family-decreased": (
        "order", "", GEVERS,
        "Erysipelotrichales;Bacteroidales;Eubacteriales;Lachnospirales;Oscillospirales;Christensenellales;"
        "Peptostreptococcales"),
}


def main():
    rows = []
    for group, (rank, restriction, source, names) in LISTS.items():
        rows += [(group, rank, name, restriction, source) for name in names.split(";")]
    # In the source the family names stand at genus level: features of the family without a genus name.
    for family in ("Rikenellaceae", "Lachnospiraceae", "Erysipelotrichaceae", "Ruminococcaceae"):
        rows.append(("md-index-genus-decreased", "family", family, "genus-unnamed", GEVERS))
    with open(OUT, "w", encoding="utf-8") as file:
        file.write("group\trank\ttaxon\trestriction\tsource\n")
        for row in sorted(rows, key=lambda row: row[0]):
            file.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()

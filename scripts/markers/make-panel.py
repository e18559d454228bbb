#!/usr/bin/env python3
"""Writes the panel of organisms: one row an organism, one column a scheme of names, each cell the organism's lineage
as that scheme spells it.

    scripts/markers/make-panel.py

writes Tests/DysbiosisTests/Fixtures/names/panel.tsv

The portability of markers is derived from this panel, and the tests label the same counts by each of its columns. It
holds what was compiled by hand from the schemes' published taxonomies (see README.md); scripts/oracles/panel-lineages.py
holds the RDP and SILVA columns against files of those schemes. A cell is

    d;p;c;o;f;g;s   the lineage; empty names are left out by the scheme (a genus that it does not name: its reads
                    stand in the unnamed rest of the family)
    -               the scheme has no such organism (described later, or never sequenced for it)

Beside the organisms each family has a row `unnamed FAMILY`: reads of the family without a genus name.
"""
import pathlib

OUT = pathlib.Path(__file__).resolve().parents[2] / "Tests/DysbiosisTests/Fixtures/names/panel.tsv"

# Column: the scheme it belongs to. Several versions of one scheme share its id; `current` is the column of LPSN/NCBI.
COLUMNS = {
    "ncbi": "ncbi", "ncbi-2019": "ncbi-old", "gtdb-r220": "gtdb", "gtdb-r207": "gtdb", "silva-138.2": "silva",
    "silva-138.1": "silva", "silva-132": "silva", "rdp-16": "rdp", "rdp-19": "rdp-19", "greengenes-13_8": "greengenes",
    "metaphlan-3": "metaphlan", "metaphlan-4": "metaphlan",
}

# Letters for columns in the tables below.
LETTERS = {
    "N": "ncbi", "O": "ncbi-2019", "G": "gtdb-r220", "g": "gtdb-r207", "S": "silva-138.2", "s": "silva-138.1",
    "t": "silva-132", "R": "rdp-16", "r": "rdp-19", "K": "greengenes-13_8", "M": "metaphlan-3", "m": "metaphlan-4",
}

# Where a letter has no entry of its own it takes that of the next one.
FALLBACK = {"g": "G", "s": "S", "t": "s", "M": "O", "m": "M", "r": "N", "O": "N", "G": "S", "S": "N", "R": "O", "K": "R"}

# tag: {letters: "class/order/family"}; letters without an entry follow FALLBACK.
FAMILIES = {
    "Bacteroidaceae": {"N": "Bacteroidia/Bacteroidales/Bacteroidaceae"},
    "Prevotellaceae": {
        "N": "Bacteroidia/Bacteroidales/Prevotellaceae", "G": "Bacteroidia/Bacteroidales/Bacteroidaceae",
        "S": "Bacteroidia/Bacteroidales/Prevotellaceae"},
    "Tannerellaceae": {
        "N": "Bacteroidia/Bacteroidales/Tannerellaceae", "R": "Bacteroidia/Bacteroidales/Porphyromonadaceae",
        "r": "Bacteroidia/Bacteroidales/Porphyromonadaceae"},
    "Odoribacteraceae": {
        "N": "Bacteroidia/Bacteroidales/Odoribacteraceae", "S": "Bacteroidia/Bacteroidales/Marinifilaceae",
        "R": "Bacteroidia/Bacteroidales/Porphyromonadaceae", "K": "Bacteroidia/Bacteroidales/[Odoribacteraceae]"},
    "Barnesiellaceae": {
        "N": "Bacteroidia/Bacteroidales/Barnesiellaceae", "R": "Bacteroidia/Bacteroidales/Porphyromonadaceae",
        "K": "Bacteroidia/Bacteroidales/[Barnesiellaceae]"},
    "Dysgonomonadaceae": {
        "N": "Bacteroidia/Bacteroidales/Dysgonomonadaceae", "R": "Bacteroidia/Bacteroidales/Porphyromonadaceae"},
    "Muribaculaceae": {
        "N": "Bacteroidia/Bacteroidales/Muribaculaceae", "R": "Bacteroidia/Bacteroidales/Porphyromonadaceae",
        "K": "Bacteroidia/Bacteroidales/S24-7"},
    "Rikenellaceae": {"N": "Bacteroidia/Bacteroidales/Rikenellaceae"},
    "Porphyromonadaceae": {"N": "Bacteroidia/Bacteroidales/Porphyromonadaceae"},
    "Flavobacteriaceae": {
        "N": "Flavobacteriia/Flavobacteriales/Flavobacteriaceae", "S": "Bacteroidia/Flavobacteriales/Flavobacteriaceae"},
    "Lachnospiraceae": {
        "N": "Clostridia/Lachnospirales/Lachnospiraceae", "O": "Clostridia/Clostridiales/Lachnospiraceae",
        "t": "Clostridia/Clostridiales/Lachnospiraceae", "r": "Clostridia/Eubacteriales/Lachnospiraceae",
        "m": "Clostridia/Eubacteriales/Lachnospiraceae"},
    "Ruminococcaceae": {  # what GTDB and SILVA keep in Ruminococcaceae; Oscillospiraceae in current names
        "N": "Clostridia/Eubacteriales/Oscillospiraceae", "O": "Clostridia/Clostridiales/Ruminococcaceae",
        "S": "Clostridia/Oscillospirales/Ruminococcaceae", "t": "Clostridia/Clostridiales/Ruminococcaceae",
        "m": "Clostridia/Eubacteriales/Ruminococcaceae"},
    "Oscillospiraceae": {
        "N": "Clostridia/Eubacteriales/Oscillospiraceae", "O": "Clostridia/Clostridiales/Oscillospiraceae",
        "S": "Clostridia/Oscillospirales/Oscillospiraceae", "t": "Clostridia/Clostridiales/Ruminococcaceae",
        "R": "Clostridia/Clostridiales/Ruminococcaceae", "m": "Clostridia/Eubacteriales/Oscillospiraceae"},
    "Butyricicoccaceae": {
        "N": "Clostridia/Eubacteriales/Oscillospiraceae", "O": "Clostridia/Clostridiales/Ruminococcaceae",
        "S": "Clostridia/Oscillospirales/Butyricicoccaceae", "t": "Clostridia/Clostridiales/Ruminococcaceae",
        "m": "Clostridia/Eubacteriales/Ruminococcaceae"},
    "Acutalibacteraceae": {
        "N": "Clostridia/Eubacteriales/Oscillospiraceae", "O": "Clostridia/Clostridiales/Ruminococcaceae",
        "G": "Clostridia/Oscillospirales/Acutalibacteraceae", "S": "Clostridia/Oscillospirales/Ruminococcaceae",
        "t": "Clostridia/Clostridiales/Ruminococcaceae", "m": "Clostridia/Eubacteriales/Ruminococcaceae"},
    "Christensenellaceae": {
        "N": "Clostridia/Christensenellales/Christensenellaceae", "O": "Clostridia/Clostridiales/Christensenellaceae",
        "t": "Clostridia/Clostridiales/Christensenellaceae", "r": "Clostridia/Eubacteriales/Christensenellaceae",
        "m": "Clostridia/Eubacteriales/Christensenellaceae"},
    "Clostridiaceae": {
        "N": "Clostridia/Eubacteriales/Clostridiaceae", "O": "Clostridia/Clostridiales/Clostridiaceae",
        "S": "Clostridia/Clostridiales/Clostridiaceae", "t": "Clostridia/Clostridiales/Clostridiaceae 1",
        "R": "Clostridia/Clostridiales/Clostridiaceae_1", "r": "Clostridia/Eubacteriales/Clostridiaceae_1",
        "K": "Clostridia/Clostridiales/Clostridiaceae", "m": "Clostridia/Eubacteriales/Clostridiaceae"},
    "Eubacteriaceae": {
        "N": "Clostridia/Eubacteriales/Eubacteriaceae", "O": "Clostridia/Clostridiales/Eubacteriaceae",
        "S": "Clostridia/Eubacteriales/Eubacteriaceae", "t": "Clostridia/Clostridiales/Eubacteriaceae",
        "m": "Clostridia/Eubacteriales/Eubacteriaceae"},
    "Peptostreptococcaceae": {
        "N": "Clostridia/Peptostreptococcales/Peptostreptococcaceae",
        "O": "Clostridia/Clostridiales/Peptostreptococcaceae",
        "G": "Clostridia/Peptostreptococcales/Peptostreptococcaceae",
        "S": "Clostridia/Peptostreptococcales-Tissierellales/Peptostreptococcaceae",
        "t": "Clostridia/Clostridiales/Peptostreptococcaceae",
        "r": "Clostridia/Eubacteriales/Peptostreptococcaceae", "m": "Clostridia/Eubacteriales/Peptostreptococcaceae"},
    "Peptoniphilaceae": {
        "N": "Tissierellia/Tissierellales/Peptoniphilaceae", "G": "Clostridia/Tissierellales/Peptoniphilaceae",
        "S": "Clostridia/Peptostreptococcales-Tissierellales/Family XI", "t": "Clostridia/Clostridiales/Family XI",
        "R": "Clostridia/Clostridiales/Clostridiales_Incertae Sedis XI", "r": "Clostridia/Eubacteriales/Peptoniphilaceae",
        "K": "Clostridia/Clostridiales/[Tissierellaceae]"},
    "Anaerovoracaceae": {
        "N": "Clostridia/Eubacteriales/Anaerovoracaceae",
        "O": "Clostridia/Clostridiales/Clostridiales Family XIII. Incertae Sedis",
        "G": "Clostridia/Peptostreptococcales/Anaerovoracaceae",
        "S": "Clostridia/Peptostreptococcales-Tissierellales/Anaerovoracaceae",
        "t": "Clostridia/Clostridiales/Family XIII", "R": "Clostridia/Clostridiales/Clostridiales_Incertae Sedis XIII",
        "r": "Clostridia/Eubacteriales/Eubacteriales_incertae_sedis_XIII",
        "K": "Clostridia/Clostridiales/[Mogibacteriaceae]"},
    "Peptococcaceae": {
        "N": "Clostridia/Eubacteriales/Peptococcaceae", "O": "Clostridia/Clostridiales/Peptococcaceae",
        "G": "Peptococcia/Peptococcales/Peptococcaceae", "S": "Clostridia/Peptococcales/Peptococcaceae",
        "t": "Clostridia/Clostridiales/Peptococcaceae", "R": "Clostridia/Clostridiales/Peptococcaceae 1"},
    "Erysipelotrichaceae": {
        "N": "Erysipelotrichia/Erysipelotrichales/Erysipelotrichaceae",
        "S": "Bacilli/Erysipelotrichales/Erysipelotrichaceae",
        "t": "Erysipelotrichia/Erysipelotrichales/Erysipelotrichaceae",
        "K": "Erysipelotrichi/Erysipelotrichales/Erysipelotrichaceae"},
    "Coprobacillaceae": {
        "N": "Erysipelotrichia/Erysipelotrichales/Coprobacillaceae",
        "O": "Erysipelotrichia/Erysipelotrichales/Erysipelotrichaceae",
        "G": "Bacilli/Erysipelotrichales/Coprobacillaceae",
        "S": "Bacilli/Erysipelotrichales/Erysipelatoclostridiaceae",
        "t": "Erysipelotrichia/Erysipelotrichales/Erysipelotrichaceae",
        "K": "Erysipelotrichi/Erysipelotrichales/Erysipelotrichaceae"},
    "Turicibacteraceae": {
        "N": "Erysipelotrichia/Erysipelotrichales/Turicibacteraceae",
        "O": "Erysipelotrichia/Erysipelotrichales/Turicibacteraceae",
        "G": "Bacilli/Haloplasmatales/Turicibacteraceae", "S": "Bacilli/Erysipelotrichales/Erysipelotrichaceae",
        "t": "Erysipelotrichia/Erysipelotrichales/Erysipelotrichaceae",
        "R": "Erysipelotrichia/Erysipelotrichales/Erysipelotrichaceae",
        "K": "Bacilli/Turicibacterales/Turicibacteraceae",
        "M": "Erysipelotrichia/Erysipelotrichales/Erysipelotrichaceae"},
    "Veillonellaceae": {
        "N": "Negativicutes/Veillonellales/Veillonellaceae",
        "S": "Negativicutes/Veillonellales-Selenomonadales/Veillonellaceae",
        "t": "Negativicutes/Selenomonadales/Veillonellaceae", "G": "Negativicutes/Veillonellales/Veillonellaceae",
        "R": "Negativicutes/Selenomonadales/Veillonellaceae", "K": "Clostridia/Clostridiales/Veillonellaceae"},
    "Selenomonadaceae": {
        "N": "Negativicutes/Selenomonadales/Selenomonadaceae",
        "S": "Negativicutes/Veillonellales-Selenomonadales/Selenomonadaceae",
        "t": "Negativicutes/Selenomonadales/Veillonellaceae", "G": "Negativicutes/Selenomonadales/Selenomonadaceae",
        "R": "Negativicutes/Selenomonadales/Veillonellaceae", "K": "Clostridia/Clostridiales/Veillonellaceae"},
    "Acidaminococcaceae": {
        "N": "Negativicutes/Acidaminococcales/Acidaminococcaceae",
        "t": "Negativicutes/Selenomonadales/Acidaminococcaceae",
        "R": "Negativicutes/Selenomonadales/Acidaminococcaceae", "K": "Clostridia/Clostridiales/Veillonellaceae"},
    "Bifidobacteriaceae": {
        "N": "Actinomycetes/Bifidobacteriales/Bifidobacteriaceae",
        "O": "Actinobacteria/Bifidobacteriales/Bifidobacteriaceae",
        "G": "Actinomycetia/Actinomycetales/Bifidobacteriaceae",
        "S": "Actinobacteria/Bifidobacteriales/Bifidobacteriaceae",
        "r": "Actinobacteria/Bifidobacteriales/Bifidobacteriaceae"},
    "Coriobacteriaceae": {
        "N": "Coriobacteriia/Coriobacteriales/Coriobacteriaceae",
        "R": "Actinobacteria/Coriobacteriales/Coriobacteriaceae",
        "K": "Coriobacteriia/Coriobacteriales/Coriobacteriaceae"},
    "Eggerthellaceae": {
        "N": "Coriobacteriia/Eggerthellales/Eggerthellaceae", "S": "Coriobacteriia/Coriobacteriales/Eggerthellaceae",
        "R": "Actinobacteria/Coriobacteriales/Coriobacteriaceae",
        "K": "Coriobacteriia/Coriobacteriales/Coriobacteriaceae"},
    "Atopobiaceae": {
        "N": "Coriobacteriia/Coriobacteriales/Atopobiaceae", "R": "Actinobacteria/Coriobacteriales/Coriobacteriaceae",
        "K": "Coriobacteriia/Coriobacteriales/Coriobacteriaceae"},
    "Actinomycetaceae": {
        "N": "Actinomycetes/Actinomycetales/Actinomycetaceae", "O": "Actinobacteria/Actinomycetales/Actinomycetaceae",
        "G": "Actinomycetia/Actinomycetales/Actinomycetaceae", "S": "Actinobacteria/Actinomycetales/Actinomycetaceae",
        "r": "Actinobacteria/Actinomycetales/Actinomycetaceae"},
    "Micrococcaceae": {
        "N": "Actinomycetes/Micrococcales/Micrococcaceae", "O": "Actinobacteria/Micrococcales/Micrococcaceae",
        "G": "Actinomycetia/Actinomycetales/Micrococcaceae", "S": "Actinobacteria/Micrococcales/Micrococcaceae",
        "R": "Actinobacteria/Actinomycetales/Micrococcaceae", "r": "Actinobacteria/Micrococcales/Micrococcaceae"},
    "Corynebacteriaceae": {
        "N": "Actinomycetes/Mycobacteriales/Corynebacteriaceae",
        "O": "Actinobacteria/Corynebacteriales/Corynebacteriaceae",
        "G": "Actinomycetia/Mycobacteriales/Mycobacteriaceae",
        "S": "Actinobacteria/Mycobacteriales/Corynebacteriaceae",
        "s": "Actinobacteria/Corynebacteriales/Corynebacteriaceae",
        "R": "Actinobacteria/Actinomycetales/Corynebacteriaceae",
        "r": "Actinobacteria/Mycobacteriales/Corynebacteriaceae"},
    "Propionibacteriaceae": {
        "N": "Actinomycetes/Propionibacteriales/Propionibacteriaceae",
        "O": "Actinobacteria/Propionibacteriales/Propionibacteriaceae",
        "G": "Actinomycetia/Propionibacteriales/Propionibacteriaceae",
        "S": "Actinobacteria/Propionibacteriales/Propionibacteriaceae",
        "R": "Actinobacteria/Actinomycetales/Propionibacteriaceae",
        "r": "Actinobacteria/Propionibacteriales/Propionibacteriaceae"},
    "Lactobacillaceae": {"N": "Bacilli/Lactobacillales/Lactobacillaceae"},
    "Leuconostocaceae": {
        "N": "Bacilli/Lactobacillales/Lactobacillaceae", "O": "Bacilli/Lactobacillales/Leuconostocaceae",
        "t": "Bacilli/Lactobacillales/Leuconostocaceae", "r": "Bacilli/Lactobacillales/Leuconostocaceae"},
    "Streptococcaceae": {"N": "Bacilli/Lactobacillales/Streptococcaceae"},
    "Enterococcaceae": {"N": "Bacilli/Lactobacillales/Enterococcaceae"},
    "Carnobacteriaceae": {
        "N": "Bacilli/Lactobacillales/Carnobacteriaceae", "G": "Bacilli/Lactobacillales/Aerococcaceae",
        "K": "Bacilli/Lactobacillales/Aerococcaceae"},
    "Aerococcaceae": {"N": "Bacilli/Lactobacillales/Aerococcaceae"},
    "Staphylococcaceae": {
        "N": "Bacilli/Bacillales/Staphylococcaceae", "G": "Bacilli/Staphylococcales/Staphylococcaceae",
        "S": "Bacilli/Staphylococcales/Staphylococcaceae", "t": "Bacilli/Bacillales/Staphylococcaceae",
        "r": "Bacilli/Caryophanales/Staphylococcaceae"},
    "Gemellaceae": {
        "N": "Bacilli/Bacillales/Gemellaceae", "O": "Bacilli/Bacillales/Bacillales Family XI. Incertae Sedis",
        "G": "Bacilli/Staphylococcales/Gemellaceae", "S": "Bacilli/Staphylococcales/Gemellaceae",
        "t": "Bacilli/Bacillales/Family XI", "R": "Bacilli/Bacillales/Bacillales_Incertae Sedis XI",
        "r": "Bacilli/Caryophanales/Bacillales_Incertae_Sedis_XI", "K": "Bacilli/Gemellales/Gemellaceae",
        "M": "Bacilli/Bacillales/Bacillales_unclassified"},
    "Bacillaceae": {
        "N": "Bacilli/Bacillales/Bacillaceae", "R": "Bacilli/Bacillales/Bacillaceae 1",
        "r": "Bacilli/Caryophanales/Bacillaceae", "K": "Bacilli/Bacillales/Bacillaceae"},
    "Enterobacteriaceae": {
        "N": "Gammaproteobacteria/Enterobacterales/Enterobacteriaceae",
        "t": "Gammaproteobacteria/Enterobacteriales/Enterobacteriaceae",
        "R": "Gammaproteobacteria/Enterobacteriales/Enterobacteriaceae"},
    "Morganellaceae": {
        "N": "Gammaproteobacteria/Enterobacterales/Morganellaceae",
        "G": "Gammaproteobacteria/Enterobacterales/Enterobacteriaceae",
        "S": "Gammaproteobacteria/Enterobacterales/Morganellaceae",
        "t": "Gammaproteobacteria/Enterobacteriales/Enterobacteriaceae",
        "R": "Gammaproteobacteria/Enterobacteriales/Enterobacteriaceae"},
    "Yersiniaceae": {
        "N": "Gammaproteobacteria/Enterobacterales/Yersiniaceae",
        "G": "Gammaproteobacteria/Enterobacterales/Enterobacteriaceae",
        "S": "Gammaproteobacteria/Enterobacterales/Yersiniaceae",
        "t": "Gammaproteobacteria/Enterobacteriales/Enterobacteriaceae",
        "R": "Gammaproteobacteria/Enterobacteriales/Enterobacteriaceae"},
    "Hafniaceae": {
        "N": "Gammaproteobacteria/Enterobacterales/Hafniaceae",
        "G": "Gammaproteobacteria/Enterobacterales/Enterobacteriaceae",
        "S": "Gammaproteobacteria/Enterobacterales/Hafniaceae",
        "t": "Gammaproteobacteria/Enterobacteriales/Enterobacteriaceae",
        "R": "Gammaproteobacteria/Enterobacteriales/Enterobacteriaceae"},
    "Pasteurellaceae": {
        "N": "Gammaproteobacteria/Pasteurellales/Pasteurellaceae",
        "S": "Gammaproteobacteria/Enterobacterales/Pasteurellaceae",
        "t": "Gammaproteobacteria/Pasteurellales/Pasteurellaceae"},
    "Neisseriaceae": {
        "N": "Betaproteobacteria/Neisseriales/Neisseriaceae", "S": "Gammaproteobacteria/Burkholderiales/Neisseriaceae",
        "t": "Gammaproteobacteria/Betaproteobacteriales/Neisseriaceae"},
    "Sutterellaceae": {
        "N": "Betaproteobacteria/Burkholderiales/Sutterellaceae",
        "G": "Gammaproteobacteria/Burkholderiales/Burkholderiaceae",
        "S": "Gammaproteobacteria/Burkholderiales/Sutterellaceae",
        "t": "Gammaproteobacteria/Betaproteobacteriales/Burkholderiaceae",
        "K": "Betaproteobacteria/Burkholderiales/Alcaligenaceae"},
    "Oxalobacteraceae": {
        "N": "Betaproteobacteria/Burkholderiales/Oxalobacteraceae",
        "G": "Gammaproteobacteria/Burkholderiales/Burkholderiaceae",
        "S": "Gammaproteobacteria/Burkholderiales/Oxalobacteraceae",
        "t": "Gammaproteobacteria/Betaproteobacteriales/Burkholderiaceae"},
    "Moraxellaceae": {"N": "Gammaproteobacteria/Pseudomonadales/Moraxellaceae"},
    "Pseudomonadaceae": {"N": "Gammaproteobacteria/Pseudomonadales/Pseudomonadaceae"},
    "Xanthomonadaceae": {
        "N": "Gammaproteobacteria/Xanthomonadales/Xanthomonadaceae",
        "S": "Gammaproteobacteria/Lysobacterales/Lysobacteraceae",
        "s": "Gammaproteobacteria/Xanthomonadales/Xanthomonadaceae",
        "G": "Gammaproteobacteria/Xanthomonadales/Xanthomonadaceae"},
    "Aeromonadaceae": {
        "N": "Gammaproteobacteria/Aeromonadales/Aeromonadaceae",
        "S": "Gammaproteobacteria/Enterobacterales/Aeromonadaceae",
        "t": "Gammaproteobacteria/Aeromonadales/Aeromonadaceae"},
    "Succinivibrionaceae": {
        "N": "Gammaproteobacteria/Aeromonadales/Succinivibrionaceae",
        "S": "Gammaproteobacteria/Enterobacterales/Succinivibrionaceae",
        "t": "Gammaproteobacteria/Aeromonadales/Succinivibrionaceae"},
    "Campylobacteraceae": {
        "N": "Epsilonproteobacteria/Campylobacterales/Campylobacteraceae",
        "S": "Campylobacteria/Campylobacterales/Campylobacteraceae",
        "r": "Campylobacteria/Campylobacterales/Campylobacteraceae"},
    "Arcobacteraceae": {
        "N": "Epsilonproteobacteria/Campylobacterales/Arcobacteraceae",
        "S": "Campylobacteria/Campylobacterales/Arcobacteraceae",
        "O": "Epsilonproteobacteria/Campylobacterales/Campylobacteraceae",
        "r": "Campylobacteria/Campylobacterales/Arcobacteraceae"},
    "Helicobacteraceae": {
        "N": "Epsilonproteobacteria/Campylobacterales/Helicobacteraceae",
        "S": "Campylobacteria/Campylobacterales/Helicobacteraceae",
        "r": "Campylobacteria/Campylobacterales/Helicobacteraceae"},
    "Desulfovibrionaceae": {
        "N": "Desulfovibrionia/Desulfovibrionales/Desulfovibrionaceae",
        "O": "Deltaproteobacteria/Desulfovibrionales/Desulfovibrionaceae",
        "r": "Deltaproteobacteria/Desulfovibrionales/Desulfovibrionaceae",
        "t": "Deltaproteobacteria/Desulfovibrionales/Desulfovibrionaceae"},
    "Fusobacteriaceae": {"N": "Fusobacteriia/Fusobacteriales/Fusobacteriaceae"},
    "Leptotrichiaceae": {"N": "Fusobacteriia/Fusobacteriales/Leptotrichiaceae"},
    "Akkermansiaceae": {
        "N": "Verrucomicrobiia/Verrucomicrobiales/Akkermansiaceae",
        "O": "Verrucomicrobiae/Verrucomicrobiales/Akkermansiaceae",
        "S": "Verrucomicrobiae/Verrucomicrobiales/Akkermansiaceae",
        "R": "Verrucomicrobiae/Verrucomicrobiales/Verrucomicrobiaceae"},
    "Victivallaceae": {"N": "Lentisphaeria/Victivallales/Victivallaceae"},
    "Synergistaceae": {"N": "Synergistia/Synergistales/Synergistaceae"},
    "Treponemataceae": {
        "N": "Spirochaetia/Spirochaetales/Treponemataceae", "O": "Spirochaetia/Spirochaetales/Spirochaetaceae",
        "S": "Spirochaetia/Spirochaetales/Spirochaetaceae", "G": "Spirochaetia/Treponematales/Treponemataceae",
        "K": "Spirochaetes/Spirochaetales/Spirochaetaceae"},
    "Brachyspiraceae": {
        "N": "Spirochaetia/Brachyspirales/Brachyspiraceae", "S": "Brachyspirae/Brachyspirales/Brachyspiraceae",
        "R": "Spirochaetia/Spirochaetales/Brachyspiraceae", "K": "[Brachyspirae]/[Brachyspirales]/Brachyspiraceae"},
    "Elusimicrobiaceae": {"N": "Elusimicrobia/Elusimicrobiales/Elusimicrobiaceae"},
    "Methanobacteriaceae": {"N": "Methanobacteria/Methanobacteriales/Methanobacteriaceae"},
    "Methanomassiliicoccaceae": {
        "N": "Thermoplasmata/Methanomassiliicoccales/Methanomassiliicoccaceae",
        "K": "Thermoplasmata/E2/[Methanomassiliicoccaceae]"},
}

# class: phylum by letters, FALLBACK applies.
OLD_PHYLA = {
    "Bacillota": "Firmicutes", "Bacteroidota": "Bacteroidetes", "Actinomycetota": "Actinobacteria",
    "Pseudomonadota": "Proteobacteria", "Fusobacteriota": "Fusobacteria", "Verrucomicrobiota": "Verrucomicrobia",
    "Lentisphaerota": "Lentisphaerae", "Synergistota": "Synergistetes", "Spirochaetota": "Spirochaetes",
    "Elusimicrobiota": "Elusimicrobia", "Thermodesulfobacteriota": "Proteobacteria", "Campylobacterota": "Proteobacteria",
    "Methanobacteriota": "Euryarchaeota", "Thermoplasmatota": "Euryarchaeota",
}
PHYLUM_OF_FAMILY = {
    "Bacteroidota": "Bacteroidaceae Prevotellaceae Tannerellaceae Odoribacteraceae Barnesiellaceae Dysgonomonadaceae "
    "Muribaculaceae Rikenellaceae Porphyromonadaceae Flavobacteriaceae",
    "Actinomycetota": "Bifidobacteriaceae Coriobacteriaceae Eggerthellaceae Atopobiaceae Actinomycetaceae Micrococcaceae "
    "Corynebacteriaceae Propionibacteriaceae",
    "Pseudomonadota": "Enterobacteriaceae Morganellaceae Yersiniaceae Hafniaceae Pasteurellaceae Neisseriaceae "
    "Sutterellaceae Oxalobacteraceae Moraxellaceae Pseudomonadaceae Xanthomonadaceae Aeromonadaceae Succinivibrionaceae",
    "Campylobacterota": "Campylobacteraceae Arcobacteraceae Helicobacteraceae",
    "Thermodesulfobacteriota": "Desulfovibrionaceae", "Fusobacteriota": "Fusobacteriaceae Leptotrichiaceae",
    "Verrucomicrobiota": "Akkermansiaceae", "Lentisphaerota": "Victivallaceae", "Synergistota": "Synergistaceae",
    "Spirochaetota": "Treponemataceae Brachyspiraceae", "Elusimicrobiota": "Elusimicrobiaceae",
    "Methanobacteriota": "Methanobacteriaceae", "Thermoplasmatota": "Methanomassiliicoccaceae",
}
PHYLA = {family: phylum for phylum, text in PHYLUM_OF_FAMILY.items() for family in text.split()}
NEW = "NGSr"  # columns that write the new phylum names


def phylum(letter, tag, klass):
    current = PHYLA.get(tag, "Bacillota")
    old = OLD_PHYLA[current]
    if letter in "Gg":
        if current == "Bacillota":
            suffix = {"Clostridia": "_A", "Peptococcia": "_B", "Negativicutes": "_C"}.get(klass, "")
            return ("Bacillota" if letter == "G" else "Firmicutes") + suffix
        if current == "Thermodesulfobacteriota":
            return "Desulfobacterota" + ("_I" if letter == "g" else "")
        if current == "Lentisphaerota":
            return "Verrucomicrobiota"
        if letter == "g":
            return {"Pseudomonadota": "Proteobacteria", "Actinomycetota": "Actinobacteriota"}.get(current, current)
        return current
    if letter in "Ss":
        if current == "Thermodesulfobacteriota":
            return "Desulfobacterota" if letter == "s" else "Thermodesulfobacteriota"
        if current == "Lentisphaerota":
            return "Verrucomicrobiota"
        if letter == "S":
            return {"Methanobacteriota": "Methanobacteriota"}.get(current, current)
        return {"Bacillota": "Firmicutes", "Pseudomonadota": "Proteobacteria", "Actinomycetota": "Actinobacteriota",
                "Campylobacterota": "Campilobacterota", "Methanobacteriota": "Euryarchaeota"}.get(current, current)
    if letter == "t" and current == "Campylobacterota":
        return "Epsilonbacteraeota"
    if letter == "r":  # RDP 19 keeps these in their old phyla under the new names
        return {"Thermodesulfobacteriota": "Pseudomonadota", "Methanobacteriota": "Euryarchaeota",
                "Thermoplasmatota": "Euryarchaeota"}.get(current, current)
    if letter == "N":
        return current
    return old


# genus: {letters: genus}; `~`: without a genus name in that scheme; `-`: not there.
GENERA = {
    "Phocaeicola": {"OsStRKM": "Bacteroides"},
    "Segatella": {"OGgRKM": "Prevotella", "s": "Prevotella_9", "t": "Prevotella 9", "m": "Prevotella"},
    "Hoylesella": {"OGgRKMm": "Prevotella", "st": "Prevotella_7"},
    "Leyella": {"OGgRKMm": "Prevotella", "Sst": "Prevotella"},
    "Hallella": {"OGgRKMm": "Prevotella", "Sst": "Prevotella"},
    "Xylanibacter": {"OGgRKMm": "Prevotella", "st": "Prevotella"},
    "Alloprevotella": {"K": "-"},
    "Coprobacter": {"K": "-"},
    "Muribaculum": {"OMRK": "~"},
    "Duncaniella": {"OMRK": "~", "stS": "-"},
    "Mediterranea": {"OMRK": "-", "Sst": "-"},
    "Culturomica": {"OMRKSstr": "-"},
    "Agathobacter": {"OMm": "Eubacterium", "R": "~", "K": "~"},
    "Anaerobutyricum": {"O": "Eubacterium", "m": "Anaerobutyricum", "M": "Eubacterium", "st": "[Eubacterium] hallii group", "RK": "~"},
    "Agathobaculum": {"RK": "~", "t": "-"},
    "Coprococcus": {"g": "Coprococcus", "t": "Coprococcus 2"},
    "Subdoligranulum": {"Gg": "Gemmiger", "K": "~"},
    "Gemmiger": {"Sst": "Subdoligranulum", "K": "~"},
    "Eubacterium": {"K": "~"},
    "Fusicatenibacter": {"K": "~"},
    "Mediterraneibacter": {
        "Oo": "Ruminococcus", "M": "Blautia", "g": "Mediterraneibacter", "R": "Ruminococcus2", "K": "[Ruminococcus]"},
    "Enterocloster": {"O": "Clostridium", "M": "Lachnoclostridium", "Sst": "Lachnoclostridium", "R": "Clostridium_XlVa", "K": "Clostridium"},
    "Hungatella": {"K": "Clostridium"},
    "Lacrimispora": {"O": "Clostridium", "M": "Lachnoclostridium", "Sst": "Lachnoclostridium", "R": "Clostridium_XlVa", "K": "Clostridium"},
    "Eisenbergiella": {"K": "-"},
    "Tyzzerella": {"O": "Tyzzerella", "M": "Tyzzerella", "R": "~", "r": "~", "K": "Clostridium"},
    "Anaerotignum": {"OM": "Clostridium", "st": "Tyzzerella", "R": "Clostridium_XlVb", "K": "-"},
    "Sellimonas": {"RK": "-"},
    "Lachnoanaerobaculum": {"K": "~"},
    "Stomatobaculum": {"K": "~"},
    "Catonella": {},
    "Johnsonella": {"K": "~"},
    "Shuttleworthella": {"OGgSstRrKMm": "Shuttleworthia"},
    "Howardella": {"K": "~"},
    "Lactonifactor": {"K": "~"},
    "Ruminococcus": {"t": "Ruminococcus 1"},
    "Ruminiclostridium": {"OM": "Clostridium", "R": "Clostridium_III", "K": "Clostridium"},
    "Oscillibacter": {"K": "Oscillospira"},
    "Oscillospira": {"R": "-", "r": "-"},
    "Dysosmobacter": {"OMRKSst": "-"},
    "Flavonifractor": {"K": "~"},
    "Pseudoflavonifractor": {"K": "~", "Sst": "-"},
    "Intestinimonas": {"K": "-"},
    "Lawsonibacter": {"OMRKSst": "-"},
    "Ruthenibacterium": {"RK": "-", "Sst": "-"},
    "Phocea": {"OMRK": "-"},
    "Fournierella": {"OMRK": "-"},
    "Negativibacillus": {"OMRK": "-"},
    "Acutalibacter": {"OMRK": "-"},
    "Christensenella": {},
    "Clostridium": {"R": "Clostridium_sensu_stricto", "r": "Clostridium_sensu_stricto",
                    "t": "Clostridium sensu stricto 1", "s": "Clostridium sensu stricto 1"},
    "Clostridioides": {"R": "Clostridium_XI", "K": "[Clostridium]"},
    "Paraclostridium": {"R": "Clostridium_XI", "K": "[Clostridium]", "st": "Paeniclostridium"},
    "Intestinibacter": {"K": "~"},
    "Romboutsia": {"K": "~"},
    "Terrisporobacter": {"K": "~"},
    "Peptacetobacter": {"OM": "Clostridium", "R": "Clostridium_XI", "K": "~", "st": "-"},
    "Sarcina": {"R": "~", "Gg": "Clostridium_P"},
    "Ezakiella": {"K": "-"},
    "Pseudoramibacter": {"K": "~"},
    "Acetivibrio": {"K": "~"},
    "Thomasclavelia": {"O": "Erysipelatoclostridium", "g": "Thomasclavelia", "st": "Erysipelatoclostridium", "R": "Clostridium_XVIII", "K": "~"},
    "Holdemanella": {"K": "[Eubacterium]"},
    "Faecalitalea": {"K": "[Eubacterium]"},
    "Faecalicoccus": {"K": "~"},
    "Amedibacillus": {"OM": "Eubacterium", "K": "[Eubacterium]", "R": "~", "Sst": "-"},
    "Solobacterium": {"Gg": "Solobacterium", "K": "Bulleidia"},
    "Eggerthia": {"K": "~"},
    "Dielma": {"RK": "-"},
    "Kandleria": {"K": "~"},
    "Allisonella": {"K": "~"},
    "Anaeroglobus": {"K": "~"},
    "Centipeda": {"K": "~"},
    "Negativicoccus": {"K": "~"},
    "Gordonibacter": {"K": "~"},
    "Senegalimassilia": {"K": "-"},
    "Cryptobacterium": {"K": "~"},
    "Olsenella": {"K": "~"},
    "Lancefieldella": {"OGgSstRKM": "Atopobium", "Gg": "Lancefieldella", "m": "Lancefieldella"},
    "Schaalia": {"OMRKst": "Actinomyces", "g": "Pauljensenia", "G": "Pauljensenia"},
    "Cutibacterium": {"RK": "Propionibacterium"},
    "Lacticaseibacillus": {"OsStRKM": "Lactobacillus", "S": "Lacticaseibacillus"},
    "Lactiplantibacillus": {"OstRKM": "Lactobacillus"},
    "Limosilactobacillus": {"OstRKM": "Lactobacillus"},
    "Ligilactobacillus": {"OstRKM": "Lactobacillus"},
    "Latilactobacillus": {"OstRKM": "Lactobacillus"},
    "Levilactobacillus": {"OstRKM": "Lactobacillus"},
    "Companilactobacillus": {"OstRKM": "Lactobacillus"},
    "Lentilactobacillus": {"OstRKM": "Lactobacillus"},
    "Loigolactobacillus": {"OstRKM": "Lactobacillus"},
    "Escherichia": {"Sst": "Escherichia-Shigella", "Rr": "Escherichia/Shigella", "K": "~"},
    "Raoultella": {"Gg": "Klebsiella", "r": "-"},
    "Kluyvera": {"K": "~"},
    "Gemella": {"K": "~"},
    "Parasutterella": {"K": "~"},
    "Turicimonas": {"OMRK": "-"},
    "Bilophila": {},
    "Nitratidesulfovibrio": {"OstRKMr": "Desulfovibrio"},
    "Mailhella": {"OMRK": "-"},
    "Methanobrevibacter": {"Gg": "Methanobrevibacter_A"},
    "Methanomassiliicoccus": {"K": "~"},
    "Campylobacter": {"Gg": "Campylobacter_A"},
    "Veillonella": {},
    "Haemophilus": {"g": "Haemophilus_D"},
    "Candidatus Arthromitus": {"rRMm": "-", "Gg": "Dwaynesavagella"},
}

# Current name | family tag | letters:label …; a label of two words is genus and species, `~` and `-` as above.
ORGANISMS = """
Bacteroides fragilis|Bacteroidaceae
Bacteroides thetaiotaomicron|Bacteroidaceae
Bacteroides ovatus|Bacteroidaceae
Bacteroides caccae|Bacteroidaceae
Bacteroides uniformis|Bacteroidaceae
Phocaeicola vulgatus|Bacteroidaceae|m:Phocaeicola vulgatus
Phocaeicola dorei|Bacteroidaceae
Phocaeicola plebeius|Bacteroidaceae
Parabacteroides distasonis|Tannerellaceae
Parabacteroides merdae|Tannerellaceae
Prevotella melaninogenica|Prevotellaceae|s:Prevotella_7|t:Prevotella 7
Prevotella denticola|Prevotellaceae
Segatella copri|Prevotellaceae|m:Prevotella copri_clade_A
Segatella oris|Prevotellaceae|st:Prevotella
Hoylesella buccalis|Prevotellaceae
Leyella stercorea|Prevotellaceae
Xylanibacter ruminicola|Prevotellaceae
Hallella bergensis|Prevotellaceae
Alloprevotella tannerae|Prevotellaceae
Paraprevotella clara|Prevotellaceae|K:Paraprevotella
Alistipes putredinis|Rikenellaceae
Alistipes senegalensis|Rikenellaceae|K:-
Rikenella microfusus|Rikenellaceae
Odoribacter splanchnicus|Odoribacteraceae
Butyricimonas virosa|Odoribacteraceae
Culturomica massiliensis|Odoribacteraceae
Barnesiella intestinihominis|Barnesiellaceae
Coprobacter fastidiosus|Barnesiellaceae
Muribaculum intestinale|Muribaculaceae
Duncaniella muris|Muribaculaceae
Porphyromonas gingivalis|Porphyromonadaceae
Porphyromonas asaccharolytica|Porphyromonadaceae
Tannerella forsythia|Tannerellaceae
Capnocytophaga gingivalis|Flavobacteriaceae
Dysgonomonas gadei|Dysgonomonadaceae
Mediterranea massiliensis|Bacteroidaceae
Faecalibacterium prausnitzii|Ruminococcaceae
Faecalibacterium duncaniae|Ruminococcaceae|OMmSstRKr:Faecalibacterium prausnitzii
Roseburia hominis|Lachnospiraceae
Roseburia intestinalis|Lachnospiraceae
Roseburia inulinivorans|Lachnospiraceae
Roseburia faecis|Lachnospiraceae|Gg:Agathobacter faecis
Agathobacter rectalis|Lachnospiraceae|OMm:Eubacterium rectale|Sst:Agathobacter rectalis
Anaerobutyricum hallii|Lachnospiraceae
Anaerobutyricum soehngenii|Lachnospiraceae|RK:-|OM:-
Anaerostipes hadrus|Lachnospiraceae
Anaerostipes caccae|Lachnospiraceae
Butyricicoccus pullicaecorum|Butyricicoccaceae|OM:Butyricicoccus pullicaecorum@Clostridiaceae
Agathobaculum butyriciproducens|Butyricicoccaceae
Coprococcus eutactus|Lachnospiraceae|g:Coprococcus eutactus_A
Coprococcus catus|Lachnospiraceae|Gg:Coprococcus_A catus|t:Coprococcus 3
Coprococcus comes|Lachnospiraceae|G:Coprococcus comes|g:Bariatricus comes|t:Coprococcus 3
Subdoligranulum variabile|Ruminococcaceae|Gg:Gemmiger variabilis
Gemmiger formicilis|Ruminococcaceae
Butyrivibrio fibrisolvens|Lachnospiraceae
Pseudobutyrivibrio ruminis|Lachnospiraceae
Eubacterium limosum|Eubacteriaceae
Eubacterium ventriosum|Lachnospiraceae|N:[Eubacterium] ventriosum|Gg:Eubacterium_G ventriosum|Sst:[Eubacterium] ventriosum group|RK:~|r:~|OM:Eubacterium ventriosum@Eubacteriaceae
Eubacterium ramulus|Lachnospiraceae|N:Eubacterium ramulus|Gg:Eubacterium_I ramulus|Sst:-|RK:~|r:~|OM:Eubacterium ramulus@Eubacteriaceae
Eubacterium siraeum|Ruminococcaceae|N:[Eubacterium] siraeum|G:Ruminiclostridium_E siraeum|Sst:[Eubacterium] siraeum group|R:Clostridium_IV|K:~|r:~|OM:Eubacterium siraeum@Eubacteriaceae|m:Ruminiclostridium siraeum
Lachnospira eligens|Lachnospiraceae|OM:Eubacterium eligens|m:Lachnospira eligens|st:[Eubacterium] eligens group|RK:~
Lachnospira pectinoschiza|Lachnospiraceae|Gg:-
Blautia obeum|Lachnospiraceae|O:Blautia obeum|Gg:Blautia_A obeum|M:Blautia obeum
Blautia wexlerae|Lachnospiraceae|Gg:Blautia_A wexlerae
Blautia producta|Lachnospiraceae
Blautia hansenii|Lachnospiraceae
Dorea formicigenerans|Lachnospiraceae
Dorea longicatena|Lachnospiraceae|Gg:Dorea_A longicatena
Fusicatenibacter saccharivorans|Lachnospiraceae
Mediterraneibacter gnavus|Lachnospiraceae|O:Ruminococcus gnavus|M:Blautia:Ruminococcus gnavus|m:Mediterraneibacter:Ruminococcus gnavus|g:Ruminococcus_B gnavus|Sst:[Ruminococcus] gnavus group|K:[Ruminococcus] gnavus|R:Ruminococcus2
Mediterraneibacter torques|Lachnospiraceae|O:Ruminococcus torques|M:Blautia:Ruminococcus torques|m:Mediterraneibacter:Ruminococcus torques|g:Mediterraneibacter torques|Sst:[Ruminococcus] torques group|K:[Ruminococcus] torques|R:Ruminococcus2
Mediterraneibacter faecis|Lachnospiraceae|O:Ruminococcus faecis|M:Ruminococcus faecis|m:Mediterraneibacter faecis|Sst:[Ruminococcus] torques group|K:~|R:Ruminococcus2
Enterocloster bolteae|Lachnospiraceae|O:Clostridium bolteae|M:Lachnoclostridium:Clostridium bolteae|m:Enterocloster bolteae
Enterocloster clostridioformis|Lachnospiraceae|O:Clostridium clostridioforme|M:Lachnoclostridium:Clostridium clostridioforme|m:Enterocloster clostridioformis
Hungatella hathewayi|Lachnospiraceae|Gg:Hungatella_A hathewayi
Lacrimispora saccharolytica|Lachnospiraceae|O:Clostridium saccharolyticum|M:Lachnoclostridium:Clostridium saccharolyticum|m:Lacrimispora saccharolytica
Clostridium symbiosum|Lachnospiraceae|N:[Clostridium] symbiosum|O:Clostridium symbiosum|M:Lachnoclostridium:Clostridium symbiosum|m:Lachnospiraceae_unclassified:Clostridium symbiosum|g:Clostridium_Q symbiosum|G:Otoolea symbiosa|Sst:Lachnoclostridium|R:Clostridium_XlVa|r:~|K:Clostridium
Clostridium scindens|Lachnospiraceae|N:[Clostridium] scindens|O:Clostridium scindens|M:Lachnoclostridium:Clostridium scindens|m:Lachnoclostridium:Clostridium scindens|Gg:Clostridium_AP scindens|Sst:Lachnoclostridium|R:Clostridium_XlVa|r:~|K:Clostridium
Eisenbergiella tayi|Lachnospiraceae
Marvinbryantia formatexigens|Lachnospiraceae
Tyzzerella nexilis|Lachnospiraceae|OM:Tyzzerella nexilis|R:~|N:Tyzzerella nexilis|st:Tyzzerella 3|S:Tyzzerella
Anaerotignum lactatifermentans|Lachnospiraceae|OM:Clostridium lactatifermentans
Sellimonas intestinalis|Lachnospiraceae
Oribacterium sinus|Lachnospiraceae
Lachnoanaerobaculum umeaense|Lachnospiraceae
Stomatobaculum longum|Lachnospiraceae
Catonella morbi|Lachnospiraceae
Johnsonella ignava|Lachnospiraceae
Shuttleworthella satelles|Lachnospiraceae|OGgSstRrKMm:Shuttleworthia satelles
Howardella ureilytica|Lachnospiraceae
Lactonifactor longoviformis|Lachnospiraceae
Ruminococcus bromii|Ruminococcaceae|g:Ruminococcus_E bromii@Acutalibacteraceae|G:Hominimerdicola bromii@Acutalibacteraceae|st:Ruminococcus
Ruminococcus champanellensis|Ruminococcaceae|g:Ruminococcus_D champanellensis|K:-
Ruminococcus albus|Ruminococcaceae
Ruminococcus callidus|Ruminococcaceae|g:Ruminococcus_C callidus|G:Ruminococcus_C callidus
Ruminococcus gauvreauii|Lachnospiraceae|N:[Ruminococcus] gauvreauii|Gg:Ruminococcus_G gauvreauii|Sst:[Ruminococcus] gauvreauii group|O:Ruminococcus gauvreauii@Ruminococcaceae|Mm:-|R:Ruminococcus2|r:~|K:Ruminococcus gauvreauii
Ruminiclostridium cellulolyticum|Oscillospiraceae
Oscillibacter valericigenes|Oscillospiraceae
Oscillibacter ruminantium|Oscillospiraceae
Oscillospira guilliermondii|Oscillospiraceae|M:-|O:Oscillospira guilliermondii
Dysosmobacter welbionis|Oscillospiraceae
Flavonifractor plautii|Oscillospiraceae|OM:Flavonifractor plautii@Clostridiales_unclassified
Pseudoflavonifractor capillosus|Oscillospiraceae|OM:Pseudoflavonifractor capillosus@Clostridiales_unclassified
Intestinimonas butyriciproducens|Oscillospiraceae|OM:Intestinimonas butyriciproducens@Clostridiales_unclassified
Lawsonibacter asaccharolyticus|Oscillospiraceae
Anaerotruncus colihominis|Ruminococcaceae
Anaerofilum agile|Ruminococcaceae
Ruthenibacterium lactatiformans|Ruminococcaceae
Phocea massiliensis|Ruminococcaceae
Fournierella massiliensis|Ruminococcaceae
Negativibacillus massiliensis|Ruminococcaceae|r:Negativibacillus@Bacillota_incertae_sedis/Bacillota_incertae_sedis/Bacillota_incertae_sedis
Papillibacter cinnamivorans|Oscillospiraceae
Sporobacter termitidis|Oscillospiraceae
Ethanoligenens harbinense|Ruminococcaceae|S:Ethanoligenens harbinense@Ethanoligenenaceae
Acutalibacter muris|Acutalibacteraceae
Clostridium leptum|Acutalibacteraceae|N:[Clostridium] leptum|O:Clostridium leptum@Clostridiaceae|M:-|Gg:Clostridium_A leptum|Sst:-|R:Clostridium_IV|r:~|K:Clostridium
Christensenella minuta|Christensenellaceae
Clostridium perfringens|Clostridiaceae|g:Clostridium_P perfringens|G:Sarcina perfringens
Clostridium butyricum|Clostridiaceae
Sarcina ventriculi|Clostridiaceae|Gg:Sarcina ventriculi
Candidatus Arthromitus mouse|Clostridiaceae
Clostridioides difficile|Peptostreptococcaceae
Paraclostridium bifermentans|Peptostreptococcaceae
Intestinibacter bartlettii|Peptostreptococcaceae
Romboutsia ilealis|Peptostreptococcaceae
Terrisporobacter glycolicus|Peptostreptococcaceae
Peptostreptococcus anaerobius|Peptostreptococcaceae
Peptostreptococcus stomatis|Peptostreptococcaceae
Peptacetobacter hiranonis|Peptostreptococcaceae
Filifactor alocis|Peptostreptococcaceae
Peptoniphilus harei|Peptoniphilaceae|Gg:Peptoniphilus_A harei|R:Peptoniphilus harei@Peptoniphilaceae
Anaerococcus prevotii|Peptoniphilaceae
Finegoldia magna|Peptoniphilaceae
Parvimonas micra|Peptoniphilaceae
Ezakiella peruensis|Peptoniphilaceae
Mogibacterium timidum|Anaerovoracaceae
Anaerovorax odorimutans|Anaerovoracaceae
Peptococcus niger|Peptococcaceae
Pseudoramibacter alactolyticus|Eubacteriaceae
Anaerofustis stercorihominis|Eubacteriaceae
Acetivibrio ethanolgignens|Oscillospiraceae
Thomasclavelia ramosa|Coprobacillaceae|OM:Erysipelatoclostridium ramosum|m:Thomasclavelia ramosa
Thomasclavelia spiroformis|Coprobacillaceae|OM:Erysipelatoclostridium spiroforme|m:Thomasclavelia spiroformis
Clostridium innocuum|Erysipelotrichaceae|N:[Clostridium] innocuum|O:Erysipelatoclostridium:Clostridium innocuum|M:Erysipelatoclostridium:Clostridium innocuum|Gg:Clostridium_AQ innocuum|Sst:[Clostridium] innocuum group|R:~|r:~|K:~
Coprobacillus cateniformis|Coprobacillaceae
Catenibacterium mitsuokai|Coprobacillaceae
Holdemanella biformis|Erysipelotrichaceae
Holdemania filiformis|Erysipelotrichaceae
Faecalitalea cylindroides|Erysipelotrichaceae
Faecalicoccus pleomorphus|Erysipelotrichaceae
Amedibacillus dolichus|Erysipelotrichaceae|OM:Eubacterium dolichum|m:Amedibacillus dolichus
Turicibacter sanguinis|Turicibacteraceae
Solobacterium moorei|Erysipelotrichaceae|g:Bulleidia moorei|G:Bulleidia moorei
Bulleidia extructa|Erysipelotrichaceae
Eggerthia catenaformis|Coprobacillaceae
Allobaculum stercoricanis|Erysipelotrichaceae
Dielma fastidiosa|Erysipelotrichaceae
Kandleria vitulina|Coprobacillaceae
Sharpea azabuensis|Coprobacillaceae
Phascolarctobacterium faecium|Acidaminococcaceae
Phascolarctobacterium succinatutens|Acidaminococcaceae|Gg:Phascolarctobacterium_A succinatutens
Acidaminococcus intestini|Acidaminococcaceae
Dialister invisus|Veillonellaceae|G:Dialister invisus@Dialisteraceae|g:Dialister invisus@Dialisteraceae
Dialister pneumosintes|Veillonellaceae|Gg:Allisonella pneumosintes@Dialisteraceae
Allisonella histaminiformans|Veillonellaceae|Gg:Allisonella histaminiformans@Dialisteraceae
Veillonella parvula|Veillonellaceae|G:Veillonella parvula_A
Veillonella dispar|Veillonellaceae
Veillonella atypica|Veillonellaceae
Megasphaera elsdenii|Veillonellaceae|Gg:Megasphaera elsdenii@Megasphaeraceae
Megasphaera micronuciformis|Veillonellaceae|Gg:Anaeroglobus micronuciformis@Megasphaeraceae
Anaeroglobus geminatus|Veillonellaceae|Gg:Anaeroglobus geminatus@Megasphaeraceae
Megamonas funiformis|Selenomonadaceae
Mitsuokella multacida|Selenomonadaceae
Selenomonas ruminantium|Selenomonadaceae
Selenomonas noxia|Selenomonadaceae
Centipeda periodontii|Selenomonadaceae
Anaerovibrio lipolyticus|Selenomonadaceae
Negativicoccus succinicivorans|Veillonellaceae|Gg:Negativicoccus succinicivorans@Negativicoccaceae
Bifidobacterium longum|Bifidobacteriaceae
Bifidobacterium adolescentis|Bifidobacteriaceae
Bifidobacterium bifidum|Bifidobacteriaceae
Bifidobacterium dentium|Bifidobacteriaceae
Bifidobacterium angulatum|Bifidobacteriaceae
Bifidobacterium catenulatum|Bifidobacteriaceae
Alloscardovia omnicolens|Bifidobacteriaceae
Scardovia wiggsiae|Bifidobacteriaceae
Gardnerella vaginalis|Bifidobacteriaceae|Gg:Bifidobacterium vaginale
Collinsella aerofaciens|Coriobacteriaceae
Eggerthella lenta|Eggerthellaceae
Adlercreutzia equolifaciens|Eggerthellaceae
Gordonibacter pamelaeae|Eggerthellaceae
Slackia exigua|Eggerthellaceae
Senegalimassilia anaerobia|Coriobacteriaceae|G:Senegalimassilia anaerobia@Eggerthellaceae|g:Senegalimassilia anaerobia@Eggerthellaceae
Cryptobacterium curtum|Eggerthellaceae
Olsenella uli|Atopobiaceae
Atopobium minutum|Atopobiaceae
Lancefieldella parvula|Atopobiaceae|OSstRKM:Atopobium parvulum
Actinomyces graevenitzii|Actinomycetaceae
Actinomyces oris|Actinomycetaceae
Schaalia odontolytica|Actinomycetaceae
Rothia mucilaginosa|Micrococcaceae
Rothia dentocariosa|Micrococcaceae
Corynebacterium durum|Corynebacteriaceae
Cutibacterium acnes|Propionibacteriaceae|S:Cutibacterium acnes
Propionibacterium freudenreichii|Propionibacteriaceae
Varibaculum cambriense|Actinomycetaceae
Mobiluncus curtisii|Actinomycetaceae
Lactobacillus acidophilus|Lactobacillaceae
Lactobacillus crispatus|Lactobacillaceae
Lacticaseibacillus rhamnosus|Lactobacillaceae
Lactiplantibacillus plantarum|Lactobacillaceae
Limosilactobacillus reuteri|Lactobacillaceae
Limosilactobacillus fermentum|Lactobacillaceae
Ligilactobacillus salivarius|Lactobacillaceae
Ligilactobacillus ruminis|Lactobacillaceae
Latilactobacillus sakei|Lactobacillaceae
Levilactobacillus brevis|Lactobacillaceae
Companilactobacillus farciminis|Lactobacillaceae
Lentilactobacillus buchneri|Lactobacillaceae
Loigolactobacillus coryniformis|Lactobacillaceae
Pediococcus acidilactici|Lactobacillaceae
Leuconostoc mesenteroides|Leuconostocaceae
Weissella confusa|Leuconostocaceae
Streptococcus salivarius|Streptococcaceae
Streptococcus thermophilus|Streptococcaceae
Streptococcus anginosus|Streptococcaceae
Streptococcus mitis|Streptococcaceae
Streptococcus parasanguinis|Streptococcaceae
Streptococcus australis|Streptococcaceae
Streptococcus gordonii|Streptococcaceae
Streptococcus sanguinis|Streptococcaceae
Lactococcus lactis|Streptococcaceae
Enterococcus faecalis|Enterococcaceae
Enterococcus faecium|Enterococcaceae|Gg:Enterococcus_B faecium
Enterococcus gallinarum|Enterococcaceae|Gg:Enterococcus_D gallinarum
Staphylococcus aureus|Staphylococcaceae
Gemella morbillorum|Gemellaceae
Gemella sanguinis|Gemellaceae
Granulicatella adiacens|Carnobacteriaceae
Abiotrophia defectiva|Aerococcaceae
Bacillus subtilis|Bacillaceae
Escherichia coli|Enterobacteriaceae
Shigella flexneri|Enterobacteriaceae|N:Shigella flexneri|Gg:Escherichia flexneri|Sst:Escherichia-Shigella|Rr:Escherichia/Shigella|K:~|M:-|O:Shigella flexneri
Klebsiella pneumoniae|Enterobacteriaceae
Enterobacter cloacae|Enterobacteriaceae
Citrobacter freundii|Enterobacteriaceae
Salmonella enterica|Enterobacteriaceae
Raoultella ornithinolytica|Enterobacteriaceae
Cronobacter sakazakii|Enterobacteriaceae
Kluyvera ascorbata|Enterobacteriaceae
Proteus mirabilis|Morganellaceae
Morganella morganii|Morganellaceae
Providencia stuartii|Morganellaceae
Serratia marcescens|Yersiniaceae
Yersinia enterocolitica|Yersiniaceae
Hafnia alvei|Hafniaceae
Haemophilus parainfluenzae|Pasteurellaceae
Haemophilus influenzae|Pasteurellaceae|g:Haemophilus influenzae
Aggregatibacter actinomycetemcomitans|Pasteurellaceae
Actinobacillus pleuropneumoniae|Pasteurellaceae
Neisseria subflava|Neisseriaceae
Eikenella corrodens|Neisseriaceae
Kingella kingae|Neisseriaceae
Acinetobacter baumannii|Moraxellaceae
Pseudomonas aeruginosa|Pseudomonadaceae
Stenotrophomonas maltophilia|Xanthomonadaceae
Aeromonas hydrophila|Aeromonadaceae
Sutterella wadsworthensis|Sutterellaceae|Gg:Sutterella wadsworthensis_A
Parasutterella excrementihominis|Sutterellaceae
Turicimonas muris|Sutterellaceae
Oxalobacter formigenes|Oxalobacteraceae
Succinivibrio dextrinosolvens|Succinivibrionaceae
Succinatimonas hippei|Succinivibrionaceae
Campylobacter concisus|Campylobacteraceae|G:Campylobacter_A concisus_AB
Campylobacter jejuni|Campylobacteraceae|Gg:Campylobacter_D jejuni
Arcobacter butzleri|Arcobacteraceae|Gg:Aliarcobacter butzleri|N:Aliarcobacter butzleri
Helicobacter pylori|Helicobacteraceae
Desulfovibrio piger|Desulfovibrionaceae
Desulfovibrio desulfuricans|Desulfovibrionaceae
Nitratidesulfovibrio vulgaris|Desulfovibrionaceae
Bilophila wadsworthia|Desulfovibrionaceae
Mailhella massiliensis|Desulfovibrionaceae
Lawsonia intracellularis|Desulfovibrionaceae
Fusobacterium nucleatum|Fusobacteriaceae
Fusobacterium mortiferum|Fusobacteriaceae|Gg:Fusobacterium_A mortiferum
Cetobacterium somerae|Fusobacteriaceae|Gg:Cetobacterium_A somerae
Leptotrichia buccalis|Leptotrichiaceae
Sneathia sanguinegens|Leptotrichiaceae
Akkermansia muciniphila|Akkermansiaceae
Victivallis vadensis|Victivallaceae
Cloacibacillus evryensis|Synergistaceae
Pyramidobacter piscolens|Synergistaceae
Synergistes jonesii|Synergistaceae
Treponema succinifaciens|Treponemataceae|Gg:Treponema_D succinifaciens|t:Treponema 2
Brachyspira pilosicoli|Brachyspiraceae
Elusimicrobium minutum|Elusimicrobiaceae
Methanobrevibacter smithii|Methanobacteriaceae
Methanosphaera stadtmanae|Methanobacteriaceae
Methanobacterium formicicum|Methanobacteriaceae
Methanomassiliicoccus luminyensis|Methanomassiliicoccaceae
"""

# Organisms that a stool sample holds by accident at most, and why: portability does not ask for them.
OTHER_SITES = {
    "Gardnerella vaginalis": "vagina", "Megasphaera micronuciformis": "mouth", "Dialister pneumosintes": "mouth",
    "Nitratidesulfovibrio vulgaris": "soil and water", "Arcobacter butzleri": "food and water",
    "Muribaculum intestinale": "mouse", "Duncaniella muris": "mouse", "Acutalibacter muris": "mouse",
    "Turicimonas muris": "mouse", "Mailhella massiliensis": "one isolate",
}

# Species that Greengenes 13_8 names, of those in the panel; all others end at the genus there.
GREENGENES_SPECIES = set("""fragilis ovatus caccae uniformis plebeius distasonis melaninogenica copri stercorea
prausnitzii faecis eutactus catus formicigenerans obeum producta gnavus torques bromii albus callidus gauvreauii
guilliermondii perfringens butyricum difficile bifermentans anaerobius mitsuokai biformis cylindroides dolichus moorei
parvula dispar longum adolescentis bifidum aerofaciens lenta reuteri ruminis salivarius brevis mucilaginosa dentocariosa
acnes aureus parainfluenzae muciniphila putredinis pullicaecorum""".split())


def letters_of(entry):
    return {letter: value for letters, value in entry.items() for letter in letters}


def chosen(entry, letter):
    """The entry of a column, or of the one it follows."""
    while letter not in entry:
        letter = FALLBACK[letter]
    return entry[letter]


def parse_overrides(fields):
    found = {}
    for field in fields:
        letters, label = field.split(":", 1)
        for letter in letters:
            found[letter] = label
    return found


def cell(name, tag, letter, overrides):
    klass, order, family = chosen(letters_of(FAMILIES[tag]), letter).split("/")
    domain = "Archaea" if tag.startswith("Methano") else "Bacteria"
    head = [domain, phylum(letter, tag, klass), klass, order, family]
    current_genus, epithet = (name.rsplit(" ", 1) if name else ("", ""))
    genus = letters_of(GENERA.get(current_genus, {})).get(letter, current_genus)
    species = f"{genus} {epithet}" if genus not in ("~", "-") else ""
    if letter in overrides:
        label = overrides[letter]
        if "@" in label:
            label, place = label.split("@")
            head[5 - len(place.split("/")):] = place.split("/")
        if label in ("~", "-"):
            genus, species = label, ""
        elif ":" in label:
            genus, species = label.split(":")
        elif " group" in label or " sensu " in label or label.split(" ")[-1].isdigit() or " " not in label:
            genus, species = label, f"{current_genus} {epithet}"
        else:
            genus, species = label.rsplit(" ", 1)[0], label
            if letter == "N" and genus.startswith("["):
                genus = ""  # NCBI files the misplaced species under the family, without a genus
    if genus == "-":
        return "-"
    if not name or genus == "~":
        return ";".join(head).rstrip(";")
    if letter in "Rr":
        species = ""  # the RDP training sets end at the genus
    if letter in "Sst":
        # SILVA ends at the genus; a species name comes from exact matches, spelt as NCBI does.
        species = overrides.get("O", f"{current_genus} {epithet}").split("@")[0].split(":")[-1]
        if species in ("-", "~") or " " not in species:
            species = f"{current_genus} {epithet}"
        if letter in "st" and current_genus in GENERA and "O" not in overrides:
            old = letters_of(GENERA[current_genus]).get("O", current_genus)
            species = f"{old} {epithet}" if old not in ("-", "~") else species
    if letter == "K":
        species = epithet if epithet in GREENGENES_SPECIES else ""
        species = {"biformis": "biforme", "dolichus": "dolichum"}.get(species, species)
    return ";".join(head + [genus, species]).rstrip(";")


def main():
    rows = []
    for line in ORGANISMS.strip().split("\n"):
        name, tag, *fields = line.split("|")
        overrides = parse_overrides(fields)
        site = OTHER_SITES.get(name, "gut")
        rows.append([name, site] + [cell(name, tag, letter, overrides) for letter in LETTERS])
    for tag in FAMILIES:
        rows.append([f"unnamed {tag}", "gut"] + [cell("", tag, letter, {}) for letter in LETTERS])
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with open(OUT, "w", encoding="utf-8") as file:
        file.write("\t".join(["organism", "site"] + list(LETTERS.values())) + "\n")
        for row in rows:
            file.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()

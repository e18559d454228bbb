"""Sets of queries with known lineages and references to classify them with, from public data.

Usage: taxonomy-sets.py DATA FOLDER     DATA: the folder of real data; needs vsearch (for the mock communities)

Each set is a folder of FOLDER: reference.fasta (headers are lineages, as assignTaxonomy reads them), reference.sintax.fasta
(the same for vsearch), queries.fasta, truth.tsv (query, lineage, number of ranks at which the truth is decided: where the
lineage is shorter, the reference lacks the query's group). Lineages end at the first rank without a name; blanks, commas
and colons in names become underscores, so that all tools read the same names.

cv, novel   Bokulich 2018 (doi:10.1186/s40168-018-0470-z): Greengenes 13_8 V4, fold 0 of the cross-validated queries and of
            the novel species. The truth of cv ends where the references lack the query's group. References name
            species; those of cv-to-genus and novel-to-genus end at genus.
rdp-v4, rdp-full   RDP 19: 2,000 random entries and 500 that are alone in their genus are taken out together; queries are
            their V4 regions or whole sequences, the reference is whole sequences.
silva-v4    the same with the seed of SILVA 138.2: 1,000 and 300.
mock        variants of the mock communities 3, 4, 12 and 16 (mockrobiota) from which a strain's 16S differs by at most
            1 %, classified with the references of cv; the truth is what the nearest strains' lineages share.
"""
import gzip
import os
import random
import re
import subprocess
import sys
import tempfile

NO_NAMES = {"", "na", "none", "unclassified", "uncultured", "unidentified", "unknown", "unassigned", "metagenome",
            "uncultured_bacterium", "uncultured_organism"}
LETTERS = "dpcofgs"
GENUS = 6  # ranks down to genus
# 515F and 806R (Parada 2016, Apprill 2015); the region between them.
REGION = re.compile("GTG[CT]CAGC[AC]GCCGCGGTAA(.{150,400}?)ATTAGA[AT]ACCC[ACGT][ACGT]GTAGTCC")


def opened(path):
    return gzip.open(path, "rt") if path.endswith(".gz") else open(path)


def fasta(path):
    """(header, sequence) of each record; U as T, gaps left out."""
    header, parts = None, []
    with opened(path) as file:
        for line in file:
            if line.startswith(">"):
                if header is not None:
                    yield header, "".join(parts)
                header, parts = line[1:].rstrip("\r\n"), []
            else:
                parts.append(line.strip().upper().replace("U", "T").replace("-", "").replace(".", ""))
    if header is not None:
        yield header, "".join(parts)


def lineage(text):
    """Names from the domain to the species, without prefixes, up to the first that is missing."""
    names = []
    for name in text.strip().strip(";").split(";")[:len(LETTERS)]:
        name = re.sub(r"[\s,:]+", "_", re.sub(r"^([a-z]|D_\d)__", "", name.strip()))
        if name.lower() in NO_NAMES:
            break
        names.append(name)
    return names


def taxa(path):
    """id → lineage of a table with two columns."""
    with opened(path) as file:
        return {row[0]: lineage(row[1]) for row in (line.rstrip("\n").split("\t") for line in file)}


def write(folder, references, queries, decided=None):
    """references, queries: (id, lineage, sequence); decided: ranks with a truth, where not those the lineage names."""
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/reference.fasta", "w") as plain, open(f"{folder}/reference.sintax.fasta", "w") as sintax:
        for number, (_, names, sequence) in enumerate(references):
            plain.write(f">{';'.join(names)};\n{sequence}\n")
            pairs = ",".join(f"{letter}:{name}" for letter, name in zip(LETTERS, names))
            sintax.write(f">r{number};tax={pairs};\n{sequence}\n")
    with open(f"{folder}/queries.fasta", "w") as file, open(f"{folder}/truth.tsv", "w") as truth:
        for name, names, sequence in queries:
            file.write(f">{name}\n{sequence}\n")
            truth.write(f"{name}\t{';'.join(names)}\t{decided or len(names)}\n")
    print(f"{os.path.basename(folder)}: {len(queries)} queries, {len(references)} references", file=sys.stderr)


def tax_credit(data, kind):
    folder = f"{data}/taxonomy-bench/{kind}"
    result = []
    for sequences, table in (("ref_seqs", "ref_taxa"), ("query", "query_taxa")):
        names = taxa(f"{folder}/{table}.tsv.gz")
        result.append([(i, names[i], s) for i, s in fasta(f"{folder}/{sequences}.fasta.gz") if i in names])
    return result


def taken_out(path, random_count, lonely_count):
    """(references, queries): random entries with a V4 region, and entries alone in their genus, out together."""
    entries = []
    for header, sequence in fasta(path):
        name, text = header.split("\t")
        if len(lineage(text)) == GENUS:
            entries.append((name.split()[0], lineage(text), sequence))
    usable = [i for i, e in enumerate(entries) if REGION.search(e[2]) and len(e[2]) >= 1200]
    draw = random.Random(1)
    out = set(draw.sample(usable, random_count))
    members = {}
    for i, entry in enumerate(entries):
        members.setdefault(tuple(entry[1]), []).append(i)
    lonely = [i for i in usable if i not in out and len(members[tuple(entries[i][1])]) == 1]
    out |= set(draw.sample(lonely, lonely_count))
    return [e for i, e in enumerate(entries) if i not in out], [entries[i] for i in sorted(out)]


def mock(data, number):
    """Variants with a lineage: what those strains share that are nearest, at 99 % identity or more."""
    folder = f"{data}/mock-tables/mock-{number}"
    plain = lambda text: re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_").lower()
    known = {}
    with open(f"{folder}/matched-sequence-taxonomies.tsv") as file:
        for row in list(file)[1:]:
            strain, text = row.rstrip("\n").split("\t")[:2]
            known[plain(strain)] = lineage(text)
    with tempfile.TemporaryDirectory() as work:
        with open(f"{work}/strains.fasta", "w") as file:
            for header, sequence in fasta(f"{folder}/expected-sequences.fasta"):
                file.write(f">{plain(header)}\n{sequence}\n")
        subprocess.run(["vsearch", "--usearch_global", f"{folder}/rep_seqs.fna", "--db", f"{work}/strains.fasta", "--id",
                        "0.99", "--maxaccepts", "0", "--maxrejects", "0", "--strand", "both", "--userout",
                        f"{work}/hits", "--userfields", "query+target+id", "--quiet"], check=True)
        hits = {}
        for line in open(f"{work}/hits"):
            query, target, identity = line.rstrip("\n").split("\t")
            hits.setdefault(query, []).append((float(identity), target))
    queries = []
    for name, sequence in fasta(f"{folder}/rep_seqs.fna"):
        best = max((h[0] for h in hits.get(name, [])), default=None)
        strains = [known[t] for identity, t in hits.get(name, []) if identity == best and t in known]
        if strains:
            shared = []
            for names in zip(*strains):
                if len(set(names)) > 1:
                    break
                shared.append(names[0])
            queries.append((f"mock-{number}.{name}", shared, sequence))
    return queries


def main():
    data, folder = sys.argv[1:3]
    to_genus = lambda entries: [(name, names[:GENUS], sequence) for name, names, sequence in entries]
    crossed = tax_credit(data, "cross-validated")
    write(f"{folder}/cv", *crossed, decided=len(LETTERS))
    write(f"{folder}/cv-to-genus", *map(to_genus, crossed), decided=GENUS)
    novel = tax_credit(data, "novel-species")
    write(f"{folder}/novel", *novel)
    write(f"{folder}/novel-to-genus", *map(to_genus, novel))
    references, queries = taken_out(f"{data}/refs-16s/rdp_trainset19.fasta.gz", 2000, 500)
    regions = [(i, names, REGION.search(s).group(1)) for i, names, s in queries]
    write(f"{folder}/rdp-v4", references, regions)
    write(f"{folder}/rdp-full", references, queries)
    references, queries = taken_out(f"{data}/refs-16s/silva_v138_2_seed.fasta.gz", 1000, 300)
    write(f"{folder}/silva-v4", references, [(i, names, REGION.search(s).group(1)) for i, names, s in queries])
    write(f"{folder}/mock", crossed[0], [q for number in (3, 4, 12, 16) for q in mock(data, number)])


main()

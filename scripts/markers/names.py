"""The program's rules for names, in Python: what a lineage of one scheme means in current names.

A plain twin of Sources/Taxonomy/Nomenclature for the scripts in this folder; the tests compare the two on every cell of
the panel. Kept short and slow on purpose.
"""
import csv
import functools
import re

RANKS = ["domain", "phylum", "class", "order", "family", "genus", "species"]
POLYPHYLETIC = {"clostridium", "eubacterium"}
PLACEHOLDERS = ("uncultured", "unclassified", "unidentified", "unassigned", "unknown", "ambiguous", "metagenome", "na")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def normalized(name):
    text = name.replace("_", " ").replace("\t", " ").lower().replace('"', "").lstrip(" ")
    text = re.sub(r"^(?:[dkpcofgst]{1,2}  |d \d  )", "", text)
    words = text.split()
    if len(words) > 1 and words[-2] == "cag" and words[-1].isdigit():
        words = words[:-2]
    elif words and re.fullmatch(r"cag:\d+", words[-1]):
        words = words[:-1]
    words = [{"xlva": "xiva", "xlvb": "xivb"}.get(word, word) for word in words]
    text = " ".join(words)
    whole = len(text) > 2 and text[0] == "[" and text.find("]") == len(text) - 1
    return text if whole else text.replace("[", "").replace("]", "")


def is_placeholder(key):
    if not key or any(key == start or key.startswith(start + " ") for start in PLACEHOLDERS):
        return True
    return any(part in key for part in ("incertae sedis", " metagenome", "noname", " unclassified"))


def is_suffix(word):
    return re.fullmatch(r"[a-z]{1,2}", word) is not None and word != "sp"


class Nomenclature:
    def __init__(self, names, narrowings, lineages):
        self.accepted, self.synonyms, self.narrowings, self.lineages = {}, {}, {}, {}
        for row in names:
            rank, preferred, synonym = row["rank"], row["preferred_name"], row["synonym"]
            self.accepted[rank, normalized(preferred)] = preferred
            if synonym and row["map"] == "yes" and normalized(synonym) != normalized(preferred):
                place = rank, normalized(synonym)
                known = self.synonyms.get(place)
                assert known is None or normalized(known) == normalized(preferred), (place, known, preferred)
                self.synonyms[place] = preferred
        for row in narrowings:
            within = self.match(row["within_name"], row["within_rank"])
            key = normalized(within if within is not None else row["within_name"])
            place = row["rank"], normalized(row["name"])
            self.narrowings.setdefault(place, []).append((row["within_rank"], key, row["becomes"]))
            self.accepted[row["rank"], normalized(row["becomes"])] = row["becomes"]
        for row in lineages:
            self.lineages[normalized(row["genus"])] = [row[rank] for rank in RANKS[:5]]

    def look_up(self, key, rank):
        found = self.synonyms.get((rank, key))
        if found is None:
            return self.accepted.get((rank, key))
        for _ in range(8):
            following = self.synonyms.get((rank, normalized(found)))
            if following is None:
                break
            found = following
        return found

    def match(self, name, rank):
        """The current name, or None."""
        key = normalized(name)
        known = self.look_up(key, rank)
        if known is not None:
            return known
        if key.startswith("["):
            if rank == "genus":
                return None
            bare = key[1:-1]
            return self.look_up(bare, rank) or bare
        if is_placeholder(key):
            return None
        return self.suffixed(key, rank) or name

    def suffixed(self, key, rank):
        words = key.split(" ")
        base = None
        if rank == "species":
            if not (len(words) >= 3 or (len(words) == 2 and is_suffix(words[1]))):
                return None
            kept = list(words)
            if len(kept) > 2 and is_suffix(kept[1]):
                del kept[1]
            if len(kept) == 3 and is_suffix(kept[2]):
                del kept[2]
            if len(kept) != 2 or len(kept) >= len(words) or kept[1] == "sp":
                return None
            base = " ".join(kept)
        elif rank == "genus":
            if len(words) == 4 and words[1:3] == ["sensu", "stricto"] and words[3].isdigit():
                base = words[0]
            elif len(words) == 2 and words[0] not in POLYPHYLETIC and (words[1].isdigit() or is_suffix(words[1])):
                base = words[0]
        elif len(words) == 2 and is_suffix(words[1]):
            base = words[0]
        return None if base is None else self.look_up(base, rank) or base

    def resolve(self, lineage):
        """Current names by rank (comparable form), of names by rank."""
        written = dict(zip(RANKS, lineage))
        found = {}
        for rank in RANKS:
            name = written.get(rank, "")
            if not name:
                continue
            if rank == "species":
                key = normalized(name)
                genus = written.get("genus", "")
                genus_key = normalized(genus)
                if key and " " not in key and genus and key != genus_key and not is_placeholder(key):
                    name = genus_key.replace("[", "").replace("]", "") + " " + key
            current = self.match(name, rank)
            if current is not None:
                found[rank] = normalized(current)
        species = found.get("species")
        if species and (("species", species) in self.accepted or ("species", species) in self.synonyms):
            genus = self.match(species.split(" ")[0], "genus")
            if genus is not None:
                found["genus"] = normalized(genus)
        settled = self.lineages.get(found.get("genus"), [])
        for rank, name in zip(RANKS, settled):
            found[rank] = normalized(name)
        for rank in reversed(RANKS):
            name = written.get(rank, "")
            if not name or (settled and rank in RANKS[:5]):
                continue
            for key in (normalized(name), found.get(rank)):
                hit = next((n for n in self.narrowings.get((rank, key), []) if found.get(n[0]) == n[1]), None)
                if hit:
                    found[rank] = normalized(hit[2])
                    break
        return found

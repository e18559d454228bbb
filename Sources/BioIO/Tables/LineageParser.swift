public import BioModel

/// Reads lineages as classifiers and databases spell them.
///
/// Understood: prefixes `k__`, `d__`, `p__` … `s__`, `t__` (Greengenes, GTDB, MetaPhlAn), `D_0__` … `D_6__` (SILVA in
/// QIIME), `d:` … (SINTAX), or ranks by place from the domain (from the phylum when the first name is no domain);
/// separators `;`, `|`, `,`; bootstraps in parentheses (`Firmicutes(99)`); quoted names (RDP); empty ranks.
/// Names stay as written, except that a species whose words are joined by underscores gets its blanks
/// (`SpeciesName.spaced`) and an epithet alone gets its genus (`s__prausnitzii` under `g__Faecalibacterium` is
/// `Faecalibacterium prausnitzii`).
public enum LineageParser {
  /// The lineage a text spells. A single name without prefix is a domain if it is one, a species (with its genus) if
  /// it is a binomial, and otherwise unclassified, since its rank is not known. Complexity O(bytes).
  public static func lineage(_ text: String) -> Lineage {
    let names = parts(text)
    var lineage = Lineage.unclassified
    var species = ""
    var place = firstPlace(names)
    for (number, part) in names.enumerated() {
      let (rank, raw) = TaxonPrefix.split(part)
      if number == 0, rank == nil, ["root", "cellular organisms"].contains(raw.lowercased()) { continue }
      let name = TaxonName.cleaned(raw)
      switch rank {
      // A kingdom under a domain (`d__Eukaryota|k__Fungi`) is no rank of ours.
      case .ranked(.domain) where lineage[.domain] != nil: break
      case .ranked(let rank):
        if rank == .species { species = name } else { set(&lineage, rank, name) }
        place = rank.rawValue + 1
      case .beyondSpecies: break
      case nil:
        guard names.count > 1 || isDomain(name) || TaxonName.isBinomial(name) else { break }
        let rank = names.count == 1 && !isDomain(name) ? Rank.species : Rank(rawValue: place)
        place += 1
        if rank == .species { species = name } else if let rank { set(&lineage, rank, name) }
      }
    }
    setSpecies(&lineage, species)
    return lineage
  }

  /// The lineage of one name per rank, from columns headed by rank names. A cell may carry its own prefix.
  public static func lineage(ranks: [(rank: Rank, name: String)]) -> Lineage {
    var lineage = Lineage.unclassified
    var species = ""
    for (rank, text) in ranks {
      let name = TaxonName.cleaned(TaxonPrefix.split(Substring(text.trimmingBlanks())).name)
      // Of `Domain` and `Kingdom` side by side (PR2, UNITE) the first one stays.
      guard lineage[rank] == nil else { continue }
      if rank == .species { species = name } else { set(&lineage, rank, name) }
    }
    setSpecies(&lineage, species)
    return lineage
  }

  /// Whether a text is a lineage rather than an id: it has a rank prefix, or several names split by `;` or `|`.
  public static func looksLikeLineage(_ text: String) -> Bool {
    let names = parts(text)
    guard let first = names.first else { return false }
    if let rank = TaxonPrefix.split(first).rank {
      // `d__denovo17` is an OTU of MicrobiomeHD, no domain.
      if names.count == 1, rank == .ranked(.domain) {
        return isDomain(TaxonName.cleaned(TaxonPrefix.split(first).name))
      }
      return first.utf8.count > 3 || names.count > 1
    }
    return names.count > 2 || (names.count > 1 && isDomain(String(first)))
  }

  /// The names of a lineage text, blanks trimmed, empty ones kept except at the end.
  static func parts(_ text: String) -> [Substring] {
    let separator: Character
    if text.utf8.contains(UInt8(ascii: ";")) {
      separator = ";"
    } else if text.utf8.contains(UInt8(ascii: "|")) {
      separator = "|"
    } else if text.utf8.contains(UInt8(ascii: ",")), commasSeparate(text) {
      separator = ","
    } else {
      return [Substring(text.trimmingBlanks())].filter { !$0.isEmpty }
    }
    var parts = text.split(separator: separator, omittingEmptySubsequences: false)
      .map { Substring(String($0).trimmingBlanks()) }
    while parts.last?.isEmpty == true { parts.removeLast() }
    return parts
  }

  /// Whether a name is one that lineages start with: a domain, with or without its prefix, or the root.
  static func startsLineage(_ name: String) -> Bool {
    let bare = TaxonName.cleaned(TaxonPrefix.split(Substring(name)).name)
    return isDomain(bare) || ["root", "cellular organisms"].contains(bare.lowercased())
  }

  // Commas also stand in names; they separate only prefixed names or a lineage that starts at a domain.
  private static func commasSeparate(_ text: String) -> Bool {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return false }
    return parts.dropFirst().allSatisfy { TaxonPrefix.split(Substring(String($0).trimmingBlanks())).rank != nil }
      || isDomain(String(parts[0]).trimmingBlanks())
  }

  private static func firstPlace(_ names: [Substring]) -> Int {
    guard let first = names.first(where: { !["root", "cellular organisms"].contains($0.lowercased()) }) else {
      return 0
    }
    return isDomain(TaxonName.cleaned(first)) || names.count > 6 ? 0 : 1
  }

  private static func isDomain(_ name: String) -> Bool {
    ["bacteria", "archaea", "eukaryota", "eukarya", "eukaryote", "viruses", "fungi"].contains(name.lowercased())
  }

  private static func set(_ lineage: inout Lineage, _ rank: Rank, _ name: String) {
    lineage[rank] = TaxonName.isPlaceholder(name) ? nil : name
  }

  private static func setSpecies(_ lineage: inout Lineage, _ raw: String) {
    if TaxonName.isPlaceholder(raw) {
      // MetaPhlAn's `s__Rothia_unclassified` still names the genus.
      if lineage.isUnclassified {
        lineage[.genus] = TaxonName.genus(ofUnclassified: raw.replacing("_", with: " "))
      }
      return
    }
    let name = SpeciesName.spaced(raw, genus: lineage[.genus])
    if lineage.isUnclassified { lineage[.genus] = TaxonName.genus(ofBinomial: name) }
    lineage[.species] = TaxonName.binomial(name, genus: lineage[.genus])
  }
}

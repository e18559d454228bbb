import BioModel

/// Reads what the two sources write: old names, letters after genera, organisms in prose.
struct LabelReader {
  let taxonomy: CurrentTaxonomy

  /// The entry of one record whose header has been parsed.
  func entry(_ header: ReferenceHeader, text: String, sequence: [UInt8]) -> LabelledEntry {
    let lineage = header.lineage
    let higher = Rank.allCases[..<Rank.genus.rawValue].map { rank in
      taxonomy.current(Self.named(lineage[rank] ?? ""), rank)
    }
    let filed = taxonomy.current(Self.withoutLetter(Self.named(lineage[.genus] ?? "")), .genus)
    guard let binomial = Self.binomial(in: text) else {
      return LabelledEntry(
        identifier: header.identifier, sequence: sequence, higher: higher, filedGenus: filed, organismGenus: "",
        species: "", hasMoved: false, formerGenus: filed, genus: filed)
    }
    let former = taxonomy.current(binomial.genus, .genus)
    let written = binomial.epithet.isEmpty ? "" : binomial.genus + " " + binomial.epithet
    let current = taxonomy.current(written, .species)
    let genus = current == written ? former : taxonomy.current(String(current.prefix { $0 != " " }), .genus)
    let species = current == written && !written.isEmpty ? former + " " + binomial.epithet : current
    let hasMoved = genus != former
    return LabelledEntry(
      identifier: header.identifier, sequence: sequence, higher: higher, filedGenus: filed, organismGenus: genus,
      species: species, hasMoved: hasMoved, formerGenus: former, genus: hasMoved ? genus : filed)
  }

  /// A name, or nothing for groups of uncertain place: they are bins, not taxa.
  static func named(_ name: String) -> String {
    let bare = name.filter { $0 != "\"" }
    return bare.lowercased().contains("incertae") ? "" : bare
  }

  /// `Bacillus` of `Bacillus g`: RDP's letters divide a genus by its branches, not by name.
  static func withoutLetter(_ genus: String) -> String {
    let words = genus.split(separator: " ")
    return words.count == 2 && words[1].utf8.count == 1 ? String(words[0]) : genus
  }

  /// Genus and epithet of a header such as `S001353231 Clavibacter michiganensis subsp. …` or
  /// `7000004128189528 <tab>Acidothermus cellulolyticus 11B`. The epithet is empty for `sp.` and strains.
  static func binomial(in text: String) -> (genus: String, epithet: String)? {
    let words = text.utf8.split { $0 == 32 || $0 == 9 || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }
      .map { String(Substring($0)) }
    guard words.count > 2 else { return nil }
    let genus = words[1].filter { $0 != "[" && $0 != "]" && $0 != "'" }
    guard let first = genus.utf8.first, first >= 65, first <= 90, genus.utf8.count > 2,
      genus.utf8.dropFirst().allSatisfy({ $0 >= 97 && $0 <= 122 }), genus != "Candidatus", !genus.hasSuffix("ales"),
      !genus.hasSuffix("aceae"), !genus.hasSuffix("bacteria") || genus.hasSuffix("obacteria") == false
    else { return nil }
    let epithet = words[2]
    let isEpithet =
      epithet.utf8.count > 2 && epithet.utf8.allSatisfy { $0 >= 97 && $0 <= 122 } && epithet != "bacterium"
      && epithet != "endosymbiont" && epithet != "symbiont"
    return (genus, isEpithet ? epithet : "")
  }
}

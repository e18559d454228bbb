public import BioModel

/// Species whose binomial begins with another genus than the lineage names.
public struct SpeciesOfAnotherGenus: ReferenceLint {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "species-of-another-genus", title: "the species is named after another genus",
      summary: "The first word of the species is not the genus: one of the two is out of date or wrong.")
  }

  public var severity: Notice.Severity { .warning }

  /// Complexity O(entries).
  public func findings(in draft: ReferenceDraft) -> [ReferenceFinding] {
    let disagree = draft.lineages.map(Self.disagree)
    return (0..<draft.count).compactMap { entry in
      guard disagree[draft.lineageIndices[entry]] else { return nil }
      let lineage = draft.lineage(of: entry)
      return finding(draft, entry, "\(lineage[.genus] ?? "") / \(lineage[.species] ?? "")")
    }
  }

  /// Whether both are named and disagree. An epithet alone (`coli`) agrees with any genus; brackets, `Candidatus` and
  /// the underscores of FASTA names make no difference, nor do GTDB's letters behind a genus that its species share.
  static func disagree(_ lineage: Lineage) -> Bool {
    guard let genus = lineage[.genus], let species = lineage[.species] else { return false }
    let (whole, binomial) = (words(genus), words(species))
    guard let first = binomial.first, let named = whole.first, binomial.count > 1, isGenus(first) else { return false }
    // `Escherichia-Shigella` holds both.
    return first != named && !named.split(separator: "-").contains { $0 == first }
  }

  // A capital and small letters: no strain (`C21_c20`), cluster (`OTU5 …`) or abbreviation.
  private static func isGenus(_ word: String) -> Bool {
    guard let initial = word.utf8.first else { return false }
    return (65...90).contains(initial) && word.utf8.count > 2
      && word.utf8.dropFirst().allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "-") }
  }

  private static func words(_ name: String) -> [String] {
    let plain = name.utf8.filter { !"[]'\"".utf8.contains($0) }
    var words = plain.split { $0 == 32 || $0 == UInt8(ascii: "_") }.map { String(decoding: $0, as: UTF8.self) }
    if words.first == "Candidatus" || words.first == "Ca." { words.removeFirst() }
    return words
  }
}

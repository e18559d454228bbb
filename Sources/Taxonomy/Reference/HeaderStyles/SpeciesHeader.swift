public import BioModel

/// `id Genus species`: the species files of DADA2 (`assignSpecies`). They serve exact matches only: without names
/// above genus no classifier can be trained, so this style is not among `ReferenceHeaderStyles.all`.
public struct SpeciesHeader: ReferenceHeaderStyle {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "species", title: "DADA2 species", summary: "id, genus and species: AB1 Genus species",
      reference: "10.1038/nmeth.3869")
  }

  /// Nil where the second word is no capitalised name, the third has no letter, or the header holds a semicolon or tab.
  public func parse(_ header: String) -> ReferenceHeader? {
    guard !header.utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == 9 }) else { return nil }
    let words = header.utf8.split(separator: 32).map { String(Substring($0)) }
    guard words.count >= 3,
      let first = words[1].utf8.first(where: { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "'") }),
      (65...90).contains(first), words[2].utf8.contains(where: { (97...122).contains($0) })
    else { return nil }
    var lineage = Lineage.unclassified
    lineage[.genus] = words[1]
    lineage[.species] = words[1] + " " + words[2]
    return ReferenceHeader(identifier: words[0], lineage: lineage)
  }
}

package import BioModel

/// Which features are not the bacteria and archaea that the primers were meant for: organelles, eukaryotes, and
/// sequences that are not classified even at domain level. They are marked and left out of community statistics,
/// never deleted.
package enum OffTarget {
  /// Why a feature is off target, or nil.
  package static func reason(_ lineage: Lineage) -> String? {
    guard let domain = lineage[.domain] else { return "unclassified-at-domain" }
    if ["eukaryota", "eukarya", "eukaryotes"].contains(lowered(domain)) { return "eukaryote" }
    for rank in Rank.allCases {
      guard let name = lineage[rank].map(lowered) else { continue }
      if name.hasPrefix("chloroplast") || name == "cyanobacteria/chloroplast" && lineage[.class] == nil {
        return "chloroplast"
      }
      if name.hasPrefix("mitochondri") { return "mitochondrion" }
    }
    return nil
  }

  private static func lowered(_ name: String) -> String {
    String(decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}

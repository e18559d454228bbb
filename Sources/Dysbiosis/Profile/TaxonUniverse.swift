public import BioModel
public import Taxonomy

/// The taxa that could have been seen: the classifier's reference, a profiler's clade list, or a user's list. Without
/// one, a taxon that is not in the table may be missing from the sample or from the database; nobody knows.
public struct TaxonUniverse: Sendable {
  /// Where the list comes from, for the report.
  public let source: String
  private let keys: [Rank: Set<String>]

  /// From the lineages of a reference or a list. Complexity O(lineages); repeated lineages are cheap to leave out.
  public init(lineages: [Lineage], nomenclature: Nomenclature = .builtIn, source: String) {
    var keys: [Rank: Set<String>] = [:]
    for lineage in Set(lineages) {
      let resolved = nomenclature.resolve(lineage)
      for rank in Rank.allCases {
        if let key = resolved[rank]?.key { keys[rank, default: []].insert(key) }
      }
    }
    self.source = source
    self.keys = keys
  }

  /// Whether a current name is among them.
  public func contains(_ key: String, rank: Rank) -> Bool { keys[rank]?.contains(key) ?? false }
}

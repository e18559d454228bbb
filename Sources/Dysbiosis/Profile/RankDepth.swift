import BioModel
import Taxonomy

/// Whether names go as deep as all taxa of a sum: where they end above some of them, the rest of the sum is another value.
enum RankDepth {
  /// The table ends above one of the taxa; what is left of the sum is not shown.
  static let notInTable = "rank-not-in-table"
  /// The cohort does; the value stands, compared with nobody.
  static let cohortTooCoarse = "cohort-rank-too-coarse"

  /// The rank that names must reach; nil of no taxa.
  static func needed(by terms: [TaxonTerm], in nomenclature: Nomenclature) -> Rank? {
    terms.map { term in
      let rank = term.effectiveRank(in: nomenclature)
      // Who tells features without a genus from the rest looks at the genus.
      return term.isGenusUnnamed ? max(rank, .genus) : rank
    }.max()
  }
}

extension CommunityProfile {
  /// The deepest rank at which any feature has a name; nil: none has one. Complexity O(features).
  var deepestRank: Rank? {
    resolvedLineages.compactMap { names in Rank.allCases.last { names[$0] != nil } }.max()
  }
}

public import BioModel
public import Taxonomy

/// Which markers, ratios and groups name a taxon.
public struct TaxonUse: Sendable, Equatable {
  /// Ids, in the order of their tables.
  public let markers: [String]
  public let ratios: [String]
  public let groups: [String]

  /// - Parameter name: an accepted name.
  public init(
    of name: String, rank: Rank, nomenclature: Nomenclature = .builtIn, markers: MarkerTable = .builtIn,
    ratios: [RatioDefinition] = RatioDefinition.builtIn, groups: TaxonGroups = .builtIn
  ) {
    let key = TaxonName.normalized(name)
    func isNamed(in terms: [TaxonTerm]) -> Bool {
      terms.contains { term in
        term.effectiveRank(in: nomenclature) == rank && nomenclature.match(term.name, rank: rank)?.key == key
      }
    }
    self.markers = markers.markers.filter { isNamed(in: $0.expression.terms) }.map(\.id)
    self.ratios = ratios.filter { isNamed(in: $0.expression.numerator.terms + $0.expression.denominator.terms) }
      .map(\.id)
    self.groups = groups.ids.filter { isNamed(in: groups[$0] ?? []) }
  }
}

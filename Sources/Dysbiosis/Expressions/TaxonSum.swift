public import Taxonomy

/// A sum of taxa; a feature that belongs to several of them counts once.
public struct TaxonSum: Sendable, Hashable {
  /// In the order written, groups unfolded.
  public let terms: [TaxonTerm]

  public init(terms: [TaxonTerm]) { self.terms = terms }

  /// The same text for every way to write the same set of taxa.
  public func canonicalText(in nomenclature: Nomenclature) -> String {
    let texts = Set(terms.map { $0.canonicalText(in: nomenclature) })
    return texts.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.joined(separator: " + ")
  }
}

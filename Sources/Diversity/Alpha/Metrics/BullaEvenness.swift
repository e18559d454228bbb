public import BioModel

/// Bulla's evenness (O − 1/S) / (1 − 1/S), where O = Σ min(p, 1/S) is the overlap with equal shares; 0…1, 1 for equal
/// abundances. With a single feature it is 0/0 and undefined (`single-feature`).
public struct BullaEvenness: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "bulla-evenness", title: "Bulla's evenness",
      summary: "Overlap of the shares with equal shares.",
      formula: "(O - 1/S) / (1 - 1/S), O = sum min(p, 1/S)", unit: "1",
      reference: "10.2307/3545713")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    guard assemblage.richness > 1 else { return .undefined(.singleFeature) }
    let equal = 1 / Double(assemblage.richness)
    let overlap = assemblage.sumOverShares { min($0, equal) }
    return .defined(min(1, max(0, (overlap - equal) / (1 - equal))))
  }
}

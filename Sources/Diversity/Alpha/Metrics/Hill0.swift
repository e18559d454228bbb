public import BioModel

/// The Hill number of order 0, the number of features present; the same number as `observed-features`.
public struct Hill0: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "hill-0", title: "Hill number of order 0",
      summary: "How many different features the sample holds.",
      formula: "S", unit: "features",
      reference: "10.2307/1934352")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 1...Double.infinity }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(Double(assemblage.richness))
  }
}

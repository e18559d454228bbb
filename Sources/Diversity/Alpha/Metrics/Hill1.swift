public import BioModel

/// The Hill number of order 1, exp(H) with H in nats: the number of equally abundant features of the same entropy;
/// 1…S. scikit-bio's `hill(order=1)` and vegan's `renyi(hill = TRUE)` at 1.
public struct Hill1: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "hill-1", title: "Hill number of order 1",
      summary: "Effective number of common features: the exponential of Shannon entropy.",
      formula: "exp(-sum p ln p)", unit: "features",
      reference: "10.2307/1934352")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 1...Double.infinity }
  /// Coverage 93–97 %, see docs/findings/alpha-intervals.md.
  public var intervalCoverageIsTested: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(HillNumber.value(order: 1, of: assemblage))
  }
}

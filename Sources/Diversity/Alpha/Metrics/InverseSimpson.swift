public import BioModel

/// Inverse Simpson index 1 / Σ p²: the number of equally abundant features with the same dominance; 1…S.
public struct InverseSimpson: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "inverse-simpson", title: "Inverse Simpson",
      summary: "Effective number of dominant features (Hill number of order 2).", formula: "1 / sum p^2",
      unit: "features", reference: "10.2307/1934352")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 1...Double.infinity }
  /// Where its intervals are symmetric.
  public var intervalScale: IntervalScale { .logarithm }
  /// Coverage 93–97 %, see docs/findings/alpha-intervals.md.
  public var intervalCoverageIsTested: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(1 / assemblage.concentration)
  }
}

public import BioModel

/// Gini–Simpson index 1 − Σ p²: the chance that two reads drawn with replacement differ; 0…1, 0 for a single feature.
///
/// The form with shares, not the one with n(n − 1), as vegan and scikit-bio's default.
public struct Simpson1D: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "simpson-1-d", title: "Simpson (1 - D)",
      summary: "Chance that two random reads belong to different features.", formula: "1 - sum p^2", unit: "1",
      reference: "10.1038/163688a0")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }
  /// Where its intervals are symmetric.
  public var intervalScale: IntervalScale { .logarithmOfComplement }
  /// Coverage 93–97 %, see docs/findings/alpha-intervals.md.
  public var intervalCoverageIsTested: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(assemblage.complementOfConcentration)
  }
}

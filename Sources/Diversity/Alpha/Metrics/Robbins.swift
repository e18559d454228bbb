public import BioModel

/// Robbins' estimate of the share of features not seen, F1 / N: one minus `goods-coverage`; 0…1. scikit-bio's
/// `robbins`.
public struct Robbins: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "robbins", title: "Robbins' estimator",
      summary: "Estimated share of the community that belongs to features not seen.",
      formula: "F1 / N", unit: "1",
      reference: "10.1214/aoms/1177698526")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }
  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(Double(assemblage.featureCount(seen: 1)) / assemblage.total)
  }
}

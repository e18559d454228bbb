public import BioModel

/// Good's coverage 1 − F1 / N: the estimated share of the community that belongs to features seen; 0…1.
public struct GoodsCoverage: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "goods-coverage", title: "Good's coverage",
      summary: "Estimated share of the community that belongs to features seen.", formula: "1 - F1 / N", unit: "1",
      reference: "10.1093/biomet/40.3-4.237")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }
  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(1 - Double(assemblage.featureCount(seen: 1)) / assemblage.total)
  }
}

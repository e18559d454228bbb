public import BioModel

/// The first-order jackknife of Burnham & Overton (1978) with reads as sampling units: S + F1 (N − 1)/N. Never below
/// S. Not mothur's `jack`, which chooses the order by a test.
public struct Jackknife1: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "jackknife-1", title: "Jackknife richness, first order",
      summary: "Richness including unseen features, from the singletons.",
      formula: "S + F1 (N - 1) / N", unit: "features",
      reference: "10.1093/biomet/65.3.625")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let reads = assemblage.total
    return .defined(Double(assemblage.richness) + Double(assemblage.featureCount(seen: 1)) * (reads - 1) / reads)
  }
}

public import BioModel

/// The share of the reads that belongs to features with less than 0.2 % each; 0…1. `low_abundance` of the R package
/// microbiome with its default threshold.
public struct LowAbundanceShare: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "low-abundance-share", title: "Share of rare features",
      summary: "Share of the reads in features below 0.2 %.",
      formula: "sum p over p < 0.002", unit: "1")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    // A share that is below 0.2 % by its rounding only is not below.
    .defined(min(1, assemblage.sumOverShares { $0 < 0.002 * (1 - 1e-12) ? $0 : 0 }))
  }
}

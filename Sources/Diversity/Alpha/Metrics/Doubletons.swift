public import BioModel

/// The number of features with exactly two reads, F2; scikit-bio's `doubles`.
public struct Doubletons: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "doubletons", title: "Doubletons",
      summary: "Features with exactly two reads.",
      formula: "F2", unit: "features",
      reference: "10.2307/2531532")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(Double(assemblage.featureCount(seen: 2)))
  }
}

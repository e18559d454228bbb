public import BioModel

/// The number of features with exactly one read, F1; scikit-bio's `singles`. Denoising removes them by construction.
public struct Singletons: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "singletons", title: "Singletons",
      summary: "Features with exactly one read.",
      formula: "F1", unit: "features",
      reference: "10.2307/2531532")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(Double(assemblage.featureCount(seen: 1)))
  }
}

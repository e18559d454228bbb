public import BioModel

/// The number of features present, S. Defined for counts and shares; ≥ 1.
public struct ObservedFeatures: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "observed-features", title: "Observed features", summary: "How many different features the sample holds.",
      formula: "S", unit: "features")
  }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue { .defined(Double(assemblage.richness)) }
}

public import BioModel

/// Simpson's concentration D = Σ p², reads drawn with replacement; 1/S…1, 1 for a single feature. scikit-bio's
/// `dominance` and `simpson_d`.
public struct SimpsonD: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "simpson-d", title: "Simpson (D)",
      summary: "Chance that two random reads belong to the same feature.",
      formula: "sum p^2", unit: "1",
      reference: "10.1038/163688a0")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(assemblage.concentration)
  }
}

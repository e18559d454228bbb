public import BioModel

/// Simpson's evenness (1/D) / S with D = Σ p²; 1/S…1, 1 for a single feature. scikit-bio's `simpson_e`.
public struct SimpsonEvenness: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "simpson-evenness", title: "Simpson's evenness",
      summary: "Effective number of dominant features as a share of the richness.",
      formula: "1 / (S sum p^2)", unit: "1",
      reference: "10.1016/0022-5193(66)90013-0")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(1 / assemblage.concentration / Double(assemblage.richness))
  }
}

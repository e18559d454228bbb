public import BioModel

/// Berger–Parker dominance: the share of the most abundant feature; 1/S…1.
public struct BergerParker: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "berger-parker", title: "Berger-Parker dominance", summary: "Share of the most abundant feature.",
      formula: "max p", unit: "1", reference: "10.1126/science.168.3937.1345")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    MetricValue((assemblage.abundances.last ?? 0) / assemblage.total, otherwise: .emptySample)
  }
}

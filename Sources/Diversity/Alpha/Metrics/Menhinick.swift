public import BioModel

/// Menhinick's richness S / √N. scikit-bio's `menhinick`.
public struct Menhinick: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "menhinick", title: "Menhinick's richness",
      summary: "Richness per square root of reads.",
      formula: "S / sqrt N", unit: "features per sqrt(read)",
      reference: "10.2307/1932437")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(Double(assemblage.richness) / assemblage.total.squareRoot())
  }
}

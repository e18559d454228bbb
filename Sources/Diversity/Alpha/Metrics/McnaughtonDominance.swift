public import BioModel

/// The share of the two most abundant features (McNaughton 1967); ≤ 1, 1 for one or two features. `dmn` of the R
/// packages microbiome and mia.
public struct McnaughtonDominance: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "mcnaughton-dominance", title: "McNaughton's dominance",
      summary: "Share of the two most abundant features.",
      formula: "p1 + p2", unit: "1",
      reference: "10.1038/216168b0")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(min(1, assemblage.abundances.suffix(2).reduce(0, +) / assemblage.total))
  }
}

public import BioModel

/// U / √((N − S + 1)² + S − 1) with U = √Σ n², after Heip & Engels (1974, doi:10.1017/S0025315400018324); 1 for the
/// most uneven counts of this richness and for a single feature. scikit-bio's `mcintosh_e`.
public struct McintoshEvenness: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "mcintosh-evenness", title: "McIntosh's evenness",
      summary: "Length of the vector of counts as a share of its greatest possible.",
      formula: "U / sqrt((N - S + 1)^2 + S - 1)", unit: "1",
      reference: "10.2307/1935039")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let reads = assemblage.total
    let richness = Double(assemblage.richness)
    let length = assemblage.concentration.squareRoot()
    let rest = (reads - richness + 1) / reads
    return .defined(length / (rest * rest + (richness - 1) / (reads * reads)).squareRoot())
  }
}

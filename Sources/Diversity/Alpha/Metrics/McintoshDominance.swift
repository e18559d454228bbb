public import BioModel

/// McIntosh's D = (N − U) / (N − √N) with U = √Σ n²; 0 for a single feature, 1 where every feature is a singleton: it
/// falls with dominance. scikit-bio's `mcintosh_d`. A single read: `division-by-zero`.
public struct McintoshDominance: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "mcintosh-dominance", title: "McIntosh's dominance index",
      summary: "Diversity from the length of the vector of counts.",
      formula: "(N - U) / (N - sqrt N)", unit: "1",
      reference: "10.2307/1932674")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let reads = assemblage.total
    guard reads > 1 else { return .undefined(.divisionByZero) }
    let square = assemblage.concentration
    // 1 − U/N = (1 − Σ p²) / (1 + U/N), without cancellation where one feature dominates.
    let distance = assemblage.complementOfConcentration / (1 + square.squareRoot())
    return .defined(distance / (1 - 1 / reads.squareRoot()))
  }
}

public import BioModel

/// Hurlbert's probability of an interspecific encounter, Σ n (N − n) / (N (N − 1)); 0…1, 0 for a single feature.
/// vegan's `simpson.unb`, scikit-bio's `simpson(finite=True)`. A single read: `division-by-zero`.
public struct Simpson1DUnbiased: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "simpson-1-d-unbiased", title: "Simpson (1 - D), unbiased",
      summary: "Chance that two different random reads belong to different features.",
      formula: "1 - sum n (n - 1) / (N (N - 1))", unit: "1",
      reference: "10.2307/1934145")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let reads = assemblage.total
    guard reads > 1 else { return .undefined(.divisionByZero) }
    // Σ n (N − n) does not cancel where one feature dominates.
    return .defined(assemblage.complementOfConcentration * (reads / (reads - 1)))
  }
}

public import BioModel

/// Simpson's concentration of reads drawn without replacement, Σ n (n − 1) / (N (N − 1)); 0 where every feature is a
/// singleton, 1 for a single feature. An unbiased estimate of the community's Σ p². mothur's `simpson`, scikit-bio's
/// `dominance(finite=True)`. A single read: `division-by-zero`.
public struct SimpsonDUnbiased: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "simpson-d-unbiased", title: "Simpson (D), unbiased",
      summary: "Chance that two different random reads belong to the same feature.",
      formula: "sum n (n - 1) / (N (N - 1))", unit: "1",
      reference: "10.1038/163688a0")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    guard let pairs = assemblage.sharedPairs else { return .undefined(.divisionByZero) }
    return .defined(pairs)
  }
}

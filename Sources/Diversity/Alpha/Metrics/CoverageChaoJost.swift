public import BioModel

/// Turing's coverage as improved by Chao & Jost (2012): 1 − F1/n · (n − 1) F1 / ((n − 1) F1 + 2 F2), or with (n −
/// 1)(F1 − 1) / ((n − 1)(F1 − 1) + 2) without doubletons; 0…1. iNEXT's `SC`. Fractions of reads:
/// `fractional-counts`; a single read: `division-by-zero`.
public struct CoverageChaoJost: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "coverage-chao-jost", title: "Sample coverage (Chao-Jost)",
      summary: "Estimated share of the community that belongs to features seen.",
      formula: "1 - F1/n ((n - 1) F1 / ((n - 1) F1 + 2 F2))", unit: "1",
      reference: "10.1890/11-1952.1")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }
  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    guard assemblage.total > 1 else { return .undefined(.divisionByZero) }
    guard let counts = assemblage.wholeCounts else { return .undefined(.fractionalCounts) }
    return .defined(HillEstimator(counts: counts).coverage)
  }
}

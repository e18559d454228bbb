public import BioModel

/// The asymptote of the richness curve: Chao1 with the factor (n − 1)/n, S + (n − 1)/n · F1² / (2 F2), or S + (n −
/// 1)/n · F1 (F1 − 1) / 2 without doubletons. iNEXT's `ChaoRichness`. Fractions of reads: `fractional-counts`.
public struct Hill0Asymptotic: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "hill-0-asymptotic", title: "Hill number of order 0, asymptotic",
      summary: "Lower bound of the number of features of the community, those not seen included.",
      formula: "S + (n - 1)/n F1^2 / (2 F2)", unit: "features",
      reference: "10.1890/13-0133.1")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }
  /// What the formula can give.
  public var range: ClosedRange<Double> { 1...Double.infinity }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    HillEstimator.asymptotic(order: .zero, of: assemblage)
  }
}

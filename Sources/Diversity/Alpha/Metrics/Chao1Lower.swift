public import BioModel

/// The lower end of Chao's log-normal 95 % interval (1987) of `chao1-bias-corrected`: S + T / K with T = Chao1 − S and
/// K = exp(1.96 √ln(1 + v/T²)). v is the variance of the bias-corrected form; without doubletons and without
/// singletons the special forms stand in (EstimateS user's guide, appendix B, equations 6–8, 13, 14). S where T = 0.
/// scikit-bio's `chao1_ci`.
public struct Chao1Lower: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "chao1-lower", title: "Chao1 (bias-corrected), lower end",
      summary: "Lower end of the 95 % interval of Chao1.",
      formula: "S + T / K, K = exp(z sqrt(ln(1 + var / T^2)))", unit: "features",
      reference: "10.2307/2531532")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(Chao1Interval(of: assemblage).lower)
  }
}

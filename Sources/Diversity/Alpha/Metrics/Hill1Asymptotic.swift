public import BioModel

/// The exponential of `shannon-ln-chao-wang-jost`: the asymptote of the curve of order 1. iNEXT's
/// `ChaoShannon(transform = TRUE)`. Fractions of reads: `fractional-counts`. That of order 2 is
/// `inverse-simpson-unbiased`.
public struct Hill1Asymptotic: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "hill-1-asymptotic", title: "Hill number of order 1, asymptotic",
      summary: "Effective number of common features of the community, those not seen included.",
      formula: "exp(H_Chao-Wang-Jost)", unit: "features",
      reference: "10.1111/2041-210X.12108")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }
  /// What the formula can give.
  public var range: ClosedRange<Double> { 1...Double.infinity }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    HillEstimator.asymptotic(order: .one, of: assemblage)
  }
}

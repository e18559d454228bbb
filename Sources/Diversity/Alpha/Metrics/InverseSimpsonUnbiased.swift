public import BioModel

/// N (N − 1) / Σ n (n − 1): the asymptote of the Hill curve of order 2. mothur's `invsimpson`, iNEXT's
/// `ChaoSimpson(transform = TRUE)`, vegan's `simpson.unb(inverse = TRUE)`. Every feature a singleton:
/// `all-singletons`; a single read: `division-by-zero`.
public struct InverseSimpsonUnbiased: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "inverse-simpson-unbiased", title: "Inverse Simpson, unbiased",
      summary: "Effective number of dominant features of the community.",
      formula: "N (N - 1) / sum n (n - 1)", unit: "features",
      reference: "10.1890/13-0133.1")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// What the formula can give.
  public var range: ClosedRange<Double> { 1...Double.infinity }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    guard let pairs = assemblage.sharedPairs else { return .undefined(.divisionByZero) }
    return pairs > 0 ? .defined(1 / pairs) : .undefined(.allSingletons)
  }
}

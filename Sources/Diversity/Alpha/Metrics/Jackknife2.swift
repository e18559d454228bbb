public import BioModel

/// The second-order jackknife of Burnham & Overton (1978) with reads as sampling units: S + F1 (2N − 3)/N − F2 (N −
/// 2)²/(N (N − 1)). Below S where doubletons outnumber the singletons twice. A single read: `division-by-zero`.
public struct Jackknife2: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "jackknife-2", title: "Jackknife richness, second order",
      summary: "Richness including unseen features, from singletons and doubletons.",
      formula: "S + F1 (2N - 3) / N - F2 (N - 2)^2 / (N (N - 1))", unit: "features",
      reference: "10.1093/biomet/65.3.625")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }
  /// What the formula can give.
  public var range: ClosedRange<Double> { -Double.infinity...Double.infinity }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let reads = assemblage.total
    guard reads > 1 else { return .undefined(.divisionByZero) }
    let once = Double(assemblage.featureCount(seen: 1)) * (2 * reads - 3) / reads
    let twice = Double(assemblage.featureCount(seen: 2)) * ((reads - 2) / reads) * ((reads - 2) / (reads - 1))
    return .defined(Double(assemblage.richness) + once - twice)
  }
}

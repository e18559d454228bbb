public import BioModel

/// Chao1 in its bias-corrected form, S + F1 (F1 − 1) / (2 (F2 + 1)): a lower bound of the richness, undetected
/// features included. F1 and F2 are the features with exactly one and two reads. Never below S.
///
/// As scikit-bio's default and vegan's `S.chao1` (which both leave out the factor (n − 1)/n).
public struct Chao1BiasCorrected: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "chao1-bias-corrected", title: "Chao1 (bias-corrected)",
      summary: "Lower bound of the richness including features that were not seen.",
      formula: "S + F1 (F1 - 1) / (2 (F2 + 1))", unit: "features", reference: "10.2307/2531532")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let once = Double(assemblage.featureCount(seen: 1))
    let twice = Double(assemblage.featureCount(seen: 2))
    return .defined(Double(assemblage.richness) + once * (once - 1) / (2 * (twice + 1)))
  }
}

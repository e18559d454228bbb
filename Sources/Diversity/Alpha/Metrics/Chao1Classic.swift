public import BioModel

/// Chao1 in its first form, S + F1² / (2 F2); where F1 or F2 is 0 the bias-corrected form stands in, as in scikit-bio's
/// `chao1(bias_corrected=False)`.
public struct Chao1Classic: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "chao1-classic", title: "Chao1 (classic)",
      summary: "Lower bound of the richness in the form of 1984.", formula: "S + F1^2 / (2 F2)", unit: "features",
      reference: "JSTOR 4615964")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let once = Double(assemblage.featureCount(seen: 1))
    let twice = Double(assemblage.featureCount(seen: 2))
    guard once > 0, twice > 0 else { return Chao1BiasCorrected().value(of: assemblage) }
    return .defined(Double(assemblage.richness) + once * once / (2 * twice))
  }
}

public import BioModel

/// The abundance-based coverage estimator of richness (Chao & Lee 1992), features with at most 10 reads being rare:
/// S_abundant + S_rare / C + F1 / C · γ², with C = 1 − F1 / N_rare and
/// γ² = max(S_rare / C · Σ i (i − 1) F_i / (N_rare (N_rare − 1)) − 1, 0).
///
/// Without rare features it is S. If every rare feature is a singleton then C = 0 and the value is undefined
/// (`rare-all-singletons`; scikit-bio raises an error, vegan gives NaN).
public struct Ace: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "ace", title: "ACE", summary: "Richness including unseen features, from the coverage of the rare ones.",
      formula: "S_abundant + S_rare / C + F1 / C gamma^2", unit: "features", reference: "10.1080/01621459.1992.10475194"
    )
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let rare = assemblage.abundances.prefix { $0 <= 10 }
    guard !rare.isEmpty else { return .defined(Double(assemblage.richness)) }
    let abundantCount = Double(assemblage.richness - rare.count)
    let rareCount = Double(rare.count)
    let once = Double(assemblage.featureCount(seen: 1))
    var reads = 0.0
    var pairs = 0.0
    for value in rare {
      reads += value
      pairs += value * (value - 1)
    }
    let coverage = 1 - once / reads
    guard coverage > 0 else { return .undefined(.rareAllSingletons) }
    let variation = max(rareCount / coverage * pairs / (reads * (reads - 1)) - 1, 0)
    return .defined(abundantCount + rareCount / coverage + once / coverage * variation)
  }
}

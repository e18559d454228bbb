public import BioModel
import Glibc

/// The bootstrap estimate of Smith & van Belle (1984) in closed form, S + Σ (1 − p)^N. mothur's `bootstrap`. Never
/// below S.
public struct BootstrapRichness: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "bootstrap-richness", title: "Bootstrap richness",
      summary: "Richness plus the features a redrawn sample would miss.",
      formula: "S + sum (1 - p)^N", unit: "features",
      reference: "10.2307/2531142")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let reads = assemblage.total
    // log1p(−1) is −∞ and its exponential 0: a single feature is never missed.
    let missed = assemblage.sumOverShares { exp(reads * log1p(-$0)) }
    return .defined(Double(assemblage.richness) + missed)
  }
}

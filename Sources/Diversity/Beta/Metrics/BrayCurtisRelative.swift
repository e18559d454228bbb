public import BioModel
public import Parallel

/// Bray–Curtis dissimilarity of shares, 1 − Σ min(p, q): independent of sequencing depth except through what was seen.
public struct BrayCurtisRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "bray-curtis-relative", title: "Bray-Curtis (shares)",
      summary: "Share of the community that two samples do not have in common.",
      formula: "1 - sum min(p, q)", unit: "1", reference: "10.2307/1942268")
  }

  /// What the formula is applied to.
  public var scale: BetaScale { .shares }

  /// The formula above for all pairs; NaN where a sample has no reads.
  public func distances(_ table: FeatureTable, threads: ThreadCount) -> DistanceMatrix {
    BrayCurtisDissimilarity.distances(table, threads: threads)
  }
}

public import BioModel
public import Parallel

/// Bray–Curtis dissimilarity of counts rarefied to the common depth by one seeded draw.
public struct BrayCurtisRarefied: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "bray-curtis-rarefied", title: "Bray-Curtis (rarefied)",
      summary: "Reads not in common after drawing the same number of reads from every sample.",
      formula: "1 - sum min(a, b) / depth", unit: "1", reference: "10.2307/1942268")
  }

  /// What the formula is applied to.
  public var scale: BetaScale { .rarefiedCounts }

  /// The formula above for all pairs; NaN where a sample has no reads.
  public func distances(_ table: FeatureTable, threads: ThreadCount) -> DistanceMatrix {
    BrayCurtisDissimilarity.distances(table, threads: threads)
  }
}

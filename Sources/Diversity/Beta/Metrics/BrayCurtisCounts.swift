public import BioModel
public import Parallel

/// Bray–Curtis dissimilarity of raw counts, as `vegdist` and scikit-bio compute it on the table they are given.
public struct BrayCurtisCounts: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "bray-curtis-counts", title: "Bray-Curtis (counts)",
      summary: "Reads not in common, as a share of all reads; differences of depth count as difference.",
      formula: "1 - 2 sum min(a, b) / (sum a + sum b)", unit: "1", reference: "10.2307/1942268")
  }

  /// What the formula is applied to.
  public var scale: BetaScale { .counts }

  /// The formula above for all pairs; NaN where a sample has no reads.
  public func distances(_ table: FeatureTable, threads: ThreadCount) -> DistanceMatrix {
    BrayCurtisDissimilarity.distances(table, threads: threads)
  }
}

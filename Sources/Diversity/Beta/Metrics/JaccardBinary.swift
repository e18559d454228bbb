public import BioModel
public import Parallel

/// Jaccard distance of presence and absence in the table as it is; samples of other depths differ for that alone.
public struct JaccardBinary: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "jaccard-binary", title: "Jaccard (presence)",
      summary: "Share of the features of two samples that only one of them holds.",
      formula: "1 - shared / either", unit: "1", reference: "10.1111/j.1469-8137.1912.tb05611.x")
  }

  /// What the formula is applied to.
  public var scale: BetaScale { .asGiven }

  /// The formula above for all pairs; NaN where a sample has no reads.
  public func distances(_ table: FeatureTable, threads: ThreadCount) -> DistanceMatrix {
    JaccardDistance.distances(table, threads: threads)
  }
}

public import BioModel

/// The number of reads, N; mothur's `nseqs`. Needs counts.
public struct ReadCount: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "read-count", title: "Reads",
      summary: "Number of reads of the sample.",
      formula: "N", unit: "reads")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(assemblage.total)
  }
}

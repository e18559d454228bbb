public import BioModel

/// The reads of the most abundant feature; `absolute` dominance of the R packages microbiome and mia.
public struct DominantReads: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "dominant-reads", title: "Reads of the most abundant feature",
      summary: "Reads of the most abundant feature.",
      formula: "max n", unit: "reads")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(assemblage.abundances.last ?? 0)
  }
}

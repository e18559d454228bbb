public import BioModel

/// Jaccard distance of presence and absence after one seeded draw to the common depth. Identical samples are at 0;
/// pairs with a sample without reads are NaN.
public struct JaccardBinaryRarefied: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "jaccard-binary-rarefied", title: "Jaccard (presence, rarefied)",
      summary: "Share of features that only one sample holds, at the same number of reads.",
      formula: "1 - shared / either", unit: "1", reference: "10.1111/j.1469-8137.1912.tb05611.x")
  }

  /// One seeded draw to the common depth.
  public var scale: BetaScale { .rarefiedCounts }
  /// The formula.
  public var family: any DistanceFamily { PresenceOverlap.jaccard }
}

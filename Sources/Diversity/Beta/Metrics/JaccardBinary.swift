public import BioModel

/// Jaccard distance of presence and absence in the table as it is; samples of other depths differ for that alone.
/// Identical samples are at 0; pairs with a sample without reads are NaN.
public struct JaccardBinary: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "jaccard-binary", title: "Jaccard (presence)",
      summary: "Share of the features of two samples that only one of them holds.", formula: "1 - shared / either",
      unit: "1", reference: "10.1111/j.1469-8137.1912.tb05611.x")
  }

  /// The table as it is.
  public var scale: BetaScale { .asGiven }
  /// The formula.
  public var family: any DistanceFamily { PresenceOverlap.jaccard }
}

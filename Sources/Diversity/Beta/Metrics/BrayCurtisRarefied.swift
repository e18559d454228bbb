public import BioModel

/// Bray–Curtis dissimilarity of counts rarefied to the common depth by one seeded draw. Identical samples are at 0;
/// pairs with a sample without reads are NaN.
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

  /// One seeded draw to the common depth.
  public var scale: BetaScale { .rarefiedCounts }
  /// The formula.
  public var family: any DistanceFamily { BrayCurtis() }
}

public import BioModel

/// Bray–Curtis dissimilarity of raw counts, as `vegdist` and scikit-bio compute it on the table they are given.
/// Identical samples are at 0; pairs with a sample without reads are NaN.
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

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { BrayCurtis() }
}

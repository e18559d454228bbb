public import BioModel

/// Kulczynski dissimilarity, vegan's `kulczynski`. Of raw counts, so that differences of depth count too. Identical
/// samples are at 0; pairs with a sample without reads are NaN.
public struct KulczynskiCounts: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "kulczynski-counts", title: "Kulczynski (counts)",
      summary: "Mean share of either sample that is not in common.",
      formula: "1 - (m / sum a + m / sum b) / 2, m = sum min(a, b)", unit: "1", reference: "10.1007/BF00038687")
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { Kulczynski() }
}

public import BioModel

/// Kulczynski dissimilarity, vegan's `kulczynski`. Of shares. Identical samples are at 0; pairs with a sample without
/// reads are NaN.
public struct KulczynskiRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "kulczynski-relative", title: "Kulczynski (shares)",
      summary: "Mean share of either sample that is not in common.",
      formula: "1 - (m / sum a + m / sum b) / 2, m = sum min(a, b)", unit: "1", reference: "10.1007/BF00038687")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { Kulczynski() }
}

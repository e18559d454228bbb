public import BioModel

/// Jaccard distance of amounts (Ružička): vegan's and phyloseq's default `jaccard`. Of shares. Identical samples are
/// at 0; pairs with a sample without reads are NaN.
public struct JaccardQuantitativeRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "jaccard-quantitative-relative", title: "Jaccard (amounts) (shares)",
      summary: "Share of the larger of both amounts, summed over features, that is not in common.",
      formula: "1 - sum min(a, b) / sum max(a, b)", unit: "1", reference: "Ruzicka 1958, Biologia 13:647")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { Ruzicka() }
}

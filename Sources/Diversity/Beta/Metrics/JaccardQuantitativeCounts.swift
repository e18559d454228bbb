public import BioModel

/// Jaccard distance of amounts (Ružička): vegan's and phyloseq's default `jaccard`. Of raw counts, so that
/// differences of depth count too. Identical samples are at 0; pairs with a sample without reads are NaN.
public struct JaccardQuantitativeCounts: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "jaccard-quantitative-counts", title: "Jaccard (amounts) (counts)",
      summary: "Share of the larger of both amounts, summed over features, that is not in common.",
      formula: "1 - sum min(a, b) / sum max(a, b)", unit: "1", reference: "Ruzicka 1958, Biologia 13:647")
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { Ruzicka() }
}

public import BioModel

/// Morisita's index of counts as a dissimilarity, vegan's `morisita`. Identical samples are at 0; pairs with a sample
/// without reads are NaN.
public struct MorisitaCounts: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "morisita-counts", title: "Morisita",
      summary: "Chance that reads of two samples are of one feature against the same within samples.",
      formula: "1 - 2 sum a b / ((l_a + l_b) A B), l = sum x (x - 1) / (X (X - 1))", unit: "1",
      reference: "10.1007/BF00344966")
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { Morisita() }
}

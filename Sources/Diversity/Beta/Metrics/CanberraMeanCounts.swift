public import BioModel

/// Canberra distance as vegan and QIIME 2's `canberra_adkins` define it: divided by the features of either sample. Of
/// raw counts, so that differences of depth count too. Identical samples are at 0; pairs with a sample without reads
/// are NaN.
public struct CanberraMeanCounts: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "canberra-mean-counts", title: "Canberra (mean) (counts)",
      summary: "Mean relative difference over the features of either sample.",
      formula: "sum |a - b| / (a + b) / either", unit: "1", reference: "Lance & Williams 1967, Aust. Comput. J. 1:15")
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { Canberra.mean }
}

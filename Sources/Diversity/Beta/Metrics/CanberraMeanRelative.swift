public import BioModel

/// Canberra distance as vegan and QIIME 2's `canberra_adkins` define it: divided by the features of either sample. Of
/// shares. Identical samples are at 0; pairs with a sample without reads are NaN.
public struct CanberraMeanRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "canberra-mean-relative", title: "Canberra (mean) (shares)",
      summary: "Mean relative difference over the features of either sample.",
      formula: "sum |a - b| / (a + b) / either", unit: "1", reference: "Lance & Williams 1967, Aust. Comput. J. 1:15")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { Canberra.mean }
}

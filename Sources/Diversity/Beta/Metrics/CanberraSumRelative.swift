public import BioModel

/// Canberra distance as SciPy and scikit-bio define it: the sum. Of shares. Identical samples are at 0; pairs with a
/// sample without reads are NaN.
public struct CanberraSumRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "canberra-sum-relative", title: "Canberra (sum) (shares)",
      summary: "Sum of relative differences over features; rare ones count as much as frequent ones.",
      formula: "sum |a - b| / (a + b)", unit: "features", reference: "Lance & Williams 1967, Aust. Comput. J. 1:15")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { Canberra.sum }
}

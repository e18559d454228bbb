public import BioModel

/// Chi-square distance, vegan's `chisq`: depends on the other samples through the features' totals. Of shares.
/// Identical samples are at 0; pairs with a sample without reads are NaN.
public struct ChiSquareRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "chi-square-relative", title: "Chi-square (shares)",
      summary: "Euclidean distance of shares, rare features weighing more.",
      formula: "sqrt(sum (p - q)^2 T / t), t and T the totals of feature and table", unit: "1",
      reference: "10.1007/s004420100716")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { EuclideanRows.chiSquare }
}

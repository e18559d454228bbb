public import BioModel

/// Euclidean distance. Of shares. Identical samples are at 0; pairs with a sample without reads are NaN.
public struct EuclideanRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "euclidean-relative", title: "Euclidean (shares)", summary: "Root of the sum of squared differences.",
      formula: "sqrt(sum (a - b)^2)", unit: "share")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { EuclideanRows.plain }
}

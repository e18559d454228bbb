public import BioModel

/// Cosine distance, SciPy's and scikit-bio's `cosine`. The same for counts. Identical samples are at 0; pairs with a
/// sample without reads are NaN.
public struct CosineRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "cosine-relative", title: "Cosine", summary: "One minus the cosine of the angle between the compositions.",
      formula: "1 - sum p q / sqrt(sum p^2 sum q^2)", unit: "1")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { ProductOverlap.cosine }
}

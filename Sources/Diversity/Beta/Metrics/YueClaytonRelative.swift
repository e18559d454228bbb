public import BioModel

/// Yue and Clayton's θ as a dissimilarity: mothur's `thetayc`. Identical samples are at 0; pairs with a sample
/// without reads are NaN.
public struct YueClaytonRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "yue-clayton-relative", title: "Yue-Clayton theta",
      summary: "One minus the similarity of shares that frequent features dominate.",
      formula: "1 - sum p q / (sum p^2 + sum q^2 - sum p q)", unit: "1", reference: "10.1080/STA-200066418")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { ProductOverlap.yueClayton }
}

public import BioModel

/// Bray–Curtis dissimilarity of shares, 1 − Σ min(p, q): independent of sequencing depth except through what was
/// seen. Identical samples are at 0; pairs with a sample without reads are NaN.
public struct BrayCurtisRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "bray-curtis-relative", title: "Bray-Curtis (shares)",
      summary: "Share of the community that two samples do not have in common.", formula: "1 - sum min(p, q)",
      unit: "1", reference: "10.2307/1942268")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { BrayCurtis() }
}

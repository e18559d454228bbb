public import BioModel

/// Generalised UniFrac with α = 0.5, between rare and frequent lineages, as its authors advise. Identical samples are
/// at 0; pairs with a sample without reads in the tree are NaN. See `Unifrac`.
public struct GeneralizedUnifrac05: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "generalized-unifrac-0.5", title: "Generalised UniFrac (alpha 0.5)",
      summary: "Relative differences of shares, weighed by branch length and a power of the shares.",
      formula: "sum l (p + q)^0.5 |p - q| / (p + q) / sum l (p + q)^0.5", unit: "1",
      reference: "10.1093/bioinformatics/bts342", needsTree: true)
  }

  /// The table as it is; shares are taken of what lies below each branch.
  public var scale: BetaScale { .asGiven }
  /// The formula.
  public var family: any DistanceFamily { Unifrac.generalized(alpha: 0.5) }
}

public import BioModel

/// Generalised UniFrac with α = 0.5 and variance-adjusted weights, `ssu --vaw`. Needs counts. Identical samples are
/// at 0; pairs with a sample without reads in the tree are NaN. See `Unifrac`.
public struct GeneralizedUnifrac05VarianceAdjusted: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "generalized-unifrac-0.5-variance-adjusted", title: "Generalised UniFrac (alpha 0.5, variance-adjusted)",
      summary: "Relative differences of shares, weighed by branch length, a power of the shares and their variance.",
      formula: "sum l ((p + q) v)^0.5 |p - q| / (p + q) / sum l ((p + q) v)^0.5, v = 1 / sqrt(m (M - m))", unit: "1",
      reference: "10.1186/1471-2105-12-118", needsTree: true)
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { VarianceAdjustedUnifrac.generalized(alpha: 0.5) }
}

public import BioModel

/// Weighted UniFrac, not normalised, with variance-adjusted weights, `ssu --vaw`. Needs counts. Identical samples are
/// at 0; pairs with a sample without reads in the tree are NaN. See `Unifrac`.
public struct WeightedUnifracVarianceAdjusted: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "weighted-unifrac-variance-adjusted", title: "Weighted UniFrac (variance-adjusted)",
      summary: "Branch length times the difference of shares, branches weighed by their variance.",
      formula: "sum w |p - q|, w = l / sqrt(m (M - m))", unit: "branch length / read",
      reference: "10.1186/1471-2105-12-118", needsTree: true)
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { VarianceAdjustedUnifrac.weighted }
}

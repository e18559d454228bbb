public import BioModel

/// Weighted UniFrac, not normalised: scikit-bio's default, QIIME 2's `weighted_unifrac`, `ssu`'s
/// `weighted_unnormalized`. The same for counts and shares. Identical samples are at 0; pairs with a sample without
/// reads in the tree are NaN. See `Unifrac`.
public struct WeightedUnifrac: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "weighted-unifrac", title: "Weighted UniFrac",
      summary: "Branch length times the difference of shares below it.", formula: "sum l |p - q|",
      unit: "branch length", reference: "10.1128/AEM.01996-06", needsTree: true)
  }

  /// The table as it is; shares are taken of what lies below each branch.
  public var scale: BetaScale { .asGiven }
  /// The formula.
  public var family: any DistanceFamily { Unifrac.weighted }
}

public import BioModel

/// Weighted UniFrac normalised by the mean distance of reads from the root: phyloseq's default, `ssu`'s
/// `weighted_normalized`. The same for counts and shares. Identical samples are at 0; pairs with a sample without
/// reads in the tree are NaN. See `Unifrac`.
public struct WeightedUnifracNormalized: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "weighted-unifrac-normalized", title: "Weighted UniFrac (normalised)",
      summary: "Branch length times the difference of shares, of the greatest possible.",
      formula: "sum l |p - q| / sum l (p + q)", unit: "1", reference: "10.1128/AEM.01996-06", needsTree: true)
  }

  /// The table as it is; shares are taken of what lies below each branch.
  public var scale: BetaScale { .asGiven }
  /// The formula.
  public var family: any DistanceFamily { Unifrac.weightedNormalized }
}

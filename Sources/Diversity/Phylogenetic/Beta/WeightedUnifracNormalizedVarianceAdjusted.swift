public import BioModel

/// Normalised weighted UniFrac with variance-adjusted weights, `ssu --vaw`: the VAW-UniFrac of its authors. Needs
/// counts. Identical samples are at 0; pairs with a sample without reads in the tree are NaN. See `Unifrac`.
public struct WeightedUnifracNormalizedVarianceAdjusted: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "weighted-unifrac-normalized-variance-adjusted", title: "Weighted UniFrac (normalised, variance-adjusted)",
      summary: "Branch length times the difference of shares, of the greatest possible, weighed by variance.",
      formula: "sum w |p - q| / sum w (p + q), w = l / sqrt(m (M - m))", unit: "1",
      reference: "10.1186/1471-2105-12-118", needsTree: true)
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { VarianceAdjustedUnifrac.weightedNormalized }
}

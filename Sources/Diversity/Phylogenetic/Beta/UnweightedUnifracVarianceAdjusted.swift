public import BioModel

/// Unweighted UniFrac with variance-adjusted weights, `ssu --vaw`. Needs counts. Identical samples are at 0; pairs
/// with a sample without reads in the tree are NaN. See `Unifrac`.
public struct UnweightedUnifracVarianceAdjusted: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "unweighted-unifrac-variance-adjusted", title: "Unweighted UniFrac (variance-adjusted)",
      summary: "Share of branch length of one sample alone, branches weighed by their variance.",
      formula: "sum w [p > 0 xor q > 0] / sum w [p > 0 or q > 0], w = l / sqrt(m (M - m))", unit: "1",
      reference: "10.1186/1471-2105-12-118", needsTree: true)
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { VarianceAdjustedUnifrac.unweighted }
}

public import BioModel

/// Unweighted UniFrac of the table as it is; samples of other depths differ for that alone. Identical samples are at
/// 0; pairs with a sample without reads in the tree are NaN. See `Unifrac`.
public struct UnweightedUnifrac: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "unweighted-unifrac", title: "Unweighted UniFrac",
      summary: "Share of branch length that leads to one of the two samples alone.",
      formula: "sum l [p > 0 xor q > 0] / sum l [p > 0 or q > 0]", unit: "1",
      reference: "10.1128/AEM.71.12.8228-8235.2005", needsTree: true)
  }

  /// The table as it is; shares are taken of what lies below each branch.
  public var scale: BetaScale { .asGiven }
  /// The formula.
  public var family: any DistanceFamily { Unifrac.unweighted }
}

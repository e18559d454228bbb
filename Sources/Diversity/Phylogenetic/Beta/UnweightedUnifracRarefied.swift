public import BioModel

/// Unweighted UniFrac after one seeded draw to the common depth, from the features that the tree has. Identical
/// samples are at 0; pairs with a sample without reads in the tree are NaN. See `Unifrac`.
public struct UnweightedUnifracRarefied: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "unweighted-unifrac-rarefied", title: "Unweighted UniFrac (rarefied)",
      summary: "Share of branch length that leads to one sample alone, at the same number of reads.",
      formula: "sum l [p > 0 xor q > 0] / sum l [p > 0 or q > 0]", unit: "1",
      reference: "10.1128/AEM.71.12.8228-8235.2005", needsTree: true)
  }

  /// One seeded draw to the common depth.
  public var scale: BetaScale { .rarefiedCounts }
  /// The formula.
  public var family: any DistanceFamily { Unifrac.unweighted }
}

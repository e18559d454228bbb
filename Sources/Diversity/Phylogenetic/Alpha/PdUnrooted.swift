public import BioModel

/// Phylogenetic diversity without the way to the root, scikit-bio's `phydiv(rooted=False)`. One feature gives 0.
/// Empty samples are undefined. Complexity O(branches of the sample).
public struct PdUnrooted: PhylogeneticAlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "pd-unrooted", title: "Phylogenetic diversity (unrooted)",
      summary: "Length of the branches that join the sample's features to each other.", formula: "sum l [0 < p < 1]",
      unit: "branch length", reference: "Pardi & Goldman 2007, Syst. Biol. 56:431", needsTree: true)
  }

  /// The formula above.
  public func value(of branches: SampleBranches, depth: Int?) -> MetricValue {
    .defined(branches.sum { length, share in share < 1 ? length : 0 })
  }
}

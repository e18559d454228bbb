public import BioModel

/// Abundance-weighted phylogenetic diversity, RBWPD₁: scikit-bio's `phydiv(rooted=True, weight=True)`. Empty samples
/// are undefined. Complexity O(branches of the sample).
public struct PdWeighted: PhylogeneticAlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "pd-weighted", title: "Phylogenetic diversity (weighted)",
      summary: "Mean distance of the sample's reads from the root.", formula: "sum l p", unit: "branch length",
      reference: "10.7717/peerj.157", needsTree: true)
  }

  /// The formula above.
  public func value(of branches: SampleBranches, depth: Int?) -> MetricValue {
    .defined(branches.sum { length, share in length * share })
  }
}

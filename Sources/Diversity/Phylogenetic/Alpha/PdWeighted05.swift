public import BioModel

/// Partially weighted phylogenetic diversity, RBWPD with θ = 0.5: scikit-bio's `phydiv(rooted=True, weight=0.5)`.
/// Empty samples are undefined. Complexity O(branches of the sample).
public struct PdWeighted05: PhylogeneticAlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "pd-weighted-0.5", title: "Phylogenetic diversity (weight 0.5)",
      summary: "Branch length weighed by the root of the share of reads below.", formula: "sum l p^0.5",
      unit: "branch length", reference: "10.7717/peerj.157", needsTree: true)
  }

  /// The formula above.
  public func value(of branches: SampleBranches, depth: Int?) -> MetricValue {
    .defined(branches.sum { length, share in length * share.squareRoot() })
  }
}

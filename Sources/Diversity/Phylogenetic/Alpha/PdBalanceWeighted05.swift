public import BioModel

/// Balance-weighted phylogenetic diversity BWPD with θ = 0.5: scikit-bio's `phydiv(rooted=False, weight=0.5)`. One
/// feature gives 0. Empty samples are undefined. Complexity O(branches of the sample).
public struct PdBalanceWeighted05: PhylogeneticAlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "pd-balance-weighted-0.5", title: "Balance-weighted phylogenetic diversity (0.5)",
      summary: "Branch length weighed by the root of how evenly the branch parts the reads.",
      formula: "sum l (2 min(p, 1 - p))^0.5", unit: "branch length", reference: "10.7717/peerj.157", needsTree: true)
  }

  /// The formula above.
  public func value(of branches: SampleBranches, depth: Int?) -> MetricValue {
    .defined(branches.sum { length, share in length * (2 * min(share, 1 - share)).squareRoot() })
  }
}

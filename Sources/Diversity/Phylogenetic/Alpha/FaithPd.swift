public import BioModel

/// Faith's phylogenetic diversity, the way to the root included: scikit-bio's and QIIME 2's `faith_pd`. One feature
/// gives its distance from the root. Empty samples are undefined. Complexity O(branches of the sample).
public struct FaithPd: PhylogeneticAlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "faith-pd", title: "Faith's phylogenetic diversity",
      summary: "Length of all branches that lead from the root to the sample's features.", formula: "sum l [p > 0]",
      unit: "branch length", reference: "10.1016/0006-3207(92)91201-3", needsTree: true)
  }

  /// The formula above.
  public func value(of branches: SampleBranches, depth: Int?) -> MetricValue {
    .defined(branches.sum { length, _ in length })
  }
}

public import BioModel

/// A number that says how much of a tree a single sample holds.
///
/// A new metric is one file in `Phylogenetic/Alpha` and one line in `PhylogeneticAlphaMetrics.all`; its descriptor says
/// that it needs a tree.
public protocol PhylogeneticAlphaMetric: Described {
  /// Whether it is an expectation at the common depth, of whole counts.
  var needsDepth: Bool { get }
  /// The value for a sample that has reads in the tree.
  func value(of branches: SampleBranches, depth: Int?) -> MetricValue
}

extension PhylogeneticAlphaMetric {
  /// All reads are taken unless a metric says otherwise.
  public var needsDepth: Bool { false }
}

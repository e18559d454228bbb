import BioModel

/// The alpha metrics that need a tree, in the order of the catalogue.
public enum PhylogeneticAlphaMetrics {
  /// Every metric; its id is its file's name in kebab-case.
  public static let all: [any PhylogeneticAlphaMetric] = [
    FaithPd(),
    FaithPdRarefied(),
    PdUnrooted(),
    PdWeighted(),
    PdWeighted05(),
    PdBalanceWeighted(),
    PdBalanceWeighted05(),
  ]

  /// What is computed where there is a tree, unless metrics are named.
  public static let byDefault: [any PhylogeneticAlphaMetric] = [FaithPd(), FaithPdRarefied()]

  /// The metric of that id, or nil.
  public static func metric(id: String) -> (any PhylogeneticAlphaMetric)? { all.first { $0.id == id } }
}

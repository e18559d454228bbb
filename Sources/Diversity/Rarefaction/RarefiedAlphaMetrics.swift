import BioModel

/// The rarefied alpha metrics, in the order of their rows in `alpha_diversity.csv`.
public enum RarefiedAlphaMetrics {
  /// Every metric; its id is its file's name in kebab-case.
  public static let all: [any RarefiedAlphaMetric] = [
    ObservedFeaturesRarefied(),
    ShannonLnRarefied(),
    Simpson1DRarefied(),
  ]

  /// The metric of that id, or nil.
  public static func metric(id: String) -> (any RarefiedAlphaMetric)? { all.first { $0.id == id } }
}

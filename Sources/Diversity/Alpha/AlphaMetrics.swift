import BioModel

/// The alpha metrics, in the order of their rows in `alpha_diversity.csv`.
public enum AlphaMetrics {
  /// Every metric; its id is its file's name in kebab-case.
  public static let all: [any AlphaMetric] = [
    ObservedFeatures(),
    ShannonLn(),
    ShannonLog2(),
    Simpson1D(),
    InverseSimpson(),
    PielouEvenness(),
    BergerParker(),
    Chao1BiasCorrected(),
    Chao1Classic(),
    Ace(),
    GoodsCoverage(),
    FishersAlpha(),
  ]

  /// The metric of that id, or nil.
  public static func metric(id: String) -> (any AlphaMetric)? { all.first { $0.id == id } }
}

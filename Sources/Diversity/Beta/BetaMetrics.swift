import BioModel

/// The beta metrics, in the order of the catalogue.
public enum BetaMetrics {
  /// Every metric; its id is its file's name in kebab-case.
  public static let all: [any BetaMetric] = [
    BrayCurtisRelative(),
    BrayCurtisCounts(),
    BrayCurtisRarefied(),
    JaccardBinary(),
    JaccardBinaryRarefied(),
    Aitchison(),
  ]

  /// What is computed unless metrics are named.
  public static let byDefault: [any BetaMetric] = [BrayCurtisRelative(), JaccardBinaryRarefied(), Aitchison()]

  /// The metric of that id, or nil.
  public static func metric(id: String) -> (any BetaMetric)? { all.first { $0.id == id } }
}

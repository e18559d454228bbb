import BioModel

/// The beta metrics, in the order of the catalogue.
public enum BetaMetrics {
  /// Every metric; its id is its file's name in kebab-case.
  public static let all: [any BetaMetric] = withoutTree + UnifracMetrics.all

  /// Metrics of features that know nothing of each other.
  public static let withoutTree: [any BetaMetric] = [
    BrayCurtisRelative(),
    BrayCurtisCounts(),
    BrayCurtisRarefied(),
    JaccardBinary(),
    JaccardBinaryRarefied(),
    SorensenBinary(),
    SorensenBinaryRarefied(),
    JaccardQuantitativeRelative(),
    JaccardQuantitativeCounts(),
    CanberraSumRelative(),
    CanberraSumCounts(),
    CanberraMeanRelative(),
    CanberraMeanCounts(),
    ClarkRelative(),
    ClarkCounts(),
    KulczynskiRelative(),
    KulczynskiCounts(),
    GowerRelative(),
    GowerCounts(),
    GowerAlternativeRelative(),
    GowerAlternativeCounts(),
    MorisitaCounts(),
    MorisitaHornRelative(),
    YueClaytonRelative(),
    CosineRelative(),
    HornRelative(),
    HornCounts(),
    JensenShannonDivergenceRelative(),
    JensenShannonDistanceRelative(),
    HellingerRelative(),
    ChordRelative(),
    ChiSquareRelative(),
    ChiSquareCounts(),
    EuclideanRelative(),
    EuclideanCounts(),
    ManhattanRelative(),
    ManhattanCounts(),
    ChaoJaccardCounts(),
    CaoCounts(),
    Aitchison(),
    RobustAitchison(),
  ]

  /// What is computed unless metrics are named.
  public static let byDefault: [any BetaMetric] = [BrayCurtisRelative(), JaccardBinaryRarefied(), Aitchison()]

  /// What is computed in addition where there is a tree.
  public static let byDefaultWithTree: [any BetaMetric] = [UnweightedUnifracRarefied(), WeightedUnifracNormalized()]

  /// The metric of that id, or nil.
  public static func metric(id: String) -> (any BetaMetric)? { all.first { $0.id == id } }
}

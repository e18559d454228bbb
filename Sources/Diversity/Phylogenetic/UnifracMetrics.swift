/// The UniFrac family, in the order of the catalogue: beta metrics that need a tree.
public enum UnifracMetrics {
  /// Every metric; its id is its file's name in kebab-case.
  public static let all: [any BetaMetric] = [
    UnweightedUnifrac(),
    UnweightedUnifracRarefied(),
    WeightedUnifrac(),
    WeightedUnifracNormalized(),
    GeneralizedUnifrac0(),
    GeneralizedUnifrac05(),
    GeneralizedUnifrac1(),
    UnweightedUnifracVarianceAdjusted(),
    WeightedUnifracVarianceAdjusted(),
    WeightedUnifracNormalizedVarianceAdjusted(),
    GeneralizedUnifrac05VarianceAdjusted(),
  ]
}

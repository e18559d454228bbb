public import BioModel

/// One test: a row of `tests.csv`.
public struct TestRow: Sendable, Equatable {
  /// `permanova`, `permdisp`, `permdisp-centroid`, `permanova-pairwise`, `anosim`, `mantel`, `wilcoxon-rank-sum`, `wilcoxon-signed-rank`, `kruskal-wallis`,
  /// `spearman`.
  public var test: String
  /// The id of the distance or the alpha metric.
  public var metric: String
  /// The term or column tested.
  public var term: String
  /// How a term of several is tested: `sequential` or `marginal` (beside the other terms); of Mantel tests the correlation; else empty.
  public var kind = ""
  /// The groups compared; empty for all.
  public var groups: [String] = []
  /// Samples (pairs) compared.
  public var count: Int
  /// Degrees of freedom of the term and of the residual, where the test has them.
  public var degreesOfFreedom: Int?
  public var residualDegreesOfFreedom: Int?
  /// What the statistic is: `pseudo-F`, `F`, `R`, `r`, `U`, `V`, `H`, `rho`.
  public var statisticName: String
  public var statistic: MetricValue
  /// The p-value.
  public var p: MetricValue
  /// Adjusted (Benjamini–Hochberg) over the pairs of a distance, or over the metrics; nil where one test stands alone.
  public var adjustedP: MetricValue?
  /// Whether p comes from all distinct arrangements or an exact distribution.
  public var isExact: Bool
  /// Permutations made; nil for tests without.
  public var permutations: Int?
  /// `r-squared`, `cliffs-delta`, `rank-biserial`, `epsilon-squared`, `rho`; empty for none.
  public var effectName = ""
  public var effect: MetricValue?
  /// The ends of the effect's 95 % interval where that is standard.
  public var lower: Double?
  public var upper: Double?
}

extension TestRow {
  /// A term of a PERMANOVA.
  init(_ effect: PermanovaResult.Effect, metric: String, term: String, kind: String, of result: PermanovaResult) {
    self.init(
      test: "permanova", metric: metric, term: term, kind: kind, count: result.sampleCount,
      degreesOfFreedom: effect.degreesOfFreedom, residualDegreesOfFreedom: result.residualDegreesOfFreedom,
      statisticName: "pseudo-F", statistic: effect.pseudoF, p: effect.pValue, isExact: effect.isExact,
      permutations: effect.permutations, effectName: "r-squared", effect: effect.rSquared)
  }

  /// A pair of levels.
  init(_ row: PairwisePermanova.Row, metric: String, term: String) {
    self.init(
      test: "permanova-pairwise", metric: metric, term: term, kind: row.isMarginal ? "marginal" : "",
      groups: [row.first, row.second], count: row.firstCount + row.secondCount,
      degreesOfFreedom: row.effect.degreesOfFreedom, residualDegreesOfFreedom: row.residualDegreesOfFreedom,
      statisticName: "pseudo-F",
      statistic: row.effect.pseudoF, p: row.effect.pValue, adjustedP: row.adjustedP, isExact: row.effect.isExact,
      permutations: row.effect.permutations, effectName: "r-squared", effect: row.effect.rSquared)
  }

  /// Equality of spread.
  init(_ result: DispersionResult, metric: String, term: String) {
    self.init(
      test: result.centre.testID, metric: metric, term: term, groups: result.groups.map(\.name),
      count: result.sampleIDs.count,
      degreesOfFreedom: result.numeratorDegrees, residualDegreesOfFreedom: result.denominatorDegrees,
      statisticName: "F", statistic: result.f, p: result.permutationP, isExact: result.isExact,
      permutations: result.permutations)
  }

  /// Ranks of distances between groups and within.
  init(_ result: Anosim.Result, metric: String, term: String) {
    self.init(
      test: "anosim", metric: metric, term: term, count: result.sampleCount, statisticName: "R", statistic: result.r,
      p: result.pValue, isExact: result.isExact, permutations: result.permutations)
  }

  /// Two matrices of distances.
  init(_ result: Mantel.Result, metric: String, term: String, method: Mantel.Method) {
    self.init(
      test: "mantel", metric: metric, term: term, kind: method.rawValue, count: result.sampleCount,
      statisticName: "r", statistic: result.r, p: result.pValue, isExact: result.isExact,
      permutations: result.permutations)
  }

  /// A comparison of an alpha metric.
  init(_ row: AlphaComparison.Row, term: String) {
    let statistics = [
      "wilcoxon-rank-sum": "U", "wilcoxon-signed-rank": "V", "kruskal-wallis": "H", "spearman": "rho",
    ]
    self.init(
      test: row.test, metric: row.metric, term: term, groups: row.groups, count: row.count,
      statisticName: statistics[row.test] ?? "", statistic: row.statistic, p: row.pValue, adjustedP: row.adjustedP,
      isExact: row.isExact, effectName: row.effectName, effect: row.effect, lower: row.lower, upper: row.upper)
  }
}

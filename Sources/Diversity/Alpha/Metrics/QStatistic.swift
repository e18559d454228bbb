public import BioModel
import Glibc

/// Kempton & Taylor's Q (1976): half of the features with abundance R1, all between, and half of those with R2,
/// divided by ln(R2/R1); R1 and R2 are the smallest abundances at which at least a quarter and three quarters of the
/// features are reached. mothur's `qstat`. `division-by-zero` where R1 = R2.
public struct QStatistic: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "q-statistic", title: "Q statistic (mothur)",
      summary: "Slope of the cumulative curve of features between the quartiles of abundance.",
      formula: "(n_R1 / 2 + sum n_r + n_R2 / 2) / ln(R2 / R1)", unit: "features per e-fold",
      reference: "10.1038/262818a0")
  }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let abundances = assemblage.abundances
    let count = abundances.count
    let low = abundances[(count + 3) / 4 - 1]
    let high = abundances[(3 * count + 3) / 4 - 1]
    guard high > low else { return .undefined(.divisionByZero) }
    var sum = 0.0
    for value in abundances where value >= low && value <= high { sum += value == low || value == high ? 0.5 : 1 }
    return .defined(sum / log(high / low))
  }
}

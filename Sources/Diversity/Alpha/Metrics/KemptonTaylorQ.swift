public import BioModel
import Glibc

/// Kempton & Taylor's Q by scikit-bio's rule: with the abundances rising, lower = ⌈S/4⌉ and upper = ⌊3S/4⌋ count from
/// 0, and Q = (upper − lower) / ln(n_upper / n_lower). `division-by-zero` where both have the same abundance. mothur's
/// rule is `q-statistic`.
public struct KemptonTaylorQ: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "kempton-taylor-q", title: "Kempton-Taylor Q (scikit-bio)",
      summary: "Slope of the cumulative curve of features between the quartiles of abundance.",
      formula: "(upper - lower) / ln(n_upper / n_lower)", unit: "features per e-fold",
      reference: "10.1038/262818a0")
  }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let abundances = assemblage.abundances
    let lower = (abundances.count + 3) / 4
    let upper = 3 * abundances.count / 4
    guard lower < upper, abundances[upper] > abundances[lower] else { return .undefined(.divisionByZero) }
    return .defined(Double(upper - lower) / log(abundances[upper] / abundances[lower]))
  }
}

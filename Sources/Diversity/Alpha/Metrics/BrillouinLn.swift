public import BioModel
import Glibc
import Statistics

/// Brillouin's index (ln N! − Σ ln n!) / N in nats (Brillouin 1956, Science and Information Theory): the entropy of a
/// collection that is counted completely; 0 for a single feature. scikit-bio's `brillouin_d`. Fractions of reads enter
/// through Γ(n + 1).
public struct BrillouinLn: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "brillouin-ln", title: "Brillouin (natural log)",
      summary: "Information per read of a fully counted collection.",
      formula: "(ln N! - sum ln n!) / N", unit: "nats")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    func logFactorial(_ count: Double) -> Double {
      var sign: Int32 = 0
      return unsafe lgamma_r(count + 1, &sign)
    }
    var sum = CompensatedSum()
    sum.add(logFactorial(assemblage.total))
    for count in assemblage.abundances { sum.add(-logFactorial(count)) }
    return .defined(max(0, sum.value / assemblage.total))
  }
}

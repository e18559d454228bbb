public import BioModel
import Glibc
import Statistics

extension HillEstimator {
  /// The Hill number of the whole community: S + f0, the exponential of `asymptoticEntropy`, or the inverse of the
  /// unbiased Σ p².
  ///
  /// Undefined for order 2 where every feature is a singleton (`all-singletons`).
  public func asymptotic(_ order: HillOrder) -> MetricValue {
    switch order {
    case .zero: return .defined(Double(richness) + unseenFeatures)
    case .one: return .defined(exp(asymptoticEntropy))
    case .two:
      let pairs = sharedPairs
      return pairs > 0 ? .defined(1 / pairs) : .undefined(.allSingletons)
    }
  }

  /// The same of a sample's counts; `fractional-counts` where they are not whole.
  static func asymptotic(order: HillOrder, of assemblage: Assemblage) -> MetricValue {
    guard let counts = assemblage.wholeCounts else { return .undefined(.fractionalCounts) }
    return HillEstimator(counts: counts).asymptotic(order)
  }

  /// The entropy of the whole community in nats: Σ x/n (ψ(n) − ψ(x)) + F1/n Σ_{j ≥ 1} (1 − A)^j / (n − 1 + j).
  ///
  /// Complexity O(different counts), and O(√n) steps of a continued fraction at most.
  /// Reference: Chao, Wang & Jost 2013, doi:10.1111/2041-210X.12108.
  public var asymptoticEntropy: Double {
    var sum = CompensatedSum()
    for (count, features) in classes {
      let digits = HarmonicNumbers.sum(from: count, below: total)
      sum.add(Double(features) * (Double(count) / Double(total)) * digits)
    }
    if once > 0, total > 1 { sum.add(once / Double(total) * Self.tail(1 - singletonShare, from: Double(total))) }
    return sum.value
  }

  /// Σ_{j ≥ 1} z^j / (n − 1 + j), which is z^(1−n) times the incomplete beta function B(z; n, 0), by its continued
  /// fraction (modified Lentz). 0 for z = 0.
  ///
  /// - Precondition: 0 ≤ z < 1, n ≥ 1.
  static func tail(_ z: Double, from n: Double) -> Double {
    guard z > 0 else { return 0 }
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - n * z / (n + 1)
    if d.magnitude < tiny { d = tiny }
    d = 1 / d
    var fraction = d
    for step in 1...1_000_000 {
      let m = Double(step)
      let even = -m * m * z / ((n + 2 * m - 1) * (n + 2 * m))
      // Even step: m (b − m) z / …, with b = 0.
      d = 1 + even * d
      if d.magnitude < tiny { d = tiny }
      c = 1 + even / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      fraction *= d * c
      let odd = -(n + m) * (n + m) * z / ((n + 2 * m) * (n + 2 * m + 1))
      d = 1 + odd * d
      if d.magnitude < tiny { d = tiny }
      c = 1 + odd / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      let change = d * c
      fraction *= change
      if (change - 1).magnitude < 1e-16 { break }
    }
    return z / n * fraction
  }
}

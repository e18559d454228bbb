import Glibc
import Statistics

extension HillEstimator {
  /// The expected Hill number of a sample of `size` reads.
  ///
  /// Up to n reads the exact expectation over draws without replacement of the sums behind the number; above,
  /// - q = 0: S + f0 (1 − (1 − F1 / (n f0 + F1))^(m − n)),
  /// - q = 1: D + (D∞ − D)(1 − (1 − b)^(m − n)) with b = (D − D(n − 1)) / (D∞ − D(n − 1)),
  /// - q = 2: 1 / (1/m + (m − 1)/m · Σ x (x − 1) / (n (n − 1))), the same form as below n.
  ///
  /// Sizes that are not whole lie on the straight line between their neighbours (up to n).
  /// - Precondition: `size` ≥ 1.
  /// - Complexity: O(Σ standard deviation of a feature's draw) for q = 1, O(Σ reads of a rare feature) for q = 0.
  public func diversity(_ order: HillOrder, size: Double) -> Double {
    diversity(order, size: size, precision: .full)
  }

  /// - Parameter growth: `entropyGrowth`, where it was worked out before.
  func diversity(
    _ order: HillOrder, size: Double, precision: Hypergeometric.Precision, growth: EntropyGrowth? = nil
  ) -> Double {
    precondition(size >= 1)
    if order == .two { return 1 / (1 / size + (size - 1) / size * sharedPairs) }
    if size >= Double(total) { return extrapolated(order, by: size - Double(total), growth) }
    if precision == .draft { return rarefied(order, depth: Int(size.rounded()), precision) }
    return interpolated(size) { rarefied(order, depth: $0, precision) }
  }

  /// The expected coverage of a sample of `size` reads: 1 − Σ x/n · C(n − x, m) / C(n − 1, m) below n reads,
  /// 1 − F1/n · (1 − A)^(m − n + 1) from n on.
  ///
  /// - Precondition: `size` ≥ 1.
  public func coverage(size: Double) -> Double {
    precondition(size >= 1)
    if size >= Double(total) {
      guard total > 1 else { return 0 }
      return 1 - once / Double(total) * exp((size - Double(total) + 1) * log1p(-singletonShare))
    }
    return interpolated(size) { depth in
      if depth >= total { return coverage }
      var missed = CompensatedSum()
      for (count, features) in classes {
        let unseen = Hypergeometric(population: total - 1, marked: count - 1, draws: depth).probabilityOfNone
        missed.add(Double(features) * (Double(count) / Double(total)) * unseen)
      }
      return max(0, 1 - missed.value)
    }
  }

  /// The number of reads at which the expected coverage is `coverage`; 1 for less than one read has, nil for more than
  /// any number of reads reaches (1, while there are singletons).
  ///
  /// - Complexity: O(log n) calls of `coverage(size:)`.
  public func size(coverage wanted: Double) -> Double? {
    if wanted <= coverage(size: 1) { return 1 }
    let reads = Double(total)
    if wanted > coverage {
      guard wanted < 1, once > 0, total > 1 else { return nil }
      return max(reads, reads - 1 + log((1 - wanted) * reads / once) / log1p(-singletonShare))
    }
    var low = 1
    var high = total
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if coverage(size: Double(middle)) < wanted { low = middle } else { high = middle }
    }
    let (below, above) = (coverage(size: Double(low)), coverage(size: Double(high)))
    return Double(low) + (above > below ? (wanted - below) / (above - below) : 1)
  }

  private func interpolated(_ size: Double, _ value: (Int) -> Double) -> Double {
    let whole = size.rounded(.down)
    let first = value(Int(whole))
    guard whole < size else { return first }
    return first + (size - whole) * (value(Int(whole) + 1) - first)
  }

  /// Orders 0 and 1 at a whole number of reads, at most n.
  private func rarefied(_ order: HillOrder, depth: Int, _ precision: Hypergeometric.Precision) -> Double {
    var sum = CompensatedSum()
    for (count, features) in classes {
      let drawn = Hypergeometric(population: total, marked: count, draws: depth)
      if order == .zero {
        let none = precision == .full ? drawn.probabilityOfNone : Self.nearlyNone(drawn)
        sum.add(Double(features) * (1 - none))
      } else {
        // E[−k/m ln(k/m)] = (E[k] ln m − E[k ln k]) / m, with E[k] = m x/n.
        let expected = drawn.expectedEntropyTerm(precision)
        let mean = Double(count) / Double(total)
        sum.add(Double(features) * (mean * log(Double(depth)) - expected / Double(depth)))
      }
    }
    return order == .zero ? sum.value : exp(max(0, sum.value))
  }

  /// (1 − m/(n − (x − 1)/2))^x: the product of the probability's x factors by their middle one.
  private static func nearlyNone(_ drawn: Hypergeometric) -> Double {
    guard drawn.draws <= drawn.population - drawn.marked else { return 0 }
    let x = Double(drawn.marked)
    return exp(x * log1p(-Double(drawn.draws) / (Double(drawn.population) - (x - 1) / 2)))
  }

  /// How the Hill number of order 1 grows beyond the sample's reads, the same for all sizes.
  struct EntropyGrowth: Sendable {
    /// D∞ − D.
    let gap: Double
    /// ln(1 − b).
    let rate: Double
  }

  /// Nil where it does not grow. Complexity that of `asymptoticEntropy`.
  var entropyGrowth: EntropyGrowth? {
    guard total > 1 else { return nil }
    let now = observed(.one)
    let gap = exp(asymptoticEntropy) - now
    let step = now * -expm1(-entropyOfLastRead)
    guard gap > 0, step > 0 else { return nil }
    return EntropyGrowth(gap: gap, rate: log1p(-step / (gap + step)))
  }

  private func extrapolated(_ order: HillOrder, by more: Double, _ growth: EntropyGrowth?) -> Double {
    let now = observed(order)
    guard more > 0, total > 1 else { return now }
    if order == .zero {
      let unseen = unseenFeatures
      guard unseen > 0 else { return now }
      return now - unseen * expm1(more * log1p(-once / (Double(total) * unseen + once)))
    }
    guard let growth = growth ?? entropyGrowth else { return now }
    return now - growth.gap * expm1(more * growth.rate)
  }

  /// H(n) − H(n − 1): by how much the last read raises the expected entropy, without the cancellation of a difference.
  private var entropyOfLastRead: Double {
    let others = Double(total) - 1
    var sum = CompensatedSum()
    sum.add(-log1p(-1 / Double(total)))
    for (count, features) in classes where count > 1 {
      let x = Double(count)
      sum.add(Double(features) * (x / Double(total)) * ((x - 1) / others) * log1p(-1 / x))
    }
    return sum.value
  }
}

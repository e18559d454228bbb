import Glibc

/// A Poisson law of which many numbers are drawn.
///
/// Means below 32 by an alias table, which `MultinomialSampler` keeps for all its laws; above by the normal draw, rounded
/// down and corrected where it is too frequent (algorithm PD of Ahrens & Dieter 1982, doi:10.1145/355993.355997), whose
/// constants are worked out once: nearly every draw takes one or two random numbers and no logarithm. Exact up to the
/// rounding of doubles.
struct PoissonLaw: Sendable {
  let mean: Double
  /// Where the table stands among the columns; no columns for normal draws.
  let first: Int
  let columns: Int
  /// √mean.
  private let deviation: Double
  /// Counts from here on are never too frequent.
  private let safe: Double
  /// 6 mean².
  private let squeeze: Double

  /// - Parameters:
  ///   - mean: ≥ 0, finite.
  ///   - table: columns of all laws; small means add theirs.
  init(mean: Double, table: inout [AliasColumn]) {
    self.mean = mean
    first = table.count
    deviation = mean.squareRoot()
    safe = (mean - 1.1484).rounded(.down)
    squeeze = 6 * mean * mean
    if mean < 32 { table += AliasColumn.table(Self.probabilities(mean)) }
    columns = table.count - first
  }

  /// Of 0, 1, 2 …, until the rest is below every digit of a double.
  private static func probabilities(_ mean: Double) -> [Double] {
    var probabilities = [exp(-mean)]
    while true {
      let count = Double(probabilities.count)
      let next = probabilities[probabilities.count - 1] * mean / count
      if count > mean, next < 1e-18 { return probabilities }
      probabilities.append(next)
    }
  }

  /// One draw.
  @inline(__always)
  func draw(_ table: [AliasColumn], _ generator: inout SeededGenerator) -> Int {
    if columns > 0 { return generator.index(table, from: first, count: columns) }
    let place = mean + deviation * NormalLayers.shared.draw(&generator)
    if place >= safe { return Int(place) }
    guard place >= 0 else { return missing(&generator) }
    // A normal draw below the mean, kept as often as the law has it.
    let count = Int(place)
    let u = generator.uniform01()
    let gap = mean - Double(count)
    if squeeze * u >= gap * gap * gap || isKept(Double(count), u) { return count }
    return missing(&generator)
  }

  @inline(never)
  private func isKept(_ count: Double, _ u: Double) -> Bool {
    RoundedNormal(mean: mean, deviation: deviation).density(count) * (1 - u) <= exp(logProbability(count))
  }

  /// One of the counts that normal draws are short of.
  @inline(never)
  private func missing(_ generator: inout SeededGenerator) -> Int {
    let steps = RoundedNormal(mean: mean, deviation: deviation)
    // By a double exponential around 1.8 standard deviations, which covers what is missing.
    while true {
      let size = -log(1 - generator.uniform01())
      let side = 2 * generator.uniform01() - 1
      let t = 1.8 + (side < 0 ? -size : size)
      guard t > -0.6744 else { continue }
      let count = (mean + deviation * t).rounded(.down)
      let missing = exp(logProbability(count) + size) - steps.density(count) * exp(size)
      if 0.1069 / mean * side.magnitude <= missing { return Int(count) }
    }
  }

  /// How often a normal draw rounded down is k: its density's expansion in 1/mean.
  private struct RoundedNormal {
    let mean: Double
    let deviation: Double

    func density(_ k: Double) -> Double {
      let b1 = 1 / (24 * mean)
      let b2 = 0.3 * b1 * b1
      let c3 = b1 * b2 / 7
      let c2 = b2 - 15 * c3
      let c1 = b1 - 6 * b2 + 45 * c3
      let c0 = 1 - b1 + 3 * b2 - 15 * c3
      let x = (k - mean + 0.5) / deviation
      let square = x * x
      let series = ((c3 * square + c2) * square + c1) * square + c0
      return 0.3989422804014327 / deviation * exp(-0.5 * square) * series
    }
  }

  /// ln P(k): k ln(mean/k) + k − mean less ½ ln 2πk and Stirling's remainder. With e = (mean − k)/k the large terms are
  /// k (ln(1 + e) − e), and ln k is ln mean − ln(1 + e); close to the mean both come from the series of the logarithm.
  private func logProbability(_ k: Double) -> Double {
    guard k >= 10 else { return k * log(mean) - mean - lgamma(k + 1) }
    let e = (mean - k) / k
    let square = k * k
    let remainder = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / k
    let bend: Double
    if e.magnitude < 0.05 {
      let tail = -1.0 / 6 + e * (1.0 / 7 + e * (-1.0 / 8 + e * (1.0 / 9 - e / 10)))
      bend = e * e * (-1.0 / 2 + e * (1.0 / 3 + e * (-1.0 / 4 + e * (1.0 / 5 + e * tail))))
    } else {
      bend = log1p(e) - e
    }
    return k * bend - 0.5 * (log(2 * Double.pi * mean) - (bend + e)) - remainder
  }
}

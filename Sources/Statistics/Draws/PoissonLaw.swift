import Glibc

/// A Poisson law of which many numbers are drawn.
///
/// Means below 32 by an alias table, which `MultinomialSampler` keeps for all its laws; above by Hörmann's transformed
/// rejection (1993, doi:10.1016/0167-6687(93)90997-4), whose constants are worked out once: four of five draws then
/// need two random numbers and no logarithm. Exact up to the rounding of doubles.
struct PoissonLaw: Sendable {
  let mean: Double
  /// Where the table stands among the columns; no columns for rejection.
  let first: Int
  let columns: Int
  private let a: Double
  private let b: Double
  private let inverseAlpha: Double
  private let squeeze: Double
  /// ln 2π mean.
  private let logScale: Double

  /// - Parameters:
  ///   - mean: ≥ 0, finite.
  ///   - table: columns of all laws; small means add theirs.
  init(mean: Double, table: inout [AliasColumn]) {
    self.mean = mean
    first = table.count
    b = 0.931 + 2.53 * mean.squareRoot()
    a = -0.059 + 0.02483 * b
    inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    squeeze = 0.9277 - 3.6224 / (b - 2)
    logScale = log(2 * Double.pi * mean)
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
  func draw(_ table: [AliasColumn], _ generator: inout SeededGenerator) -> Int {
    if columns > 0 { return generator.index(table, from: first, count: columns) }
    while true {
      let u = generator.uniform01() - 0.5
      let v = generator.uniform01()
      let edge = 0.5 - u.magnitude
      guard edge > 0 else { continue }
      let k = ((2 * a / edge + b) * u + mean + 0.43).rounded(.down)
      if edge >= 0.07, v <= squeeze { return Int(k) }
      guard k >= 0, edge >= 0.013 || v <= edge else { continue }
      if log(v * inverseAlpha / (a / (edge * edge) + b)) <= logProbability(k) { return Int(k) }
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
    return k * bend - 0.5 * (logScale - (bend + e)) - remainder
  }
}

import Glibc

extension SeededGenerator {
  /// A binomial draw: the number of successes in `trials`, each with the given probability.
  ///
  /// Below ten expected successes (or failures) by inversion, above by Hörmann's transformed rejection (1993,
  /// doi:10.1080/00949659308811496): exact up to the rounding of doubles, time independent of `trials`.
  /// Draws a varying number of uniform numbers.
  /// - Precondition: `trials` ≥ 0; a probability outside 0…1 (by rounding) is taken as 0 or 1.
  public mutating func binomial(trials: Int, probability: Double) -> Int {
    precondition(trials >= 0)
    if trials == 0 || !(probability > 0) { return 0 }
    if probability >= 1 { return trials }
    if probability > 0.5 { return trials - lowerBinomial(trials, 1 - probability) }
    return lowerBinomial(trials, probability)
  }

  private mutating func lowerBinomial(_ trials: Int, _ probability: Double) -> Int {
    let n = Double(trials)
    return n * probability < 10
      ? invertedBinomial(trials, probability) : rejectedBinomial(trials, n, probability)
  }

  private mutating func invertedBinomial(_ trials: Int, _ probability: Double) -> Int {
    let odds = probability / (1 - probability)
    let first = exp(Double(trials) * log1p(-probability))
    while true {
      var rest = uniform01()
      var weight = first
      var count = 0
      while rest > weight, count < trials {
        rest -= weight
        weight *= odds * Double(trials - count) / Double(count + 1)
        count += 1
        // Beyond every digit of the uniform number: draw again.
        if weight < 1e-30, Double(count) > Double(trials) * probability { break }
      }
      if rest <= weight || count == trials { return count }
    }
  }

  private mutating func rejectedBinomial(_ trials: Int, _ n: Double, _ probability: Double) -> Int {
    let spread = (n * probability * (1 - probability)).squareRoot()
    let b = 1.15 + 2.53 * spread
    let a = -0.0873 + 0.0248 * b + 0.01 * probability
    let centre = n * probability + 0.5
    let squeeze = 0.92 - 4.2 / b
    let alpha = (2.83 + 5.1 / b) * spread
    let mode = ((n + 1) * probability).rounded(.down)
    let logOdds = log(probability / (1 - probability))
    let top = Self.logFactorial(mode) + Self.logFactorial(n - mode)
    while true {
      let u = uniform01() - 0.5
      let v = uniform01()
      let edge = 0.5 - u.magnitude
      guard edge > 0 else { continue }
      let k = ((2 * a / edge + b) * u + centre).rounded(.down)
      guard k >= 0, k <= n else { continue }
      if edge >= 0.07, v <= squeeze { return Int(k) }
      let height = log(v * alpha / (a / (edge * edge) + b))
      if height <= top - Self.logFactorial(k) - Self.logFactorial(n - k) + (k - mode) * logOdds { return Int(k) }
    }
  }

  /// ln k! by Stirling's series, by a sum of logarithms below 10.
  private static func logFactorial(_ k: Double) -> Double {
    if k < 10 {
      var product = 1.0
      var factor = 2.0
      while factor <= k {
        product *= factor
        factor += 1
      }
      return log(product)
    }
    let square = k * k
    let series = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / k
    return (k + 0.5) * log(k) - k + 0.918_938_533_204_672_74 + series
  }
}

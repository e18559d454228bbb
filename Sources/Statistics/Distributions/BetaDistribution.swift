import Glibc

/// The Beta(a, b) distribution on 0…1: cumulative probability and quantiles.
///
/// F(x) is the regularised incomplete beta function I_x(a, b), by its continued fraction (modified Lentz); the factor
/// before it by the saddle-point expansion of Loader (2000), so that shapes of 10⁷ reads lose no digits. Relative
/// error about 1e-12. Complexity O(√max(a, b)) per call of `cumulativeProbability`.
public struct BetaDistribution: Sendable, Hashable {
  /// Both shapes, > 0.
  public let a: Double
  public let b: Double

  /// - Precondition: both shapes are finite and > 0.
  public init(a: Double, b: Double) {
    precondition(a > 0 && b > 0 && a.isFinite && b.isFinite)
    self.a = a
    self.b = b
  }

  /// The distribution of 1 − X.
  public var mirrored: BetaDistribution { BetaDistribution(a: b, b: a) }

  /// P(X ≤ x); 0 below 0 and 1 above 1.
  public func cumulativeProbability(_ x: Double) -> Double { cumulativeProbability(x, complement: 1 - x) }

  /// P(X ≤ x) where 1 − x is known to more digits than the difference has: precise close to both ends.
  public func cumulativeProbability(_ x: Double, complement y: Double) -> Double {
    if x <= 0 { return 0 }
    if y <= 0 { return 1 }
    return cumulativeProbability(x, y, factor: powerFactor(x, y))
  }

  /// The fraction converges fast on the side of the mean that x is on; the factor before it is the same on both.
  private func cumulativeProbability(_ x: Double, _ y: Double, factor: Double) -> Double {
    x <= (a + 1) / (a + b + 2)
      ? factor * lowerFraction(x) / a : 1 - factor * mirrored.lowerFraction(y) / b
  }

  /// The x at which P(X ≤ x) = `probability`, to about 1e-12 of itself.
  ///
  /// 0 and 1 give the ends of the range.
  /// - Precondition: 0 ≤ `probability` ≤ 1.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability <= 1)
    if probability == 0 { return 0 }
    if probability == 1 { return 1 }
    if cumulativeProbability(0.5) >= probability { return quantileBelowHalf(probability, isUpper: false) }
    return 1 - mirrored.quantileBelowHalf(probability, isUpper: true)
  }

  /// The quantile of X / (1 − X), without loss of digits where X is close to 1.
  public func oddsQuantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1)
    if cumulativeProbability(0.5) >= probability {
      let x = quantileBelowHalf(probability, isUpper: false)
      return x / (1 - x)
    }
    let complement = mirrored.quantileBelowHalf(probability, isUpper: true)
    return (1 - complement) / complement
  }

  /// The x in 0…½ at which P(X ≤ x), or P(X ≥ x), is `probability`: Newton's steps in log x, kept inside a shrinking
  /// bracket.
  private func quantileBelowHalf(_ probability: Double, isUpper: Bool) -> Double {
    var low = -745.0  // the logarithm of the smallest positive number
    var high = log(0.5)
    var place = min(log(a / (a + b)), high)
    for _ in 0..<200 {
      let x = exp(place)
      let factor = powerFactor(x, 1 - x)
      let difference =
        isUpper
        ? probability - mirrored.cumulativeProbability(1 - x, x, factor: factor)
        : cumulativeProbability(x, 1 - x, factor: factor) - probability
      if difference < 0 { low = place } else { high = place }
      // dF/d(log x) = x f(x)
      let slope = factor / (1 - x)
      var next = slope > 0 ? place - difference / slope : .nan
      if !(next > low && next < high) { next = (low + high) / 2 }
      if (next - place).magnitude <= 2e-16 * max(1, place.magnitude) || next <= low && next >= high { return exp(next) }
      place = next
    }
    return exp(place)
  }

  /// x^a y^b / B(a, b), through the binomial density at a of n = a + b.
  private func powerFactor(_ x: Double, _ y: Double) -> Double {
    let total = a + b
    let exponent =
      stirlingError(total) - stirlingError(a) - stirlingError(b) - deviance(a, total * x) - deviance(b, total * y)
    return exp(exponent) * (a * b / (2 * Double.pi * total)).squareRoot()
  }

  /// a I_x(a, b) over the power factor, for x at or below the mean.
  private func lowerFraction(_ x: Double) -> Double {
    let total = a + b
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - total * x / (a + 1)
    if d.magnitude < tiny { d = tiny }
    d = 1 / d
    var fraction = d
    for step in 1...200_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 + even * d
      if d.magnitude < tiny { d = tiny }
      c = 1 + even / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      fraction *= d * c
      let odd = -(a + m) * (total + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 + odd * d
      if d.magnitude < tiny { d = tiny }
      c = 1 + odd / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      fraction *= d * c
      if (d * c - 1).magnitude < 1e-15 { break }
    }
    return fraction
  }

  /// ln Γ(n + 1) − [(n + ½) ln n − n + ½ ln 2π]: what Stirling's formula leaves out.
  private func stirlingError(_ n: Double) -> Double {
    if n < 16 {
      var sign: Int32 = 0
      return unsafe lgamma_r(n + 1, &sign) - (n + 0.5) * log(n) + n - 0.5 * log(2 * Double.pi)
    }
    let square = n * n
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / n
  }

  /// x ln(x/m) + m − x, by its series where x is close to m.
  private func deviance(_ x: Double, _ m: Double) -> Double {
    guard (x - m).magnitude < 0.1 * (x + m) else { return x * log(x / m) + m - x }
    let v = (x - m) / (x + m)
    var sum = (x - m) * v
    var term = 2 * x * v
    for step in 1..<1000 {
      term *= v * v
      let next = sum + term / Double(2 * step + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }
}

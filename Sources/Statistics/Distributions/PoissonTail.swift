import Glibc

/// The upper tail of the Poisson distribution, accurate where it is tiny.
public enum PoissonTail {
  /// P(X ≥ `count`) for X ~ Poisson(`mean`), the regularised lower incomplete gamma function P(count, mean).
  ///
  /// Below the mean's neighbourhood by the series e^(−E) E^a / a! · Σ Eⁿ / ((a+1)…(a+n)), else as one minus the continued
  /// fraction of the other tail (Lentz). Relative error about 1e-12 while the result is a normal number; 0 where it
  /// underflows (below about 1e-308). `count` ≤ 0 gives 1, `mean` 0 gives 0.
  ///
  /// - Precondition: `mean` is finite and ≥ 0.
  /// - Complexity: O(√mean) near the mean, a few steps far below it.
  /// - Reference: Abramowitz & Stegun 1964, 6.5.4, 6.5.29, 6.5.31.
  public static func atLeast(_ count: Int, mean: Double) -> Double {
    precondition(mean >= 0 && mean.isFinite)
    if count <= 0 { return 1 }
    if mean == 0 { return 0 }
    if count == 1 { return -expm1(-mean) }
    let a = Double(count)
    let logFirst = logDensity(count, mean)
    if mean < a + 1 {
      var (term, sum, n) = (1.0, 1.0, a)
      repeat {
        n += 1
        term *= mean / n
        sum += term
      } while term > sum * 1e-17
      return min(1, exp(logFirst) * sum)
    }
    // Q(a, E) = e^(−E) E^a / Γ(a) · 1/(E + 1 − a − 1·(1 − a)/(E + 3 − a − …)), by modified Lentz.
    let tiny = 1e-300
    var b = mean + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var fraction = d
    for step in 1...100_000 {
      let factor = -Double(step) * (Double(step) - a)
      b += 2
      d = factor * d + b
      if d.magnitude < tiny { d = tiny }
      c = b + factor / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      let change = d * c
      fraction *= change
      if (change - 1).magnitude < 1e-16 { break }
    }
    return max(0, 1 - exp(logFirst) * a * fraction)
  }

  /// P(X ≥ `count`) given that X ≥ 1: the tail divided by 1 − e^(−mean). 1 for `count` ≤ 1.
  ///
  /// The denominator is −expm1(−mean), which does not vanish for tiny means.
  /// - Precondition: `mean` is finite and > 0.
  public static func atLeastGivenPresent(_ count: Int, mean: Double) -> Double {
    if count <= 1 { return 1 }
    return atLeast(count, mean: mean) / -expm1(-mean)
  }

  /// log of e^(−E) E^a / a!, without cancellation for large a (Loader 2000's saddle-point form).
  private static func logDensity(_ count: Int, _ mean: Double) -> Double {
    let a = Double(count)
    if count < 16 {
      return a * log(mean) - mean - logFactorial[count]
    }
    // a! = √(2πa) (a/e)^a e^δ(a)
    let square = a * a
    let error =
      (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / (1188.0 * square)) / square) / square) / square) / a
    let ratio = mean / a
    // a log(E/a) + a − E, by log1p near 1
    let distance = ratio - 1
    let exponent = distance.magnitude < 0.5 ? a * (log1p(distance) - distance) : a * log(ratio) + a - mean
    return exponent - error - 0.5 * log(2 * Double.pi * a)
  }

  private static let logFactorial: [Double] = {
    var (product, table) = (1.0, [0.0])
    for n in 1..<16 {
      product *= Double(n)
      table.append(log(product))
    }
    return table
  }()
}

import Glibc

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P.
///
/// P by its series for x < a + 1, else Q by its continued fraction (modified Lentz). Relative error about 1e-12 for
/// a up to some thousands. Reference: Abramowitz & Stegun 1964, 6.5.29 and 6.5.31.
public enum IncompleteGamma {
  /// Q(a, x). - Precondition: a > 0, x ≥ 0.
  public static func upper(_ a: Double, _ x: Double) -> Double {
    precondition(a > 0 && x >= 0)
    if x == 0 { return 1 }
    return x < a + 1 ? 1 - series(a, x) : fraction(a, x)
  }

  /// P(a, x). - Precondition: a > 0, x ≥ 0.
  public static func lower(_ a: Double, _ x: Double) -> Double {
    precondition(a > 0 && x >= 0)
    if x == 0 { return 0 }
    return x < a + 1 ? series(a, x) : 1 - fraction(a, x)
  }

  /// log of x^a e^(−x) / Γ(a).
  private static func logFactor(_ a: Double, _ x: Double) -> Double {
    var sign: Int32 = 0
    return unsafe a * log(x) - x - lgamma_r(a, &sign)
  }

  private static func series(_ a: Double, _ x: Double) -> Double {
    var (term, sum, n) = (1 / a, 1 / a, a)
    repeat {
      n += 1
      term *= x / n
      sum += term
    } while term > sum * 1e-17
    return min(1, exp(logFactor(a, x)) * sum)
  }

  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var value = d
    for step in 1...100_000 {
      let factor = -Double(step) * (Double(step) - a)
      b += 2
      d = factor * d + b
      if d.magnitude < tiny { d = tiny }
      c = b + factor / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      let change = d * c
      value *= change
      if (change - 1).magnitude < 1e-16 { break }
    }
    return min(1, exp(logFactor(a, x)) * value)
  }
}

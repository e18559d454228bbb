import Glibc

/// The standard normal distribution.
public enum NormalDistribution {
  /// P(Z ≤ z), from the complementary error function: full relative precision in the lower tail.
  public static func cumulativeProbability(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

  /// P(Z ≥ z), with full relative precision in the upper tail.
  public static func upperTail(_ z: Double) -> Double { 0.5 * erfc(z / 2.0.squareRoot()) }

  /// P(|Z| ≥ |z|).
  public static func twoSided(_ z: Double) -> Double { erfc(z.magnitude / 2.0.squareRoot()) }

  /// The z at which P(Z ≤ z) = `probability`; −∞ for 0 and ∞ for 1. Relative error about 1e-14.
  ///
  /// The rational approximation 26.2.23 of Abramowitz & Stegun (1964), then Halley's steps.
  /// - Precondition: 0 ≤ `probability` ≤ 1.
  public static func quantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability <= 1)
    if probability > 0.5 { return -quantile(1 - probability) }
    if probability == 0 { return -.infinity }
    if probability == 0.5 { return 0 }
    let t = (-2 * log(probability)).squareRoot()
    let top = 2.515517 + t * (0.802853 + t * 0.010328)
    let bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var z = top / bottom - t
    for _ in 0..<6 {
      let density = exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
      guard density > 0 else { break }
      let step = (cumulativeProbability(z) - probability) / density
      let change = step / (1 + 0.5 * z * step)
      z -= change
      if change.magnitude <= 1e-16 * z.magnitude { break }
    }
    return z
  }
}

/// Student's t distribution.
public struct StudentT: Sendable, Equatable {
  /// Degrees of freedom, > 0; need not be whole.
  public let degreesOfFreedom: Double

  /// - Precondition: finite and > 0.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0 && degreesOfFreedom.isFinite)
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(|T| ≥ |t|) = I_x(ν/2, ½) at x = ν/(ν + t²); precise where it is tiny.
  public func twoSided(_ t: Double) -> Double {
    if t == 0 { return 1 }
    if t.isInfinite { return 0 }
    let total = degreesOfFreedom + t * t
    return BetaDistribution(a: degreesOfFreedom / 2, b: 0.5)
      .cumulativeProbability(degreesOfFreedom / total, complement: t * t / total)
  }

  /// P(T ≤ t).
  public func cumulativeProbability(_ t: Double) -> Double {
    t <= 0 ? 0.5 * twoSided(t) : 1 - 0.5 * twoSided(t)
  }

  /// The t ≥ 0 at which P(|T| ≥ t) = `probability`, for intervals.
  /// - Precondition: 0 < `probability` < 1.
  public func twoSidedQuantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1)
    let odds = BetaDistribution(a: degreesOfFreedom / 2, b: 0.5).oddsQuantile(probability)
    return (degreesOfFreedom / odds).squareRoot()
  }
}

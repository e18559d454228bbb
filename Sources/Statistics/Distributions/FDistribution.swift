/// Fisher's F distribution.
public struct FDistribution: Sendable, Equatable {
  /// Degrees of freedom of the numerator and the denominator, > 0.
  public let numerator: Double
  public let denominator: Double

  /// - Precondition: both finite and > 0.
  public init(numerator: Double, denominator: Double) {
    precondition(numerator > 0 && denominator > 0 && numerator.isFinite && denominator.isFinite)
    self.numerator = numerator
    self.denominator = denominator
  }

  /// P(F ≥ f) = I_x(d₂/2, d₁/2) at x = d₂/(d₂ + d₁ f); 1 for f ≤ 0, 0 for ∞.
  public func upperTail(_ f: Double) -> Double {
    if f <= 0 { return 1 }
    if f.isInfinite { return 0 }
    let product = numerator * f
    return BetaDistribution(a: denominator / 2, b: numerator / 2)
      .cumulativeProbability(denominator / (denominator + product), complement: product / (denominator + product))
  }
}

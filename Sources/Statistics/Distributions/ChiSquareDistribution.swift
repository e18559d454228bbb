import Glibc

/// The chi-square distribution.
public struct ChiSquareDistribution: Sendable, Equatable {
  /// Degrees of freedom, > 0.
  public let degreesOfFreedom: Double

  /// - Precondition: finite and > 0.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0 && degreesOfFreedom.isFinite)
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(X ≥ x), the regularised incomplete gamma function Q(ν/2, x/2); 1 for x ≤ 0, 0 for ∞. Relative error about 1e-12.
  public func upperTail(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    if x.isInfinite { return 0 }
    return IncompleteGamma.upper(degreesOfFreedom / 2, x / 2)
  }
}

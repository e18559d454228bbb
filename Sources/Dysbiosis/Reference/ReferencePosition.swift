import Statistics

/// Where a value stands among the values of reference subjects.
public struct ReferencePosition: Sendable, Equatable {
  /// Independent reference subjects compared with.
  public let count: Int
  /// Reference values below the value plus half of the equal ones; from quantiles at least, at most.
  private let least: Double
  private let most: Double

  /// Complexity O(log n).
  public init(of value: Double, in reference: ReferenceView) {
    let below = reference.below(value)
    let atOrBelow = reference.atOrBelow(value)
    count = reference.count
    least = Double(below.least + atOrBelow.least) / 2
    most = Double(below.most + atOrBelow.most) / 2
  }

  /// Among all of these values. Complexity O(n log n).
  public init(of value: Double, in reference: [Double]) {
    self.init(of: value, in: ReferenceView(ReferenceDistribution(reference)))
  }

  /// Mid-rank percentile 0…100: (below + equal/2) / n; from quantiles the middle of what is possible. Nil without
  /// reference values. Shown; never decides a flag.
  public var percentile: Double? { count == 0 ? nil : 100 * (least + most) / 2 / Double(count) }

  /// Wilson's 95 % interval of the percentile as a proportion, 0…1, n being the independent subjects; from quantiles
  /// the union over what is possible.
  public var interval: (lower: Double, upper: Double) {
    (
      WilsonInterval(successes: least, trials: count).lower, WilsonInterval(successes: most, trials: count).upper
    )
  }

  /// The interval in points of percentile, 0…100. Nil without reference values.
  public var percentileEnds: (lower: Double, upper: Double)? {
    count == 0 ? nil : (100 * interval.lower, 100 * interval.upper)
  }
}

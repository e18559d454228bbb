public import Statistics

/// Where a value stands among the values of reference subjects.
public struct ReferencePosition: Sendable, Equatable {
  /// Reference values compared with.
  public let count: Int
  /// Reference values below, and equal to, the value.
  public let below: Int
  public let equal: Int

  /// Complexity O(values).
  public init(of value: Double, in reference: [Double]) {
    count = reference.count
    below = reference.count { $0 < value }
    equal = reference.count { $0 == value }
  }

  /// Mid-rank percentile 0…100: (below + equal/2) / n. Nil without reference values. Shown; never decides a flag.
  public var percentile: Double? { count == 0 ? nil : 100 * (Double(below) + Double(equal) / 2) / Double(count) }

  /// Wilson's 95 % interval of the percentile as a proportion, 0…1.
  public var interval: WilsonInterval { WilsonInterval(successes: Double(below) + Double(equal) / 2, trials: count) }
}

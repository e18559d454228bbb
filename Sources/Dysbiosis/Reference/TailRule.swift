/// When a value lies so far out in the reference that it is flagged.
///
/// Low: (#{r ≤ x} + 1)/(n + 1) ≤ p; high: (#{r ≥ x} + 1)/(n + 1) ≤ p. The value itself is not among the r. For
/// exchangeable samples the chance of a flag is therefore at most p.
public struct TailRule: Sendable, Equatable {
  /// The side that is flagged.
  public enum Side: String, Sendable, CaseIterable {
    case low, high
  }

  public let side: Side
  /// The chance rate, 0…1.
  public let tailProbability: Double

  public init(side: Side, tailProbability: Double) {
    self.side = side
    self.tailProbability = tailProbability
  }

  /// The subjects a reference must have: 20 for p = 0.10, 40 for 0.05, 200 for 0.01 (2/p).
  public var minimumSubjects: Int { Int((2 / tailProbability).rounded(.up)) }

  /// Whether `value` is flagged.
  public func flags(_ value: Double, reference: [Double]) -> Bool {
    let beyond = reference.count { side == .low ? $0 <= value : $0 >= value }
    return Double(beyond + 1) / Double(reference.count + 1) <= tailProbability
  }

  /// The reference value on this side of which a sample is flagged: flagged iff x < cut-off (low), x > cut-off (high).
  /// Nil when the reference is too small to flag anything.
  public func cutOff(reference: [Double]) -> Double? {
    let sorted = side == .low ? reference.sorted() : reference.sorted(by: >)
    // The largest number of reference values beyond that still flags, found by the rule itself.
    var allowed = -1
    while allowed + 1 < sorted.count, Double(allowed + 2) / Double(sorted.count + 1) <= tailProbability { allowed += 1 }
    return allowed < 0 || allowed >= sorted.count ? nil : sorted[allowed]
  }
}

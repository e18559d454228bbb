/// When a value lies so far out in the reference that it is flagged.
///
/// Low: (#{r ≤ x} + 1)/(n + 1) ≤ p; high: (#{r ≥ x} + 1)/(n + 1) ≤ p. The value itself is not among the r. For
/// exchangeable samples the chance of a flag is therefore at most p, ties included. Where a cohort knows quantiles only,
/// the largest number of subjects that may lie beyond is taken, so the chance stays at most p.
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

  /// The chance rates that a marker may have.
  public static let permitted = 1e-6...0.5

  /// The subjects a reference must have: 20 for p = 0.10, 40 for 0.05, 200 for 0.01 (2/p). No reference is large enough
  /// for a chance rate that is not above 0.
  public var minimumSubjects: Int {
    let wanted = (2 / tailProbability).rounded(.up)
    return wanted >= 0 && wanted < 0x1p62 ? Int(wanted) : Int.max
  }

  /// Whether `value` is flagged. Complexity O(log n).
  public func flags(_ value: Double, in reference: ReferenceView) -> Bool {
    let beyond = side == .low ? reference.atOrBelow(value).most : reference.count - reference.below(value).least
    return Double(beyond + 1) / Double(reference.count + 1) <= tailProbability
  }

  /// Whether `value` is flagged among all of these values.
  public func flags(_ value: Double, reference: [Double]) -> Bool {
    flags(value, in: ReferenceView(ReferenceDistribution(reference)))
  }

  /// The reference value on this side of which a sample is flagged: flagged iff x < cut-off (low), x > cut-off (high).
  /// Nil when the reference is too small to flag anything. Complexity O(n).
  public func cutOff(in reference: ReferenceView) -> Double? {
    let ranked = reference.ranked
    // The known value of the largest rank, counted from the side, that the rule still allows to be beyond or equal.
    func isAllowed(_ rank: Int) -> Bool { Double(rank) / Double(reference.count + 1) <= tailProbability }
    return side == .low
      ? ranked.last { isAllowed($0.rank) }?.value
      : ranked.first { isAllowed(reference.count + 1 - $0.rank) }?.value
  }

  /// The cut-off among all of these values.
  public func cutOff(reference: [Double]) -> Double? {
    cutOff(in: ReferenceView(ReferenceDistribution(reference)))
  }
}

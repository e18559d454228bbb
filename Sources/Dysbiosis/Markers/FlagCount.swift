/// How many distinct flags a sample has, beside how many chance alone gives.
///
/// Markers with the same expression and direction are one flag.
public struct FlagCount: Sendable, Equatable {
  public let sample: String
  /// Distinct flags.
  public let flagged: Int
  /// Distinct flags that could be evaluated.
  public let evaluable: Int
  /// The sum of the chance rates of the evaluable ones: an upper bound of what an exchangeable sample shows on average.
  public let expectedByChance: Double
}

/// Collects a sample's flags.
struct FlagTally {
  private var groups: [String: (isFlagged: Bool, chance: Double)] = [:]

  mutating func add(_ group: String, _ status: MarkerStatus, chance: Double) {
    guard status == .flagged || status == .typical else { return }
    let present = groups[group]
    groups[group] = (present?.isFlagged ?? false || status == .flagged, max(present?.chance ?? 0, chance))
  }

  func count(sample: String) -> FlagCount {
    // Chances are few different numbers; counting in thousandths keeps the sum free of the order of the groups.
    let thousandths = groups.values.reduce(0) { $0 + Int(($1.chance * 1000).rounded()) }
    return FlagCount(
      sample: sample, flagged: groups.values.count { $0.isFlagged }, evaluable: groups.count,
      expectedByChance: Double(thousandths) / 1000)
  }
}

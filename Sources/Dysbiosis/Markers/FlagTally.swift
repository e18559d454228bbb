/// What is counted once: an expression and the side on which it is flagged.
struct FlagGroup: Hashable, Sendable {
  /// Canonical text of the expression.
  let expression: String
  let side: TailRule.Side
}

/// Collects the distinct flags of all samples, and of the reference's subjects.
struct FlagTally {
  enum State: UInt8 { case none, typical, flagged }

  private var numbers: [FlagGroup: Int] = [:]
  private var chances: [Double] = []
  private(set) var groups: [FlagGroup] = []
  /// By sample, then by group.
  private var states: [[State]]
  /// By group: the reference's subjects that it flags, rising.
  private(set) var flaggedMembers: [[Int]] = []
  private let memberCount: Int
  /// Chances are added as whole numbers of this part, so that the order of the groups has no say. The smallest one that a
  /// table may hold is a million of them (`TailRule.permitted`).
  private static let partsOfOne = 1e12

  init(samples: Int, members: Int) {
    states = [[State]](repeating: [], count: samples)
    memberCount = members
  }

  /// The number of a group, made up at its first use.
  mutating func number(of group: FlagGroup, chance: Double) -> Int {
    if let known = numbers[group] {
      chances[known] = max(chances[known], chance)
      return known
    }
    numbers[group] = groups.count
    groups.append(group)
    chances.append(chance)
    flaggedMembers.append([])
    for sample in states.indices { states[sample].append(.none) }
    return groups.count - 1
  }

  /// One marker of the group in one sample; two markers of a group are one flag.
  mutating func add(_ group: Int, sample: Int, _ status: MarkerStatus) {
    if status == .flagged { states[sample][group] = .flagged }
    if status == .typical, states[sample][group] == .none { states[sample][group] = .typical }
  }

  /// One marker of the group in the reference's subjects.
  mutating func add(_ group: Int, flaggedMembers rows: [Int]) {
    flaggedMembers[group] = Set(flaggedMembers[group]).union(rows).sorted()
  }

  /// - Parameter panel: what the markers that were added are of; nil: of everything.
  func counts(sampleIDs: [String], panel: String? = nil) -> [FlagCount] {
    // Samples that are evaluated alike are compared with the same range.
    var ranges: [[Bool]: FlagRange] = [:]
    return sampleIDs.enumerated().map { sample, id in
      let isEvaluable = states[sample].map { $0 != .none }
      let range = ranges[isEvaluable] ?? FlagRange(memberTotals(isEvaluable))
      ranges[isEvaluable] = range
      let parts = zip(isEvaluable, chances).reduce(0) { $0 + ($1.0 ? Int(($1.1 * Self.partsOfOne).rounded()) : 0) }
      return FlagCount(
        sample: id, panel: panel, flagged: states[sample].count { $0 == .flagged },
        evaluable: isEvaluable.count { $0 }, expectedByChance: Double(parts) / Self.partsOfOne, inReference: range)
    }
  }

  /// The reference's subjects' flags among the evaluable groups.
  private func memberTotals(_ isEvaluable: [Bool]) -> [Int] {
    var totals = [Int](repeating: 0, count: memberCount)
    for (rows, isCounted) in zip(flaggedMembers, isEvaluable) where isCounted { for row in rows { totals[row] += 1 } }
    return totals
  }
}

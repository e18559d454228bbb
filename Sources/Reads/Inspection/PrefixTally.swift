/// What stands before the two primers of one pair, over many reads. All sums, so parts add up in any order.
struct PrefixTally: Sendable {
  /// The prefixes of one read pair; an absent mate has an empty one.
  struct Both: Hashable {
    let forward: PrimerPrefix
    let reverse: PrimerPrefix
  }

  /// Reads that begin with the primers.
  private(set) var located = 0
  /// Their mismatches in all.
  private(set) var mismatches = 0
  /// Reads whose prefixes were counted.
  private(set) var detailed = 0
  /// How often which prefixes were seen together.
  private(set) var prefixes: [Both: Int] = [:]
  /// Counted reads by the place of the primer.
  private(set) var forwardStarts: [Int]
  private(set) var reverseStarts: [Int]

  init(placements: Int) {
    forwardStarts = Array(repeating: 0, count: placements)
    reverseStarts = Array(repeating: 0, count: placements)
  }

  /// Notes one read; its prefixes as long as fewer than `limit` were counted. Those too short for a barcode are not
  /// kept.
  mutating func note(
    _ both: Both, starts: (forward: Int, reverse: Int), mismatches: Int, shortest: Int, limit: Int
  ) {
    located += 1
    self.mismatches += mismatches
    guard detailed < limit else { return }
    detailed += 1
    forwardStarts[starts.forward] += 1
    reverseStarts[starts.reverse] += 1
    if both.forward.length >= shortest || both.reverse.length >= shortest { prefixes[both, default: 0] += 1 }
  }

  mutating func add(_ other: PrefixTally) {
    located += other.located
    mismatches += other.mismatches
    detailed += other.detailed
    prefixes.merge(other.prefixes, uniquingKeysWith: +)
    for start in forwardStarts.indices {
      forwardStarts[start] += other.forwardStarts[start]
      reverseStarts[start] += other.reverseStarts[start]
    }
  }
}

/// How many pairs are left when both mates are cut to given lengths and judged by their expected errors.
///
/// Per pair of limits, a histogram over (longest prefix of the forward mate, longest prefix of the reverse mate) that
/// stay within their limits, in steps of ten bases. So the pairs kept at any two lengths are an exact sum, and parts
/// add up in any order.
public struct PairRetention: Sendable, Equatable {
  /// The step of lengths, in bases.
  public static let step = 10
  /// The longest prefix counted, in steps; longer ones count as this.
  public static let maximumSteps = 63
  static let side = maximumSteps + 1

  /// The pairs counted.
  public private(set) var pairCount = 0
  // Limits-major, then forward steps, then reverse steps; empty until the first pair.
  private var counts: [Int] = []

  public init() {}

  /// Notes one pair by its prefixes, in steps, at the three single limits. Single reads have no reverse prefix.
  mutating func add(forward: (Int, Int, Int), reverse: (Int, Int, Int)) {
    let side = PairRetention.side
    if counts.isEmpty { counts = Array(repeating: 0, count: ErrorLimits.all.count * side * side) }
    pairCount += 1
    for (index, place) in ErrorLimits.places.enumerated() {
      let f = min(PairRetention.pick(forward, place.0), side - 1)
      let r = min(PairRetention.pick(reverse, place.1), side - 1)
      counts[(index * side + f) * side + r] += 1
    }
  }

  /// Adds another part.
  mutating func add(_ other: PairRetention) {
    pairCount += other.pairCount
    if counts.isEmpty {
      counts = other.counts
    } else {
      for index in other.counts.indices { counts[index] += other.counts[index] }
    }
  }

  /// Pairs whose first `forward` and `reverse` bases stay within the limits.
  ///
  /// - Parameters:
  ///   - forward: a multiple of ten bases.
  ///   - reverse: the same; 0 where the mate is not used.
  ///   - limits: an index into `ErrorLimits.all`.
  /// - Complexity: O(steps²).
  public func kept(forward: Int, reverse: Int, limits: Int) -> Int {
    guard !counts.isEmpty else { return 0 }
    let side = PairRetention.side
    var sum = 0
    for f in min(forward / PairRetention.step, side)..<side {
      for r in min(reverse / PairRetention.step, side)..<side { sum += counts[(limits * side + f) * side + r] }
    }
    return sum
  }

  /// The non-zero counters as (place, count), for a compact file.
  var sparse: [Int] {
    counts.indices.filter { counts[$0] != 0 }.flatMap { [$0, counts[$0]] }
  }

  /// From `sparse`; nil where it makes no sense.
  init?(pairCount: Int, sparse: [Int]) {
    guard sparse.count % 2 == 0, pairCount >= 0 else { return nil }
    self.pairCount = pairCount
    guard !sparse.isEmpty else { return }
    counts = Array(repeating: 0, count: ErrorLimits.all.count * PairRetention.side * PairRetention.side)
    for at in stride(from: 0, to: sparse.count, by: 2) {
      guard counts.indices.contains(sparse[at]), sparse[at + 1] >= 0 else { return nil }
      counts[sparse[at]] = sparse[at + 1]
    }
  }

  private static func pick(_ prefixes: (Int, Int, Int), _ place: Int) -> Int {
    place == 0 ? prefixes.0 : place == 1 ? prefixes.1 : prefixes.2
  }
}

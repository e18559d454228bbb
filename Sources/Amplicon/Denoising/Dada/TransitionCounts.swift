/// How often each transition was seen at each quality score, in bases of reads.
public struct TransitionCounts: Sendable, Equatable {
  /// One more than the highest Phred score: every count has a place for 0…93.
  public static let scoreCount = 94
  /// 16 rows of 94 scores.
  public private(set) var counts: [Int]

  /// Counts as `counts` lists them; nil when their number is another.
  public init?(counts: [Int]) {
    guard counts.count == Transition.count * TransitionCounts.scoreCount else { return nil }
    self.counts = counts
  }

  public init() { counts = Array(repeating: 0, count: Transition.count * TransitionCounts.scoreCount) }

  /// The count of a transition at a score.
  public subscript(row: Int, score: Int) -> Int {
    get { counts[row * TransitionCounts.scoreCount + score] }
    set { counts[row * TransitionCounts.scoreCount + score] = newValue }
  }

  /// Adds another's counts. Complexity O(1).
  public mutating func add(_ other: TransitionCounts) {
    for place in counts.indices { counts[place] += other.counts[place] }
  }

  /// All bases from one base (code 0…3) at a score.
  public func total(from base: Int, score: Int) -> Int {
    (0..<4).reduce(0) { $0 + self[Transition.row(from: base, to: $1), score] }
  }

  /// The highest score with a count; nil when nothing was counted.
  public var highestScore: Int? {
    (0..<TransitionCounts.scoreCount).last { score in (0..<Transition.count).contains { self[$0, score] > 0 } }
  }
}

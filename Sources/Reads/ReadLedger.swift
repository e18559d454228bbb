/// How many pairs of a sample ended in which bucket. The buckets add up to the input, or the run fails.
public struct ReadLedger: Sendable, Equatable {
  /// Pairs (single reads when single-end) read from the input.
  public var input: Int
  private var counts: [Int]

  public init(input: Int = 0) {
    self.input = input
    counts = Array(repeating: 0, count: ReadFate.allCases.count)
  }

  /// The pairs in one bucket.
  public subscript(fate: ReadFate) -> Int {
    get { counts[ReadLedger.place[fate] ?? 0] }
    set { counts[ReadLedger.place[fate] ?? 0] = newValue }
  }

  /// The buckets add up to the input.
  public var isReconciled: Bool { counts.reduce(0, +) == input }

  /// Pairs still in the data after the steps up to and including the one at which `fate` stands.
  public func remaining(after fate: ReadFate) -> Int {
    ReadFate.allCases.prefix(through: fate).reduce(input) { $0 - self[$1] }
  }

  /// Adds another part of the same sample.
  public mutating func add(_ other: ReadLedger) {
    input += other.input
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  private static let place = Dictionary(uniqueKeysWithValues: ReadFate.allCases.enumerated().map { ($1, $0) })
}

extension [ReadFate] {
  fileprivate func prefix(through fate: ReadFate) -> ArraySlice<ReadFate> {
    self[...(firstIndex(of: fate) ?? startIndex)]
  }
}

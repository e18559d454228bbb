import Kernels

/// One sample's reads as the dada model takes them: mates apart with their qualities, and which belong together.
public struct SampleMates: Sendable, Equatable {
  /// The first mates, or the single reads.
  public let forward: QualityUniques
  /// The second mates, as sequenced; nil for single reads.
  public let reverse: QualityUniques?
  /// Read pairs by the places of their mates among the uniques, sorted; empty for single reads.
  public let pairs: [MatePair]

  /// - Precondition: pairs name uniques.
  public init(forward: QualityUniques, reverse: QualityUniques?, pairs: [MatePair]) {
    precondition(
      pairs.allSatisfy { $0.forward < forward.count && $0.reverse < reverse?.count ?? 0 }, "pairs name uniques")
    self.forward = forward
    self.reverse = reverse
    self.pairs = pairs
  }

  /// No reads.
  public static let none = SampleMates(forward: .none, reverse: nil, pairs: [])

  /// Read pairs, or single reads. Complexity O(uniques).
  public var readCount: Int { forward.totalReads }
}

/// Gathers a sample's pairs or single reads for the dada model. Lanes fill their own and `merge` them, in any order, to
/// the same result.
public struct MateDereplicator: Sendable {
  private var forward = QualityDereplicator()
  private var reverse = QualityDereplicator()
  // One per pair: the numbers of arrival of its mates.
  private var keys: [UInt64] = []

  public init() {}

  /// Adds a single read: upper-case letters and as many Phred scores.
  ///
  /// - Returns: false, with nothing added, when a letter is none of A, C, G, T.
  public mutating func insert(_ bases: Span<UInt8>, _ scores: Span<UInt8>) -> Bool {
    forward.insert(bases: bases, scores: scores) != nil
  }

  /// Adds a pair, the mate with the sense primer first.
  ///
  /// - Returns: false, with nothing added, when a letter of either mate is none of A, C, G, T.
  public mutating func insert(
    forward bases: Span<UInt8>, _ scores: Span<UInt8>, reverse mateBases: Span<UInt8>, _ mateScores: Span<UInt8>
  ) -> Bool {
    guard ByteCount.ambiguous(in: bases, 0..<bases.count) == 0,
      let second = reverse.insert(bases: mateBases, scores: mateScores),
      let first = forward.insert(bases: bases, scores: scores)
    else { return false }
    keys.append(MateDereplicator.key(first, second))
    return true
  }

  /// Adds what another lane gathered. Complexity O(its letters and pairs).
  public mutating func merge(_ other: MateDereplicator) {
    let first = forward.merge(other.forward)
    let second = reverse.merge(other.reverse)
    keys.append(
      contentsOf: other.keys.lazy.map {
        MateDereplicator.key(first[Int($0 >> 32)], second[Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF)])
      })
  }

  /// The sample. Complexity O(letters + pairs · log pairs).
  ///
  /// - Parameter isPaired: whether pairs were added; not told by an empty sample.
  public consuming func finish(isPaired: Bool) -> SampleMates {
    let first = forward.finish()
    let second = reverse.finish()
    guard isPaired else { return SampleMates(forward: first.uniques, reverse: nil, pairs: []) }
    let sorted = keys.map {
      MateDereplicator.key(first.places[Int($0 >> 32)], second.places[Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF)])
    }.sorted()
    var pairs: [MatePair] = []
    var start = 0
    while start < sorted.count {
      let key = sorted[start]
      var end = start + 1
      while end < sorted.count, sorted[end] == key { end += 1 }
      pairs.append(
        MatePair(
          forward: Int(key >> 32), reverse: Int(truncatingIfNeeded: key & 0xFFFF_FFFF), readCount: end - start))
      start = end
    }
    return SampleMates(forward: first.uniques, reverse: second.uniques, pairs: pairs)
  }

  private static func key(_ forward: Int32, _ reverse: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: forward)) << 32 | UInt64(UInt32(bitPattern: reverse))
  }
}

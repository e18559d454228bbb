/// Distinct sequences with the number of reads of each: most abundant first, equal abundances by their bytes.
///
/// One arena of letters with offsets; copies share storage.
public struct UniqueSequences: Sendable, Equatable {
  /// The letters of all sequences, one after the other.
  public let letters: [UInt8]
  /// Where each sequence starts in `letters`; one more entry than sequences.
  public let starts: [Int]
  /// Reads of each sequence, ≥ 1.
  public let readCounts: [Int]

  /// No sequence.
  public static let none = UniqueSequences(letters: [], starts: [0], readCounts: [])

  /// - Precondition: shapes agree, and the sequences are distinct and in order.
  init(letters: [UInt8], starts: [Int], readCounts: [Int]) {
    precondition(starts.count == readCounts.count + 1 && starts.last == letters.count)
    self.letters = letters
    self.starts = starts
    self.readCounts = readCounts
  }

  /// The number of distinct sequences.
  public var count: Int { readCounts.count }
  /// All reads. Complexity O(count).
  public var totalReads: Int { readCounts.reduce(0, +) }
  /// The place of a sequence's letters in `letters`.
  public func range(_ index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }
  /// The letters of a sequence, copied.
  public func sequence(_ index: Int) -> [UInt8] { Array(letters[range(index)]) }
}

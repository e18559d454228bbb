/// The distinct sequences of one sample and one mate, with their reads and the mean quality of every position.
///
/// Letters are upper-case A, C, G, T. Most reads first, equal reads by the bytes of the sequence; so those of one read
/// come last, and their sums of scores, which are scores, take one byte a position. Copies share storage.
public struct QualityUniques: Sendable, Equatable {
  /// The sequences and their reads.
  public let sequences: UniqueSequences
  /// Sums of Phred scores over the reads, per letter, of the sequences with two reads or more: the first letters.
  let sums: [UInt32]
  /// Scores of the letters of the sequences with one read: the other letters.
  let singles: [UInt8]

  /// No sequence.
  public static let none = QualityUniques(sequences: .none, sums: [], singles: [])

  /// - Precondition: shapes agree, and sums are at most 93 times the reads.
  init(sequences: UniqueSequences, sums: [UInt32], singles: [UInt8]) {
    precondition(sums.count + singles.count == sequences.letters.count)
    self.sequences = sequences
    self.sums = sums
    self.singles = singles
  }

  /// The number of distinct sequences.
  public var count: Int { sequences.count }
  /// All reads. Complexity O(count).
  public var totalReads: Int { sequences.totalReads }
  /// Bases of all reads. Complexity O(count).
  public var totalBases: Int {
    (0..<count).reduce(0) { $0 + sequences.readCounts[$1] * sequences.range($1).count }
  }

  /// The sum of the scores of one letter over its reads.
  func scoreSum(letter: Int) -> UInt32 {
    letter < sums.count ? sums[letter] : UInt32(singles[letter - sums.count])
  }

  /// The mean Phred score of each letter, in step with `sequences.letters`: the arithmetic mean of the scores over the
  /// reads, rounded to the nearest integer, halves up. Complexity O(letters).
  public func meanScores() -> [UInt8] {
    var scores: [UInt8] = []
    scores.reserveCapacity(sequences.letters.count)
    for index in 0..<count {
      let reads = UInt64(sequences.readCounts[index])
      if reads == 1 { break }
      for letter in sequences.range(index) {
        scores.append(UInt8(clamping: (2 * UInt64(sums[letter]) + reads) / (2 * reads)))
      }
    }
    scores.append(contentsOf: singles)
    return scores
  }
}

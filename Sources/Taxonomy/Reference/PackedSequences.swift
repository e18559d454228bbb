public import Storage

/// Many sequences end to end, two bits a base; letters other than A, C, G, T are kept beside them.
///
/// The memory is a quarter byte a base plus nine bytes per ambiguous letter; it may lie in a mapped file.
public struct PackedSequences: Sendable, Equatable {
  /// Codes of four bases a byte, the first in the lowest bits: A 0, C 1, G 2, T 3; 0 where the letter is ambiguous.
  public let codes: SharedArray<UInt8>
  /// Where each sequence starts, in bases; one more entry than sequences.
  public let starts: SharedArray<Int>
  /// Rising positions, in bases over all sequences, of letters other than A, C, G, T.
  public let ambiguousPositions: SharedArray<Int>
  /// Their IUPAC codes, upper case.
  public let ambiguousLetters: SharedArray<UInt8>

  /// No sequences.
  public init() { self = PackedSequencesBuilder().sequences }

  /// From parts that fit each other (`PackedSequencesBuilder`, the reference files).
  init(
    codes: SharedArray<UInt8>, starts: SharedArray<Int>, ambiguousPositions: SharedArray<Int>,
    ambiguousLetters: SharedArray<UInt8>
  ) {
    self.codes = codes
    self.starts = starts
    self.ambiguousPositions = ambiguousPositions
    self.ambiguousLetters = ambiguousLetters
  }

  /// The number of sequences.
  public var count: Int { starts.count - 1 }

  /// The number of bases of all sequences.
  public var baseCount: Int { starts[starts.count - 1] }

  /// The upper-case letters of one sequence. Complexity O(length + log ambiguous letters).
  public subscript(sequence: Int) -> [UInt8] {
    let range = starts[sequence]..<starts[sequence + 1]
    var letters = range.map { BaseCodes.letters[Int(codes[$0 >> 2] >> UInt8(2 * ($0 & 3)) & 3)] }
    var next = firstAmbiguous(from: range.lowerBound)
    while next < ambiguousPositions.count, ambiguousPositions[next] < range.upperBound {
      letters[ambiguousPositions[next] - range.lowerBound] = ambiguousLetters[next]
      next += 1
    }
    return letters
  }

  /// The index of the first ambiguous letter at or after a position. Complexity O(log n).
  public func firstAmbiguous(from position: Int) -> Int {
    var low = 0
    var high = ambiguousPositions.count
    while low < high {
      let middle = (low + high) / 2
      if ambiguousPositions[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

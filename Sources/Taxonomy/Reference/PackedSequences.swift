/// Many sequences end to end, two bits a base; letters other than A, C, G, T are kept beside them.
///
/// Appending is O(length); the memory is a quarter byte a base plus nine bytes per ambiguous letter.
public struct PackedSequences: Sendable, Equatable {
  /// Codes of four bases a byte, the first in the lowest bits: A 0, C 1, G 2, T 3; 0 where the letter is ambiguous.
  public private(set) var codes: [UInt8] = []
  /// Where each sequence starts, in bases; one more entry than sequences.
  public private(set) var starts: [Int] = [0]
  /// Rising positions, in bases over all sequences, of letters other than A, C, G, T.
  public private(set) var ambiguousPositions: [Int] = []
  /// Their IUPAC codes, upper case.
  public private(set) var ambiguousLetters: [UInt8] = []

  public init() {}

  /// From parts that fit each other (`ReferenceFile`).
  init(codes: [UInt8], starts: [Int], ambiguousPositions: [Int], ambiguousLetters: [UInt8]) {
    self.codes = codes
    self.starts = starts
    self.ambiguousPositions = ambiguousPositions
    self.ambiguousLetters = ambiguousLetters
  }

  /// The number of sequences.
  public var count: Int { starts.count - 1 }

  /// The number of bases of all sequences.
  public var baseCount: Int { starts[starts.count - 1] }

  /// Adds one sequence. U is read as T, case is ignored, gaps (`-`, `.`) are left out.
  ///
  /// - Returns: nil, or the 0-based place of the first letter that is no IUPAC code; then nothing was added.
  public mutating func append(_ letters: [UInt8]) -> Int? {
    let table = BaseCodes.table
    if let wrong = letters.firstIndex(where: { table[Int($0)] == BaseCodes.invalid }) { return wrong }
    var position = baseCount
    // The byte being filled stays out of the array until it is full or the sequence ends.
    var byte = position & 3 == 0 ? 0 : codes.removeLast()
    for letter in letters {
      let code = table[Int(letter)]
      guard code != BaseCodes.gap else { continue }
      if code == BaseCodes.ambiguous {
        ambiguousPositions.append(position)
        ambiguousLetters.append(letter & 0xDF)
      } else {
        byte |= code << UInt8(truncatingIfNeeded: 2 * (position & 3))
      }
      position += 1
      if position & 3 == 0 {
        codes.append(byte)
        byte = 0
      }
    }
    if position & 3 != 0 { codes.append(byte) }
    starts.append(position)
    return nil
  }

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

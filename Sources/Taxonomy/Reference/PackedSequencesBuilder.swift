import Storage

/// Packs sequences one after the other (`PackedSequences`). Appending is O(length).
public struct PackedSequencesBuilder: Sendable {
  private var codes: [UInt8] = []
  private var starts: [Int] = [0]
  private var ambiguousPositions: [Int] = []
  private var ambiguousLetters: [UInt8] = []

  public init() {}

  /// The number of sequences so far.
  public var count: Int { starts.count - 1 }

  /// The number of bases so far.
  public var baseCount: Int { starts[starts.count - 1] }

  /// What has been appended. Complexity O(bases).
  public var sequences: PackedSequences {
    PackedSequences(
      codes: SharedArray(codes), starts: SharedArray(starts), ambiguousPositions: SharedArray(ambiguousPositions),
      ambiguousLetters: SharedArray(ambiguousLetters))
  }

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
}

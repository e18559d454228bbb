extension UniqueSequences {
  /// `DYSUNIQ` and the version of the layout.
  private static let magic: [UInt8] = Array("DYSUNIQ".utf8) + [1]

  /// The sequences as bytes of a stage file, little-endian: magic and version (8 bytes), number of sequences, number of
  /// letters (8 bytes each), lengths (4 bytes each), read counts (8 bytes each), letters, and the hash of all that
  /// (8 bytes). Complexity O(bytes).
  public func encoded() -> [UInt8] {
    var bytes = UniqueSequences.magic
    bytes.reserveCapacity(32 + 12 * count + letters.count)
    StageBytes.append(UInt64(count), to: &bytes)
    StageBytes.append(UInt64(letters.count), to: &bytes)
    for index in 0..<count { StageBytes.append(UInt32(range(index).count), to: &bytes) }
    for reads in readCounts { StageBytes.append(UInt64(reads), to: &bytes) }
    bytes.append(contentsOf: letters)
    StageBytes.append(StageBytes.checksum(bytes, count: bytes.count), to: &bytes)
    return bytes
  }

  /// The sequences of a stage file.
  ///
  /// - Throws: `AmpliconError.damagedUniques` for another file, another version, a wrong size, sum or order.
  public init(decoding bytes: [UInt8]) throws(AmpliconError) {
    let magic = UniqueSequences.magic
    guard bytes.count >= magic.count + 24, bytes.prefix(7).elementsEqual(magic.prefix(7)) else {
      throw .damagedUniques(reason: "it does not start like one")
    }
    guard bytes[7] == magic[7] else {
      throw .damagedUniques(reason: "its layout has version \(bytes[7]), not \(magic[7])")
    }
    let body = bytes.count - 8
    guard StageBytes.checksum(bytes, count: body) == StageBytes.word(bytes, body, 8) else {
      throw .damagedUniques(reason: "its check sum is wrong; it may be cut off")
    }
    let (declared, declaredLetters) = (StageBytes.word(bytes, 8, 8), StageBytes.word(bytes, 16, 8))
    guard declared <= UInt64(body) / 12, declaredLetters <= UInt64(body),
      24 + 12 * Int(declared) + Int(declaredLetters) == body
    else { throw .damagedUniques(reason: "its size does not fit its head") }
    let count = Int(declared)
    var starts = [0]
    var reads: [Int] = []
    starts.reserveCapacity(count + 1)
    reads.reserveCapacity(count)
    var total = 0
    for index in 0..<count {
      total += Int(StageBytes.word(bytes, 24 + 4 * index, 4))
      starts.append(total)
      guard let value = Int(exactly: StageBytes.word(bytes, 24 + 4 * count + 8 * index, 8)), value > 0,
        value <= 1 << 48
      else { throw .damagedUniques(reason: "sequence \(index + 1) has no possible number of reads") }
      reads.append(value)
    }
    guard total == Int(declaredLetters) else { throw .damagedUniques(reason: "its lengths do not fit its letters") }
    self.init(letters: Array(bytes[(24 + 12 * count)..<body]), starts: starts, readCounts: reads)
    guard isInOrder else { throw .damagedUniques(reason: "its sequences are not in order") }
  }

  private var isInOrder: Bool {
    for index in 0..<max(0, count - 1) {
      if readCounts[index] < readCounts[index + 1] { return false }
      if readCounts[index] == readCounts[index + 1],
        !letters[range(index)].lexicographicallyPrecedes(letters[range(index + 1)])
      {
        return false
      }
    }
    return true
  }
}

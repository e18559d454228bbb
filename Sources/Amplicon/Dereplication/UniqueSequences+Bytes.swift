import Kernels

extension UniqueSequences {
  /// `DYSUNIQ` and the version of the layout.
  private static let magic: [UInt8] = Array("DYSUNIQ".utf8) + [1]

  /// The sequences as bytes of a stage file, little-endian: magic and version (8 bytes), number of sequences, number of
  /// letters (8 bytes each), lengths (4 bytes each), read counts (8 bytes each), letters, and the hash of all that
  /// (8 bytes). Complexity O(bytes).
  public func encoded() -> [UInt8] {
    var bytes = UniqueSequences.magic
    bytes.reserveCapacity(32 + 12 * count + letters.count)
    UniqueSequences.append(UInt64(count), to: &bytes)
    UniqueSequences.append(UInt64(letters.count), to: &bytes)
    for index in 0..<count { UniqueSequences.append(UInt32(range(index).count), to: &bytes) }
    for reads in readCounts { UniqueSequences.append(UInt64(reads), to: &bytes) }
    bytes.append(contentsOf: letters)
    UniqueSequences.append(UniqueSequences.checksum(bytes, count: bytes.count), to: &bytes)
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
    guard UniqueSequences.checksum(bytes, count: body) == UniqueSequences.word(bytes, body, 8) else {
      throw .damagedUniques(reason: "its check sum is wrong; it may be cut off")
    }
    let (declared, declaredLetters) = (UniqueSequences.word(bytes, 8, 8), UniqueSequences.word(bytes, 16, 8))
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
      total += Int(UniqueSequences.word(bytes, 24 + 4 * index, 4))
      starts.append(total)
      guard let value = Int(exactly: UniqueSequences.word(bytes, 24 + 4 * count + 8 * index, 8)), value > 0,
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

  private static func checksum(_ bytes: [UInt8], count: Int) -> UInt64 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      // SAFETY: `count` ≤ the array's count, and the array outlives the call.
      guard let start = buffer.baseAddress else { return 0 }
      return unsafe SequenceHash.hash(start, count: count)
    }
  }

  private static func append<Word: FixedWidthInteger>(_ word: Word, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: Word.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> Word(shift)))
    }
  }

  private static func word(_ bytes: [UInt8], _ at: Int, _ size: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in 0..<size { word |= UInt64(bytes[at + place]) << UInt64(8 * place) }
    return word
  }
}

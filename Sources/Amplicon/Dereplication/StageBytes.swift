import Kernels

/// Numbers and check sums of stage files: little-endian, as `UniqueSequences` and `QualityUniques` write them.
enum StageBytes {
  static func append<Word: FixedWidthInteger>(_ word: Word, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: Word.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> Word(shift)))
    }
  }

  /// The number in `size` bytes (at most 8).
  static func word(_ bytes: [UInt8], _ at: Int, _ size: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in 0..<size { word |= UInt64(bytes[at + place]) << UInt64(8 * place) }
    return word
  }

  /// The hash of the first `count` bytes.
  static func checksum(_ bytes: [UInt8], count: Int) -> UInt64 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      // SAFETY: `count` ≤ the array's count, and the array outlives the call.
      guard let start = buffer.baseAddress else { return 0 }
      return unsafe SequenceHash.hash(start, count: count)
    }
  }
}

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

  /// The bytes of an array of words, appended at once.
  static func append(_ words: [UInt32], to bytes: inout [UInt8]) {
    let little = words.map(\.littleEndian)
    // SAFETY: the array's bytes, which are copied.
    unsafe little.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }

  /// `count` words of four bytes.
  static func words(_ bytes: [UInt8], _ at: Int, count: Int) -> [UInt32] {
    precondition(count >= 0 && at >= 0 && at + 4 * count <= bytes.count)
    return unsafe bytes.withUnsafeBytes { bytes in
      // SAFETY: 4 × count bytes lie behind `at`, checked above.
      unsafe Array(unsafeUninitializedCapacity: count) { words, filled in
        unsafe UnsafeMutableRawBufferPointer(words).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[at..<at + 4 * count]))
        for place in 0..<count { unsafe words[place] = UInt32(littleEndian: words[place]) }
        filled = count
      }
    }
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

import Kernels

extension QualityUniques {
  /// `DYSQUNQ` and the version of the layout.
  private static let magic: [UInt8] = Array("DYSQUNQ".utf8) + [1]

  /// The uniques as bytes of a stage file, little-endian: magic and version (8 bytes), the number of bytes of the
  /// sequences (8 bytes), the sequences (`UniqueSequences.encoded`), sums of scores (4 bytes per letter of sequences with
  /// two reads or more), scores (1 byte per letter of the others), and the hash of all that (8 bytes).
  /// Complexity O(bytes).
  public func encoded() -> [UInt8] {
    let inner = sequences.encoded()
    var bytes = QualityUniques.magic
    bytes.reserveCapacity(24 + inner.count + 4 * sums.count + singles.count)
    StageBytes.append(UInt64(inner.count), to: &bytes)
    bytes.append(contentsOf: inner)
    StageBytes.append(sums, to: &bytes)
    bytes.append(contentsOf: singles)
    StageBytes.append(StageBytes.checksum(bytes, count: bytes.count), to: &bytes)
    return bytes
  }

  /// The uniques of a stage file.
  ///
  /// - Throws: `AmpliconError.damagedUniques` for another file, another version, a wrong size, sum, order, letter or
  ///   score.
  public init(decoding bytes: [UInt8]) throws(AmpliconError) {
    let magic = QualityUniques.magic
    guard bytes.count >= 24, bytes.prefix(7).elementsEqual(magic.prefix(7)) else {
      throw .damagedUniques(reason: "it does not start like one with qualities")
    }
    guard bytes[7] == magic[7] else {
      throw .damagedUniques(reason: "its layout has version \(bytes[7]), not \(magic[7])")
    }
    let body = bytes.count - 8
    guard StageBytes.checksum(bytes, count: body) == StageBytes.word(bytes, body, 8) else {
      throw .damagedUniques(reason: "its check sum is wrong; it may be cut off")
    }
    guard let inner = Int(exactly: StageBytes.word(bytes, 8, 8)), inner <= body - 16 else {
      throw .damagedUniques(reason: "its size does not fit its head")
    }
    let sequences = try UniqueSequences(decoding: Array(bytes[16..<(16 + inner)]))
    let multiple = sequences.readCounts.prefix { $0 > 1 }.count
    let summed = sequences.starts[multiple]
    var at = 16 + inner
    guard 4 * summed + sequences.letters.count - summed == body - at else {
      throw .damagedUniques(reason: "its scores do not fit its letters")
    }
    let sums = StageBytes.words(bytes, at, count: summed)
    at += 4 * summed
    for index in 0..<multiple {
      let limit = UInt32(clamping: 93 * sequences.readCounts[index])
      guard sums[sequences.range(index)].allSatisfy({ $0 <= limit }) else {
        throw .damagedUniques(reason: "sequence \(index + 1) has a score above 93")
      }
    }
    let singles = Array(bytes[at..<body])
    guard singles.allSatisfy({ $0 <= 93 }) else { throw .damagedUniques(reason: "a score is above 93") }
    guard ByteCount.ambiguous(in: sequences.letters.span, 0..<sequences.letters.count) == 0 else {
      throw .damagedUniques(reason: "a letter is none of A, C, G, T")
    }
    self.init(sequences: sequences, sums: sums, singles: singles)
  }
}

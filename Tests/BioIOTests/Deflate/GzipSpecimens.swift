/// The content of the fixtures `gzip/level-*.gz`: letters, and stretches that stood before.
///
/// The twin of the rule in `scripts/oracles/gzip-levels.sh`.
func gzipFixtureContent() -> [UInt8] {
  var state = 1
  func draw(_ bound: Int) -> Int {
    state = (state * 1_103_515_245 + 12_345) % (1 << 31)
    return (state >> 8) % bound
  }
  var content: [UInt8] = []
  while content.count < 200_000 {
    if content.count > 100, draw(3) == 0 {
      let distance = 1 + draw(min(content.count, 32_768))
      for _ in 0..<3 + draw(300) { content.append(content[content.count - distance]) }
    } else {
      for _ in 0..<1 + draw(200) { content.append(Array("ACGT\n".utf8)[draw(5)]) }
    }
  }
  return content
}

/// A gzip member written by hand (RFC 1952), its data in stored blocks (RFC 1951, section 3.2.4).
struct StoredMember {
  var content: [UInt8]
  /// Content of one block.
  var blockBytes = 65_535
  var extra: [UInt8]?
  var name: String?
  var comment: String?
  var hasHeaderChecksum = false

  /// A member whose header has every optional field.
  static func withAllFields(_ content: [UInt8]) -> StoredMember {
    StoredMember(
      content: content, blockBytes: 50, extra: Array("XY\u{4}\u{0}abcd".utf8), name: "reads.fq", comment: "a comment",
      hasHeaderChecksum: true)
  }

  var header: [UInt8] {
    var flags: UInt8 = 1
    if hasHeaderChecksum { flags |= 2 }
    if extra != nil { flags |= 4 }
    if name != nil { flags |= 8 }
    if comment != nil { flags |= 16 }
    var bytes: [UInt8] = [0x1F, 0x8B, 8, flags, 1, 2, 3, 4, 0, 3]
    if let extra { bytes += littleEndian(UInt32(extra.count)).prefix(2) + extra }
    if let name { bytes += Array(name.utf8) + [0] }
    if let comment { bytes += Array(comment.utf8) + [0] }
    if hasHeaderChecksum { bytes += littleEndian(plainCRC32(bytes)).prefix(2) }
    return bytes
  }

  var bytes: [UInt8] {
    var data: [UInt8] = []
    var start = 0
    repeat {
      let end = min(start + blockBytes, content.count)
      let length = UInt16(end - start)
      data.append(end == content.count ? 1 : 0)
      data += littleEndian(UInt32(length) | UInt32(~length) << 16) + content[start..<end]
      start = end
    } while start < content.count
    return header + data + littleEndian(plainCRC32(content)) + littleEndian(UInt32(content.count))
  }
}

/// Bits in the order in which deflate stores them: the first in a byte's lowest place.
struct BitText {
  private(set) var bytes: [UInt8] = []
  private var count = 0

  init(_ bits: String) { append(bits) }

  mutating func append(_ bits: String) {
    for bit in bits.utf8 {
      if count % 8 == 0 { bytes.append(0) }
      if bit == UInt8(ascii: "1") { bytes[count / 8] |= 1 << (count % 8) }
      count += 1
    }
  }
}

private func littleEndian(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }

/// CRC-32 of gzip by its definition (RFC 1952, section 8), bit by bit.
private func plainCRC32(_ bytes: [UInt8]) -> UInt32 {
  var checksum = ~UInt32(0)
  for byte in bytes {
    checksum ^= UInt32(byte)
    for _ in 0..<8 { checksum = checksum & 1 == 0 ? checksum >> 1 : (checksum >> 1) ^ 0xEDB8_8320 }
  }
  return ~checksum
}

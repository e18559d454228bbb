/// The header of a gzip member (RFC 1952, section 2.3), taken byte by byte, so that it may be cut anywhere.
///
/// The optional fields are stepped over; the header's checksum is compared where there is one.
struct GzipHeader {
  /// What a byte has shown.
  enum Finding: Equatable {
    /// The header goes on.
    case more
    /// The byte was the header's last; compressed data follow.
    case end
    /// The first two bytes are not those of gzip.
    case notGzip
    /// The header is wrong, and why.
    case corrupt(String)
  }

  private enum Field { case fixed, extraLength, extra, name, comment, checksum, end }

  private static let fixedBytes = 10
  private static let hasChecksum: UInt8 = 2
  private static let hasExtra: UInt8 = 4
  private static let hasName: UInt8 = 8
  private static let hasComment: UInt8 = 16
  private static let reserved: UInt8 = 0xE0

  private var field = Field.fixed
  private var flags: UInt8 = 0
  /// Bytes of the field taken so far.
  private var taken = 0
  /// A number of two bytes, the lower first: the length of the extra field or the checksum.
  private var number = 0
  private var checksum = ~UInt32(0)

  /// Takes the next byte.
  ///
  /// - Complexity: O(1).
  mutating func take(_ byte: UInt8) -> Finding {
    if field != .checksum { checksum = GzipHeader.updated(checksum, byte) }
    taken += 1
    switch field {
    case .fixed: return fixed(byte)
    case .extraLength:
      number |= Int(byte) << (8 * (taken - 1))
      if taken == 2 { begin(number > 0 ? .extra : afterExtra) }
    case .extra: if taken == number { begin(afterExtra) }
    case .name: if byte == 0 { begin(afterName) }
    case .comment: if byte == 0 { begin(afterComment) }
    case .checksum:
      number |= Int(byte) << (8 * (taken - 1))
      if taken == 2 {
        guard number == Int(~checksum & 0xFFFF) else { return .corrupt("header crc mismatch") }
        begin(.end)
      }
    case .end: break
    }
    return field == .end ? .end : .more
  }

  private mutating func fixed(_ byte: UInt8) -> Finding {
    switch taken {
    case 1: return byte == 0x1F ? .more : .notGzip
    case 2: return byte == 0x8B ? .more : .notGzip
    case 3: number = Int(byte)
    case 4:
      flags = byte
      if number != 8 { return .corrupt("unknown compression method") }
      if flags & GzipHeader.reserved != 0 { return .corrupt("unknown header flags set") }
    case GzipHeader.fixedBytes: begin(flags & GzipHeader.hasExtra != 0 ? .extraLength : afterExtra)
    default: break
    }
    return field == .end ? .end : .more
  }

  private var afterExtra: Field { flags & GzipHeader.hasName != 0 ? .name : afterName }
  private var afterName: Field { flags & GzipHeader.hasComment != 0 ? .comment : afterComment }
  private var afterComment: Field { flags & GzipHeader.hasChecksum != 0 ? .checksum : .end }

  private mutating func begin(_ next: Field) {
    field = next
    taken = 0
    if next != .extra { number = 0 }
  }

  /// One byte more in a CRC-32 of gzip (RFC 1952, section 8), before its last complement.
  private static func updated(_ checksum: UInt32, _ byte: UInt8) -> UInt32 {
    var rest = checksum ^ UInt32(byte)
    for _ in 0..<8 { rest = rest & 1 == 0 ? rest >> 1 : rest >> 1 ^ 0xEDB8_8320 }
    return rest
  }
}

/// Text as it may stand in HTML and SVG: `& < > " '` escaped, characters that XML forbids replaced. The only place
/// where text becomes markup.
public struct HTMLText: Sendable, Equatable {
  /// The escaped text, safe between tags and in quoted attributes.
  public let escaped: String

  /// - Parameter text: any text. Complexity O(bytes).
  public init(_ text: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
      case 0x09, 0x0A, 0x0D: bytes.append(byte)
      case 0..<0x20, 0x7F: bytes += Array("\u{FFFD}".utf8)
      default: bytes.append(byte)
      }
    }
    escaped = String(decoding: bytes, as: UTF8.self)
  }
}

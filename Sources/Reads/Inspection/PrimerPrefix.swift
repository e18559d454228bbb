/// The bases directly before a primer, as far as they are A, C, G or T: up to 24, two bits each.
struct PrimerPrefix: Hashable, Comparable {
  static let maximumLength = 24

  // The last base in bits 0 and 1; the number of bases above bit 48.
  private let bits: UInt64

  /// - Parameter end: where the primer begins.
  init(_ read: Span<UInt8>, before end: Int) {
    var word: UInt64 = 0
    var length = 0
    while length < PrimerPrefix.maximumLength, length < end {
      let code: UInt64
      switch read[end - 1 - length] {
      case 0x41: code = 0
      case 0x43: code = 1
      case 0x47: code = 2
      case 0x54: code = 3
      default:
        bits = word | UInt64(length) << 48
        return
      }
      word |= code << UInt64(2 * length)
      length += 1
    }
    bits = word | UInt64(length) << 48
  }

  private init(bits: UInt64) { self.bits = bits }

  /// The number of bases.
  var length: Int { Int(bits >> 48) }

  /// The last `length` bases; nil where there are fewer.
  func last(_ length: Int) -> PrimerPrefix? {
    guard length <= self.length else { return nil }
    return PrimerPrefix(bits: bits & ((1 << UInt64(2 * length)) - 1) | UInt64(length) << 48)
  }

  /// The letters, 5'→3'.
  var letters: String {
    let codes = (0..<length).reversed().map { Int((bits >> UInt64(2 * $0)) & 3) }
    return String(decoding: codes.map { Array("ACGT".utf8)[$0] }, as: UTF8.self)
  }

  static func < (a: PrimerPrefix, b: PrimerPrefix) -> Bool { a.letters < b.letters }
}

/// Reads what `PackedWriter` wrote; any byte may be wrong.
struct PackedReader {
  /// What is wrong with the bytes.
  enum Damage: Error {
    case notThisFormat, otherVersion, cut, changed

    var message: String {
      switch self {
      case .notThisFormat: "not a packed reference"
      case .otherVersion: "a packed reference of another version"
      case .cut: "the packed reference ends early"
      case .changed: "the packed reference has been changed: its checksum or its parts do not fit"
      }
    }
  }

  private let bytes: [UInt8]
  private var next = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { next == bytes.count }

  mutating func byte() throws(Damage) -> UInt8 {
    guard next < bytes.count else { throw .cut }
    defer { next += 1 }
    return bytes[next]
  }

  mutating func take(_ count: Int) throws(Damage) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - next else { throw .cut }
    defer { next += count }
    return bytes[next..<(next + count)]
  }

  /// A number below 2^56.
  mutating func number() throws(Damage) -> Int {
    var value = 0
    for shift in stride(from: 0, to: 56, by: 7) {
      let byte = try byte()
      value |= Int(byte & 127) << shift
      if byte < 128 { return value }
    }
    throw .changed
  }

  /// A number added to another.
  mutating func sum(_ start: Int) throws(Damage) -> Int {
    let (sum, overflows) = start.addingReportingOverflow(try number())
    // Far beyond any file, and far from what further sums could not hold.
    guard !overflows, sum < 1 << 56 else { throw .changed }
    return sum
  }

  /// A number of things that follow, each of at least one byte.
  mutating func count() throws(Damage) -> Int {
    let count = try number()
    guard count <= bytes.count - next else { throw .cut }
    return count
  }

  mutating func text() throws(Damage) -> String {
    guard let end = bytes[next...].firstIndex(of: 0) else { throw .cut }
    defer { next = end + 1 }
    return String(decoding: bytes[next..<end], as: UTF8.self)
  }
}

import BioModel

/// Walks over the bytes of a TOML text.
struct TOMLScanner {
  private let bytes: [UInt8]
  private let file: String
  private var place = 0
  /// 1-based.
  private(set) var line = 1

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.file = file
  }

  func error(_ message: String, line: Int? = nil, advice: String = "") -> DysbiosisError {
    DysbiosisError(location: SourceLocation(file: file, line: line ?? self.line), message: message, advice: advice)
  }

  /// Skips blanks, line ends and comments; false at the end.
  mutating func skipToContent() throws(DysbiosisError) -> Bool {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09, 0x0D: place += 1
      case 0x0A: newLine()
      case UInt8(ascii: "#"): skipComment()
      default: return true
      }
    }
    return false
  }

  mutating func skipBlanks() { while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 } }

  mutating func take(_ text: String) -> Bool {
    guard bytes[place...].starts(with: text.utf8) else { return false }
    place += text.utf8.count
    return true
  }

  /// Nothing but a comment may follow on the line.
  mutating func endLine() throws(DysbiosisError) {
    skipBlanks()
    if place < bytes.count, bytes[place] == UInt8(ascii: "#") { skipComment() }
    if place < bytes.count, bytes[place] == 0x0D { place += 1 }
    if place == bytes.count { return }
    guard bytes[place] == 0x0A else { throw error("the line goes on with '\(rest())'") }
    newLine()
  }

  /// A bare or quoted key.
  mutating func key() throws(DysbiosisError) -> String {
    skipBlanks()
    if place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") {
      return try string()
    }
    let start = place
    while place < bytes.count, Self.isBare(bytes[place]) { place += 1 }
    if start == place { throw error("a key or a table is expected, found '\(rest())'") }
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") { throw error("dotted keys have no place here") }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  mutating func value() throws(DysbiosisError) -> RatioTable.Value {
    skipBlanks()
    guard place < bytes.count else { throw error("a value is missing") }
    switch bytes[place] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try string())
    case UInt8(ascii: "["): return .texts(try strings())
    case UInt8(ascii: "{"): throw error("inline tables have no place here")
    default: break
    }
    let start = place
    while place < bytes.count, ![0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "#")].contains(bytes[place]) { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    if word == "true" || word == "false" { return .truth(word == "true") }
    guard let number = NumberText.number(word) else {
      throw error("'\(word)' is no value", advice: "text stands in double quotes")
    }
    return .number(number)
  }

  private mutating func strings() throws(DysbiosisError) -> [String] {
    place += 1
    var found: [String] = []
    while true {
      guard try skipToContent() else { throw error("the array is never closed") }
      if take("]") { return found }
      guard bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") else {
        throw error("an array holds text in quotes, found '\(rest())'")
      }
      found.append(try string())
      guard try skipToContent() else { throw error("the array is never closed") }
      if !take(","), bytes[place] != UInt8(ascii: "]") {
        throw error("expected , or ] in the array, found '\(rest())'")
      }
    }
  }

  private mutating func string() throws(DysbiosisError) -> String {
    let quote = bytes[place]
    if bytes[place...].starts(with: [quote, quote, quote]) { throw error("multi-line text has no place here") }
    place += 1
    var text: [UInt8] = []
    while place < bytes.count, bytes[place] != 0x0A {
      let byte = bytes[place]
      place += 1
      if byte == quote {
        guard let valid = String(validating: text, as: UTF8.self) else { throw error("the text is no valid UTF-8") }
        return valid
      }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { text += try escaped() } else { text.append(byte) }
    }
    throw error("the text that begins with \(String(decoding: [quote], as: UTF8.self)) is never closed")
  }

  private mutating func escaped() throws(DysbiosisError) -> [UInt8] {
    guard place < bytes.count else { throw error("the text is never closed") }
    let sign = bytes[place]
    place += 1
    switch sign {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [sign]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      let digits = String(decoding: bytes[place...].prefix(4), as: UTF8.self)
      guard digits.utf8.count == 4, let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
        throw error("\\u needs four hexadecimal digits of a character")
      }
      place += 4
      return Array(String(Character(scalar)).utf8)
    default:
      throw error("\\\(String(decoding: [sign], as: UTF8.self)) is no escape", advice: "write \\\\ for a backslash")
    }
  }

  private mutating func newLine() {
    place += 1
    line += 1
  }

  private mutating func skipComment() { while place < bytes.count, bytes[place] != 0x0A { place += 1 } }

  private func rest() -> String {
    String(decoding: bytes[place...].prefix { $0 != 0x0A && $0 != 0x0D }.prefix(20), as: UTF8.self)
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

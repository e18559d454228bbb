public import BioModel

/// Reads JSON (RFC 8259) as a stream of values pulled by the caller, straight from bytes: no tree, no reflection.
///
///     var json = JSONReader(bytes, file: "table.biom")
///     try json.beginObject()
///     while let key = try json.nextKey() { … one value per key … }
///     try json.end()
///
/// Strict: no comments, no trailing commas, no `NaN`, nothing behind the document, nesting up to a limit. Every error
/// names line and byte. Any bytes either parse or throw.
public struct JSONReader: Sendable {
  /// What the next value is.
  public enum Kind: String, Sendable {
    case object, array, string, number, bool, null
  }

  let bytes: [UInt8]
  let file: String
  let depthLimit: Int
  var at = 0
  // One entry per open container: whether it already gave something.
  private var open: [(isObject: Bool, gave: Bool)] = []

  /// - Parameters:
  ///   - bytes: valid UTF-8 without a byte-order mark (strings check their own bytes anyway).
  ///   - file: the name that errors give.
  ///   - depthLimit: how many containers may be open at once.
  public init(_ bytes: [UInt8], file: String, depthLimit: Int = 64) {
    self.bytes = bytes
    self.file = file
    self.depthLimit = depthLimit
  }

  /// The kind of the next value, which stays where it is.
  public mutating func peek() throws(TableError) -> Kind {
    skipBlanks()
    guard at < bytes.count else { throw failure("the document ends where a value is expected") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw failure("no JSON value starts with \(shown(bytes[at]))")
    }
  }

  /// Opens an object; `nextKey` then gives its keys until nil.
  public mutating func beginObject() throws(TableError) { try begin(UInt8(ascii: "{"), isObject: true) }

  /// Opens an array; `nextElement` then says whether there is another one.
  public mutating func beginArray() throws(TableError) { try begin(UInt8(ascii: "["), isObject: false) }

  /// The next key of the open object, its value coming next; nil when the object ends.
  public mutating func nextKey() throws(TableError) -> String? {
    guard try nextItem(UInt8(ascii: "}")) else { return nil }
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw failure("a key in double quotes is expected") }
    let key = try string()
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else {
      throw failure("a colon is expected behind the key \"\(key)\"")
    }
    at += 1
    return key
  }

  /// Whether the open array has another element, which comes next.
  public mutating func nextElement() throws(TableError) -> Bool { try nextItem(UInt8(ascii: "]")) }

  /// A string, escapes resolved.
  public mutating func string() throws(TableError) -> String {
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw failure("a string is expected") }
    return try JSONString.read(&self)
  }

  /// A finite number.
  public mutating func number() throws(TableError) -> Double {
    skipBlanks()
    var next = at
    guard let value = DecimalNumber.scan(bytes.span, &next), JSONNumber.isStrict(bytes[at..<next]) else {
      throw failure("a number is expected")
    }
    at = next
    return value
  }

  /// A whole number that an `Int` holds exactly.
  public mutating func integer() throws(TableError) -> Int {
    skipBlanks()
    let start = at
    let value = try number()
    guard value == value.rounded(), value.magnitude <= 0x1p53 else {
      at = start
      throw failure("a whole number is expected")
    }
    return Int(value)
  }

  /// `true` or `false`.
  public mutating func bool() throws(TableError) -> Bool {
    if try takeWord("true") { return true }
    if try takeWord("false") { return false }
    throw failure("true or false is expected")
  }

  /// `null`; false when something else comes next.
  public mutating func takeNull() throws(TableError) -> Bool { try takeWord("null") }

  /// Steps over the next value, whatever it holds.
  public mutating func skipValue() throws(TableError) {
    switch try peek() {
    case .object:
      try beginObject()
      while try nextKey() != nil { try skipValue() }
    case .array:
      try beginArray()
      while try nextElement() { try skipValue() }
    case .string: _ = try string()
    case .number: _ = try number()
    case .bool: _ = try bool()
    case .null: if try !takeNull() { throw failure("null is expected") }
    }
  }

  /// Nothing may stand behind the document.
  public mutating func end() throws(TableError) {
    skipBlanks()
    guard at == bytes.count else { throw failure("more text stands behind the document") }
  }

  /// The place of the next byte.
  public var location: SourceLocation {
    var line = 1
    for byte in bytes[..<min(at, bytes.count)] where byte == 0x0A { line += 1 }
    return SourceLocation(file: file, line: line, byteOffset: at)
  }

  /// An error at the next byte.
  public func failure(_ message: String, advice: String = "") -> TableError {
    TableError(at: location, message, advice: advice)
  }

  mutating func skipBlanks() {
    while at < bytes.count,
      bytes[at] == 0x20 || (bytes[at] >= 0x09 && bytes[at] <= 0x0D && bytes[at] != 0x0B && bytes[at] != 0x0C)
    {
      at += 1
    }
  }

  private mutating func begin(_ mark: UInt8, isObject: Bool) throws(TableError) {
    skipBlanks()
    guard at < bytes.count, bytes[at] == mark else {
      throw failure(isObject ? "an object is expected" : "an array is expected")
    }
    guard open.count < depthLimit else { throw failure("more than \(depthLimit) containers are nested") }
    open.append((isObject, false))
    at += 1
  }

  private mutating func nextItem(_ closing: UInt8) throws(TableError) -> Bool {
    guard let container = open.last, container.isObject == (closing == UInt8(ascii: "}")) else {
      throw failure("no such container is open")
    }
    skipBlanks()
    guard at < bytes.count else {
      throw failure(
        "the document ends inside \(container.isObject ? "an object" : "an array"); the file may be cut off")
    }
    if bytes[at] == closing {
      at += 1
      open.removeLast()
      return false
    }
    if container.gave {
      guard bytes[at] == UInt8(ascii: ",") else {
        throw failure("a comma or the end is expected, not \(shown(bytes[at]))")
      }
      at += 1
    }
    open[open.count - 1].gave = true
    return true
  }

  private mutating func takeWord(_ word: String) throws(TableError) -> Bool {
    skipBlanks()
    guard bytes[at...].starts(with: word.utf8) else { return false }
    at += word.utf8.count
    return true
  }

  private func shown(_ byte: UInt8) -> String {
    byte >= 0x20 && byte < 0x7F ? "\"\(Character(UnicodeScalar(byte)))\"" : "byte 0x\(String(byte, radix: 16))"
  }
}

/// Writes JSON as a stream: fields in the order they are given, two-space indentation, `"key": value`.
///
/// A list or object of plain values stands on one line, and so does an element of a list whose members hold at most
/// plain values: a record is a line. What is open at the outermost level is never folded.
/// Undefined numbers are `null`; there is no NaN in JSON.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  // One entry per open container.
  private var open: [Container] = []
  private var afterKey = false

  private struct Container {
    /// The place of its bracket.
    let start: Int
    var holdsSomething = false
    /// Levels of containers below and with it.
    var height = 1
  }

  public init() {}

  /// The text so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// `{ … }`; `body` writes the members.
  public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try container(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// `[ … ]`; `body` writes the elements.
  public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try container(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// The name of the next member.
  public mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(contentsOf: [UInt8(ascii: ":"), UInt8(ascii: " ")])
    afterKey = true
  }

  public mutating func value(_ text: String) {
    separate()
    quote(text)
  }

  public mutating func value(_ number: Int) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  public mutating func value(_ number: Double) {
    separate()
    if number.isFinite { NumberText.append(number, to: &bytes) } else { bytes.append(contentsOf: "null".utf8) }
  }

  public mutating func value(_ truth: Bool) {
    separate()
    bytes.append(contentsOf: (truth ? "true" : "false").utf8)
  }

  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// `"name": "text"`, or `null` without one.
  public mutating func member(_ name: String, _ text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }

  /// `"name": number`, or `null` without one.
  public mutating func member(_ name: String, _ number: Double?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  /// `"name": number`
  public mutating func member(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  /// `"name": true`
  public mutating func member(_ name: String, _ truth: Bool) {
    key(name)
    value(truth)
  }

  /// `"name": [ "a", "b" ]`
  public mutating func member(_ name: String, _ texts: [String]) {
    key(name)
    array { json in for text in texts { json.value(text) } }
  }

  /// Writes a value once more that was written at the same depth: the bytes from `start` to `end`.
  ///
  /// - Precondition: `start` was `bytes.count` behind the value's key, `end` was `bytes.count` behind the value.
  public mutating func valueAgain(from start: Int, to end: Int) {
    separate()
    bytes.append(contentsOf: Array(bytes[start..<end]))
    // What was written may hold containers that are not folded.
    if !open.isEmpty { open[open.count - 1].height = 3 }
  }

  private mutating func container(
    _ opening: UInt8, _ closing: UInt8, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    separate()
    open.append(Container(start: bytes.count))
    bytes.append(opening)
    try body(&self)
    let closed = open.removeLast()
    if closed.holdsSomething { newline() }
    bytes.append(closing)
    guard let parent = open.last else { return bytes.append(UInt8(ascii: "\n")) }
    open[open.count - 1].height = max(parent.height, closed.height + 1)
    let isElement = bytes[parent.start] == UInt8(ascii: "[")
    if closed.height == 1 || closed.height == 2 && isElement { fold(from: closed.start) }
  }

  /// Takes the line breaks out of what was written from `start` on; texts hold none, they are escaped.
  private mutating func fold(from start: Int) {
    var end = start
    var isIndentation = false
    for place in start..<bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\n") {
        isIndentation = true
        if bytes[end - 1] != UInt8(ascii: ",") { continue }
      } else if byte == UInt8(ascii: " "), isIndentation {
        continue
      } else {
        isIndentation = false
      }
      bytes[end] = byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte
      end += 1
    }
    bytes.removeLast(bytes.count - end)
  }

  private mutating func separate() {
    if afterKey {
      afterKey = false
      return
    }
    guard let container = open.last else { return }
    if container.holdsSomething { bytes.append(UInt8(ascii: ",")) }
    open[open.count - 1].holdsSomething = true
    newline()
  }

  private mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * open.count))
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    // Nearly all texts hold nothing to be written otherwise.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      bytes.append(contentsOf: text.utf8)
      bytes.append(UInt8(ascii: "\""))
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

import BioModel

/// A place in the text of a tree file: blanks and comments, names, numbers, and errors with line and column.
struct TreeCursor {
  let text: [UInt8]
  let file: String
  var at = 0

  var isAtEnd: Bool { at >= text.count }
  /// The byte here; nil at the end.
  var byte: UInt8? { at < text.count ? text[at] : nil }

  /// Steps over blanks, line ends and comments in square brackets, which may hold others.
  mutating func skipBlanks() throws(TableError) {
    while at < text.count {
      if Self.isBlank(text[at]) {
        at += 1
      } else if text[at] == UInt8(ascii: "[") {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(TableError) {
    let start = at
    var depth = 0
    while at < text.count {
      if text[at] == UInt8(ascii: "[") { depth += 1 }
      if text[at] == UInt8(ascii: "]") { depth -= 1 }
      at += 1
      if depth == 0 { return }
    }
    throw failure("a comment is opened here and never closed", at: start)
  }

  /// The name that stands here, in quotes (two of them inside stand for one) or up to a blank or a mark; empty when none
  /// does. Underscores stay as they are.
  mutating func name(endsAtEqualsSign: Bool = false) throws(TableError) -> String {
    guard let first = byte else { return "" }
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") { return try quotedName(first) }
    let start = at
    while at < text.count, !Self.isBlank(text[at]), !Self.isMark(text[at]),
      !(endsAtEqualsSign && text[at] == UInt8(ascii: "="))
    {
      at += 1
    }
    return String(decoding: text[start..<at], as: UTF8.self)
  }

  private mutating func quotedName(_ quote: UInt8) throws(TableError) -> String {
    let start = at
    var name: [UInt8] = []
    at += 1
    while at < text.count {
      if text[at] == quote {
        guard at + 1 < text.count, text[at + 1] == quote else {
          at += 1
          return String(decoding: name, as: UTF8.self)
        }
        at += 1
      }
      name.append(text[at])
      at += 1
    }
    throw failure("a quote is opened here and never closed", at: start)
  }

  /// The branch length that stands here.
  ///
  /// - Throws: no number, one that is not finite or beyond 1e100 (sums of lengths have to stay finite).
  mutating func branchLength() throws(TableError) -> Double {
    let start = at
    var next = at
    let number = DecimalNumber.scan(text.span, &next)
    at = next
    if let number, number.magnitude <= 1e100, at >= text.count || Self.isBlank(text[at]) || Self.isMark(text[at]) {
      return number
    }
    at = start
    let word = try name()
    throw failure(
      word.isEmpty ? "a branch length is expected after the colon" : "\"\(word)\" is no branch length", at: start,
      advice: "write a finite number, or leave out the colon")
  }

  /// An error at a byte.
  func failure(_ message: String, at offset: Int, advice: String = "") -> TableError {
    let (line, column) = place(of: offset)
    return TableError(at: SourceLocation(file: file, line: line, column: "\(column)"), message, advice: advice)
  }

  /// The 1-based line and column (in characters of Unicode) of a byte. Complexity O(offset).
  func place(of offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for index in 0..<min(offset, text.count) {
      let byte = text[index]
      if byte == 0x0A || (byte == 0x0D && !(index + 1 < text.count && text[index + 1] == 0x0A)) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  /// What stands here, for messages.
  var shown: String {
    guard let byte else { return "the end of the file" }
    let rest = text[at..<min(text.count, at + 20)].prefix { !Self.isBlank($0) && $0 >= 0x20 }
    return rest.isEmpty ? "byte \(byte)" : "\"\(String(decoding: rest, as: UTF8.self))\""
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  @inline(__always)
  static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"),
      UInt8(ascii: ";"), UInt8(ascii: ","):
      true
    default: false
    }
  }
}

import BioModel

/// The lines above a table's body: comments, then the record that names the columns.
struct TableHead {
  /// The first fields of the record are as the file has them; a missing corner (R's `write.table`) is "".
  var fields: [String]
  /// Its 1-based line.
  var line: Int
  /// Comment lines above it, without their line ends.
  var comments: [String]
  /// Where the body starts.
  var body: DelimitedRows.Cursor
  /// The file leaves the corner out: the head has one field fewer than the rows.
  var cornerIsMissing = false
  /// The line of QIIME 2's `#q2:types` record below the head, which is stepped over.
  var typesLine: Int?

  /// The most columns a head may name; more are refused before one of them is read.
  static let columnLimit = 1 << 22

  /// Finds the head: the last of the leading `#` lines that is split by the delimiter, else the first other line.
  ///
  /// - Throws: a file with comments only, an open quote, more columns than `columnLimit`.
  ///
  /// - Parameter isMothur: every line that starts with `#` is a comment, and a first row one field longer than the head
  ///   ends with a delimiter; else the head leaves its corner out there.
  init(
    _ text: Span<UInt8>, delimiter: UInt8, file: String, isMothur: Bool = false
  ) throws(TableError) {
    var cursor = DelimitedRows.Cursor()
    var comments: [String] = []
    var candidate: (fields: [String], line: Int, body: DelimitedRows.Cursor)?
    while cursor.at < text.count {
      let start = cursor
      let isComment = text[cursor.at] == UInt8(ascii: "#")
      if !isComment, candidate != nil { break }
      try Self.checkWidth(text, start, delimiter: delimiter, file: file)
      let fields = try DelimitedRows.record(text, &cursor, delimiter: delimiter, file: file)
      if fields[0] == "#q2:types" {
        typesLine = start.line
        candidate?.body = cursor
        continue
      }
      if fields.allSatisfy({ $0.trimmingBlanks().isEmpty }) { continue }
      if isComment, isMothur || fields.count == 1 {
        comments.append(fields.joined(separator: "\t"))
      } else {
        if let earlier = candidate { comments.append(earlier.fields.joined(separator: "\t")) }
        candidate = (fields, start.line, cursor)
      }
    }
    guard let candidate else {
      throw TableError(at: SourceLocation(file: file), "the file holds no table, only comments or blank lines")
    }
    fields = candidate.fields
    line = candidate.line
    body = candidate.body
    self.comments = comments
    if !isMothur, Self.firstWidth(text, body, delimiter: delimiter) == fields.count + 1 {
      fields.insert("", at: 0)
      cornerIsMissing = true
    }
  }

  /// Refuses a record that is wider than any table, without making its fields. Complexity O(bytes of the record).
  static func checkWidth(
    _ text: Span<UInt8>, _ cursor: DelimitedRows.Cursor, delimiter: UInt8, file: String
  ) throws(TableError) {
    guard text.count - cursor.at > columnLimit else { return }
    guard let width = DelimitedRows.width(text, cursor, delimiter: delimiter), width > columnLimit else { return }
    throw TableError(
      at: SourceLocation(file: file, line: cursor.line), "the header names \(grouped(width)) columns",
      advice: "at most \(grouped(columnLimit)) are read: is this the right delimiter, or should the table be turned?")
  }

  // The number of fields of the first row that is not blank; nil without one, or when it leaves a quote open.
  static func firstWidth(_ text: Span<UInt8>, _ start: DelimitedRows.Cursor, delimiter: UInt8) -> Int? {
    var cursor = start
    while cursor.at < text.count {
      let before = cursor.at
      DelimitedRows.endLine(text, &cursor)
      if cursor.at == before { return DelimitedRows.width(text, cursor, delimiter: delimiter) }
    }
    return nil
  }

  // `10,000,000`
  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }
}

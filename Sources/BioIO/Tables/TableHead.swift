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
  /// The line of a title above the table, which is stepped over.
  var titleLine: Int?
  /// MicrobiomeAnalyst's `#CLASS` records below its `#NAME` head: one value per sample.
  var classRows: [[String]] = []

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
    var classBody: DelimitedRows.Cursor?
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
      if start.at == 0, Self.isSeparatorLine(fields) { continue }
      if let candidate, fields[0].uppercased().hasPrefix("#CLASS"), candidate.fields[0].uppercased() == "#NAME",
        fields.count == candidate.fields.count
      {
        classRows.append(fields)
        classBody = cursor
        continue
      }
      if !isComment, !isMothur, titleLine == nil, Self.isTitle(fields, above: cursor, text, delimiter) {
        titleLine = start.line
        comments.append(fields[0])
        continue
      }
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
    body = classBody ?? candidate.body
    self.comments = comments
    if !isMothur, Self.firstWidth(text, body, delimiter: delimiter) == fields.count + 1 {
      fields.insert("", at: 0)
      cornerIsMissing = true
    }
  }

  // Excel's `sep=;`, which any delimiter splits or leaves whole.
  private static func isSeparatorLine(_ fields: [String]) -> Bool {
    let text = fields[0].lowercased()
    return text.hasPrefix("sep=") && text.utf8.count <= 5 && fields.dropFirst().allSatisfy(\.isEmpty)
  }

  // One text alone, or filled up with empty fields, above a record of several that is a head.
  private static func isTitle(
    _ fields: [String], above cursor: DelimitedRows.Cursor, _ text: Span<UInt8>, _ delimiter: UInt8
  ) -> Bool {
    guard !fields[0].trimmingBlanks().isEmpty, fields.dropFirst().allSatisfy({ $0.trimmingBlanks().isEmpty }),
      NumberText.number(fields[0]) == nil
    else { return false }
    // A line that other marks split is the head of another delimiter.
    if fields.count == 1, fields[0].utf8.contains(where: { $0 == 0x09 || ",;|".utf8.contains($0) }) { return false }
    var next = cursor
    var record: [String] = []
    while next.at < text.count, record.allSatisfy({ $0.trimmingBlanks().isEmpty }) {
      guard let width = DelimitedRows.width(text, next, delimiter: delimiter), width <= columnLimit,
        let found = try? DelimitedRows.record(text, &next, delimiter: delimiter, file: "")
      else { return false }
      record = found
    }
    let others = record.dropFirst().filter { !$0.trimmingBlanks().isEmpty }
    guard !others.isEmpty, fields.count > 1 || record.count > 2 else { return false }
    return OrientationEvidence.isCornerWord(record[0]) || others.contains { NumberText.number($0) == nil }
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

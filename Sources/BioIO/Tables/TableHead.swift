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

  /// Finds the head: the last of the leading `#` lines that is split by the delimiter, else the first other line.
  ///
  /// - Throws: a file with comments only, an open quote.
  init(_ text: Span<UInt8>, delimiter: UInt8, file: String) throws(TableError) {
    var cursor = DelimitedRows.Cursor()
    var comments: [String] = []
    var candidate: (fields: [String], line: Int, body: DelimitedRows.Cursor)?
    while cursor.at < text.count {
      let start = cursor
      let isComment = text[cursor.at] == UInt8(ascii: "#")
      if !isComment, candidate != nil { break }
      let fields = try DelimitedRows.record(text, &cursor, delimiter: delimiter, file: file)
      if fields.allSatisfy({ $0.trimmingBlanks().isEmpty }) { continue }
      if isComment, fields.count == 1 {
        comments.append(fields[0])
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
    // An open quote in the first row is for the body's own pass to report.
    let width = (try? TableHead.firstWidth(text, body, delimiter: delimiter, file: file)) ?? nil
    if width == fields.count + 1 {
      fields.insert("", at: 0)
      cornerIsMissing = true
    }
  }

  // The number of fields of the first row that is not blank.
  static func firstWidth(
    _ text: Span<UInt8>, _ start: DelimitedRows.Cursor, delimiter: UInt8, file: String
  ) throws(TableError) -> Int? {
    var cursor = start
    while cursor.at < text.count {
      let fields = try DelimitedRows.record(text, &cursor, delimiter: delimiter, file: file)
      if fields != [""] { return fields.count }
    }
    return nil
  }
}

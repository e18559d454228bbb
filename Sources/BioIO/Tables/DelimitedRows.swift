import BioModel

/// Splits delimited text into records of fields: quotes by RFC 4180 (a doubled quote is one, delimiters and line ends
/// may stand inside), line ends LF, CRLF or CR, blank lines left out.
///
/// For files of modest size (metadata, sheets, taxonomies) and for the heads of tables; a table's body has its own
/// pass without strings.
public enum DelimitedRows {
  /// One record.
  public struct Row: Equatable {
    /// The 1-based number of the line it starts on.
    public let line: Int
    public let fields: [String]
  }

  /// Where a pass stands.
  struct Cursor {
    var at = 0
    var line = 1
  }

  /// All records. - Throws: a quote that is never closed.
  public static func rows(_ bytes: [UInt8], delimiter: UInt8, file: String) throws(TableError) -> [Row] {
    var rows: [Row] = []
    var cursor = Cursor()
    let text = bytes.span
    while cursor.at < text.count {
      let line = cursor.line
      let fields = try record(text, &cursor, delimiter: delimiter, file: file)
      if fields != [""] { rows.append(Row(line: line, fields: fields)) }
    }
    return rows
  }

  /// The record at the cursor, which then stands behind its line end.
  static func record(
    _ text: Span<UInt8>, _ cursor: inout Cursor, delimiter: UInt8, file: String
  ) throws(TableError) -> [String] {
    var fields: [String] = []
    while true {
      fields.append(try field(text, &cursor, delimiter: delimiter, file: file))
      guard cursor.at < text.count, text[cursor.at] == delimiter else { break }
      cursor.at += 1
    }
    endLine(text, &cursor)
    return fields
  }

  /// How many fields the record at the cursor has, without making one of them; nil when a quote stays open.
  static func width(_ text: Span<UInt8>, _ cursor: Cursor, delimiter: UInt8) -> Int? {
    var fields = 1
    var isQuoted = false
    var atStart = true
    var at = cursor.at
    while at < text.count {
      let byte = text[at]
      if isQuoted {
        if byte == 0x22 { isQuoted = false }
      } else if byte == 0x22, atStart || text[at - 1] == 0x22 {
        // A second quote in a row is one of the text, and the field goes on.
        isQuoted = true
      } else if byte == delimiter {
        fields += 1
        atStart = true
        at += 1
        continue
      } else if byte == 0x0A || byte == 0x0D {
        break
      }
      atStart = false
      at += 1
    }
    return isQuoted ? nil : fields
  }

  /// The field at the cursor, unquoted; the cursor then stands on the delimiter, the line end or the end.
  static func field(
    _ text: Span<UInt8>, _ cursor: inout Cursor, delimiter: UInt8, file: String
  ) throws(TableError) -> String {
    var spelled: [UInt8] = []
    if cursor.at < text.count, text[cursor.at] == 0x22 {
      let opening = cursor.line
      cursor.at += 1
      while true {
        guard cursor.at < text.count else {
          throw TableError(
            at: SourceLocation(file: file, line: opening), "a quote is opened here and never closed",
            advice: "close it, or double a quote that belongs to the text")
        }
        let byte = text[cursor.at]
        if byte == 0x22 {
          guard cursor.at + 1 < text.count, text[cursor.at + 1] == 0x22 else { break }
          cursor.at += 1
        } else if byte == 0x0A || (byte == 0x0D && (cursor.at + 1 >= text.count || text[cursor.at + 1] != 0x0A)) {
          cursor.line += 1
        }
        spelled.append(byte)
        cursor.at += 1
      }
      cursor.at += 1
    }
    while cursor.at < text.count {
      let byte = text[cursor.at]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
      spelled.append(byte)
      cursor.at += 1
    }
    return String(decoding: spelled, as: UTF8.self)
  }

  /// Steps over one line end, if there is one.
  static func endLine(_ text: Span<UInt8>, _ cursor: inout Cursor) {
    guard cursor.at < text.count else { return }
    if text[cursor.at] == 0x0D {
      cursor.at += 1
      if cursor.at < text.count, text[cursor.at] == 0x0A { cursor.at += 1 }
    } else if text[cursor.at] == 0x0A {
      cursor.at += 1
    } else {
      return
    }
    cursor.line += 1
  }
}

import BioModel

/// The rows of a delimited table in the file's own orientation, sparse from the start.
struct DelimitedBody {
  var rowIDs: [String] = []
  /// The 1-based line of each row.
  var rowLines: [Int] = []
  /// Where each row's values start; one more entry than rows.
  var rowStarts = [0]
  /// Numbers of value columns.
  var columns: [Int32] = []
  /// The values that are not 0.
  var values: [Double] = []
  /// One array per text column, one text per row.
  var texts: [[String]]
  /// All values are whole.
  var isWhole = true

  /// Reads the body in one pass; a number costs no string, a zero costs two bytes' inspection.
  ///
  /// - Throws: ragged rows, text or nothing in a numeric cell, negative and infinite numbers, each with line and
  ///   column. - Complexity: O(bytes).
  init(
    _ text: Span<UInt8>, from start: DelimitedRows.Cursor, roles: ColumnRoles, heads: [String], delimiter: UInt8,
    file: String, emptyCellsAreZero: Bool
  ) throws(TableError) {
    texts = Array(repeating: [], count: roles.textCount)
    let kinds = roles.roles
    let numbers = roles.valueNumbers
    let width = kinds.count
    let count = text.count
    var cursor = start
    while cursor.at < count {
      if text[cursor.at] == 0x0A || text[cursor.at] == 0x0D {
        DelimitedRows.endLine(text, &cursor)
        continue
      }
      let line = cursor.line
      var column = 0
      while true {
        guard column < width else {
          throw Self.ragged(try Self.width(text, from: start, ofLine: line, delimiter, file), width, file, line)
        }
        if kinds[column] == .value {
          let at = cursor.at
          if at + 1 < count {
            // SAFETY: at + 1 < count.
            let digit = unsafe text[unchecked: at] &- 0x30
            if digit < 10, unsafe text[unchecked: at + 1] == delimiter {
              if digit != 0 {
                columns.append(numbers[column])
                values.append(Double(digit))
              }
              cursor.at = at + 2
              column += 1
              continue
            }
          }
          let value = try Self.value(
            text, &cursor, delimiter: delimiter, emptyIsZero: emptyCellsAreZero,
            place: SourceLocation(file: file, line: line), columnNumber: column + 1, head: heads[column])
          if value != 0 {
            columns.append(numbers[column])
            values.append(value)
            if value != value.rounded() { isWhole = false }
          }
        } else {
          let field = try DelimitedRows.field(text, &cursor, delimiter: delimiter, file: file)
          switch kinds[column] {
          case .identifier: rowIDs.append(field)
          case .text: texts[roles.textNumbers[column]].append(field)
          case .ignored, .value: break
          }
        }
        column += 1
        guard cursor.at < count, text[cursor.at] == delimiter else { break }
        cursor.at += 1
        if cursor.at == count, column < width { continue }
      }
      guard column == width else { throw Self.ragged(column, width, file, line) }
      DelimitedRows.endLine(text, &cursor)
      rowLines.append(line)
      rowStarts.append(columns.count)
    }
  }

  // The cell's number; the cursor then stands on the delimiter, the line end or the end.
  @inline(__always)
  private static func value(
    _ text: Span<UInt8>, _ cursor: inout DelimitedRows.Cursor, delimiter: UInt8, emptyIsZero: Bool,
    place: @autoclosure () -> SourceLocation, columnNumber: Int, head: String
  ) throws(TableError) -> Double {
    let start = cursor
    while cursor.at < text.count, text[cursor.at] == 0x20 { cursor.at += 1 }
    if let value = DecimalNumber.scan(text, &cursor.at), value >= 0 {
      while cursor.at < text.count, text[cursor.at] == 0x20 { cursor.at += 1 }
      if cursor.at == text.count || text[cursor.at] == delimiter || text[cursor.at] == 0x0A || text[cursor.at] == 0x0D {
        return value
      }
    }
    cursor = start
    return try NumericCell.value(
      ofOddField: try DelimitedRows.field(text, &cursor, delimiter: delimiter, file: place().file),
      emptyIsZero: emptyIsZero, place: place(), columnNumber: columnNumber, head: head)
  }

  private static func width(
    _ text: Span<UInt8>, from start: DelimitedRows.Cursor, ofLine line: Int, _ delimiter: UInt8, _ file: String
  ) throws(TableError) -> Int {
    var cursor = start
    while cursor.at < text.count {
      let isWanted = cursor.line == line
      let fields = try DelimitedRows.record(text, &cursor, delimiter: delimiter, file: file)
      if isWanted { return fields.count }
    }
    return 0
  }

  private static func ragged(_ found: Int, _ expected: Int, _ file: String, _ line: Int) -> TableError {
    TableError(
      at: SourceLocation(file: file, line: line),
      "the row has \(found) field\(found == 1 ? "" : "s"), the header names \(expected)",
      advice: found < expected
        ? "the file may be cut off, or a field is missing" : "a field may hold an unquoted delimiter")
  }
}

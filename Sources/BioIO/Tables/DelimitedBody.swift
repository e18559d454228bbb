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
  /// How cells were spelled.
  var spelling: CellSpelling

  /// Reads the body in one pass; a number costs no string, a zero a quarter of a comparison.
  ///
  /// - Parameter decimal: the mark before decimals; nil to find out, which costs a second pass over tables with commas.
  /// - Throws: ragged rows, text or nothing in a numeric cell, negative and infinite numbers, each with line and
  ///   column; percent signs in some cells only. - Complexity: O(bytes).
  init(
    _ text: Span<UInt8>, from start: DelimitedRows.Cursor, roles: ColumnRoles, heads: [String], delimiter: UInt8,
    file: String, emptyCellsAreZero: Bool, decimal: DecimalMark? = .point, thousands: DecimalMark? = nil
  ) throws(TableError) {
    texts = Array(repeating: [], count: roles.textCount)
    spelling = CellSpelling(decimal: decimal, thousands: thousands, emptyIsZero: emptyCellsAreZero)
    try read(text, from: start, roles, heads, delimiter, file)
    if spelling.foundComma {
      self = try DelimitedBody(
        text, from: start, roles: roles, heads: heads, delimiter: delimiter, file: file,
        emptyCellsAreZero: emptyCellsAreZero, decimal: .comma)
    }
    if let line = spelling.firstPercentLine, spelling.percentCells < values.count {
      throw TableError(
        at: SourceLocation(file: file, line: line),
        "\(spelling.percentCells) cells hold a percent sign, the first on this line, and \(values.count - spelling.percentCells) do not",
        advice: "write all abundances alike")
    }
  }

  private mutating func read(
    _ text: Span<UInt8>, from start: DelimitedRows.Cursor, _ roles: ColumnRoles, _ heads: [String], _ delimiter: UInt8,
    _ file: String
  ) throws(TableError) {
    let kinds = roles.roles
    let numbers = roles.valueNumbers
    let runEnds = roles.valueRunEnds
    let width = kinds.count
    let count = text.count
    let zeros = 0x0030_0030_0030_0030 | UInt64(delimiter) &* 0x0100_0100_0100_0100
    // Cells with commas are counted one by one, so they take the slow way.
    let point: UInt8 = spelling.decimal == .point ? UInt8(ascii: ".") : 0
    let pointZeros =
      point == 0 ? zeros : 0x0030_2E30_0030_2E30 | UInt64(delimiter) &* 0x0100_0000_0100_0000
    var cursor = start
    while cursor.at < count {
      if text[cursor.at] == 0x0A || text[cursor.at] == 0x0D {
        DelimitedRows.endLine(text, &cursor)
        continue
      }
      let line = cursor.line
      if Self.isBlankRow(text, cursor.at, delimiter) {
        while cursor.at < count, text[cursor.at] != 0x0A, text[cursor.at] != 0x0D { cursor.at += 1 }
        continue
      }
      var column = 0
      while true {
        guard column < width else {
          throw Self.ragged(try Self.width(text, from: start, ofLine: line, delimiter, file), width, file, line)
        }
        if kinds[column] == .value {
          var at = cursor.at
          let runEnd = runEnds[column]
          while column + 4 <= runEnd, at + 8 <= count {
            // SAFETY: at + 8 ≤ count, and any eight bytes are a UInt64.
            let word = UInt64(littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
            if word == zeros {
              column += 4
            } else if word == pointZeros {
              column += 2
            } else {
              break
            }
            at += 8
          }
          // Whole numbers, also as `12.0`; a cell of another kind, or the last of the line, is read below.
          while column < runEnd, let (whole, next) = Self.whole(text, at, delimiter, point) {
            at = next
            if whole != 0 {
              columns.append(numbers[column])
              values.append(Double(whole))
              column += 1
              break
            }
            column += 1
          }
          if at != cursor.at {
            cursor.at = at
            continue
          }
          let value = try spelling.value(
            text, &cursor, delimiter: delimiter, place: SourceLocation(file: file, line: line),
            columnNumber: column + 1, head: heads[column])
          if spelling.foundComma { return }
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

  // Spreadsheets fill files up with rows of delimiters (`,,,`).
  @inline(__always)
  private static func isBlankRow(_ text: Span<UInt8>, _ start: Int, _ delimiter: UInt8) -> Bool {
    guard text[start] == delimiter || text[start] == 0x20 else { return false }
    var at = start
    while at < text.count, text[at] == delimiter || text[at] == 0x20 { at += 1 }
    return at == text.count || text[at] == 0x0A || text[at] == 0x0D
  }

  // A number of at most 15 digits, possibly with `.0`, and where the cell behind its delimiter starts.
  @inline(__always)
  private static func whole(_ text: Span<UInt8>, _ start: Int, _ delimiter: UInt8, _ point: UInt8) -> (
    value: Int, next: Int
  )? {
    var value = 0
    var at = start
    let end = min(text.count, start + 15)
    while at < end {
      // SAFETY: at < end ≤ the text's length.
      let digit = unsafe text[unchecked: at] &- 0x30
      guard digit < 10 else { break }
      value = value &* 10 &+ Int(digit)
      at += 1
    }
    guard at > start, at < text.count else { return nil }
    if text[at] == point, at + 2 < text.count, text[at + 1] == UInt8(ascii: "0") { at += 2 }
    return text[at] == delimiter ? (value, at + 1) : nil
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

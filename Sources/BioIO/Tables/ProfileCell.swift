import BioModel

/// Cells of a profiler's table.
enum ProfileCell {
  /// A whole number of reads.
  ///
  /// - Throws: anything else, with line and column.
  static func count(
    _ row: DelimitedRows.Row, _ column: Int, _ head: String, file: String
  ) throws(TableError) -> Double {
    let value = try number(row, column, head, file: file)
    guard value == value.rounded(), value <= 9_007_199_254_740_992 else {
      throw TableError(
        at: SourceLocation(file: file, line: row.line, column: "\(column + 1) (\"\(head)\")"),
        "\(row.fields[column].trimmingBlanks()) is no whole number of reads",
        advice: "the columns may be shifted, or the file may hold shares")
    }
    return value
  }

  /// A number that is not negative.
  static func number(
    _ row: DelimitedRows.Row, _ column: Int, _ head: String, emptyIsZero: Bool = false, file: String
  ) throws(TableError) -> Double {
    if let value = plain(row.fields[column]) { return value }
    return try NumericCell.value(
      ofOddField: row.fields[column], emptyIsZero: emptyIsZero, place: SourceLocation(file: file, line: row.line),
      columnNumber: column + 1, head: head)
  }

  // Most cells are up to fifteen digits with a point among them: exact by one division of exact numbers
  // (Clinger 1990, doi:10.1145/93542.93557). Nil for whatever else.
  private static func plain(_ text: String) -> Double? {
    var mantissa: UInt64 = 0
    var digits = 0
    var scale = 1.0
    var pointSeen = false
    for byte in text.utf8 {
      if byte &- 0x30 < 10 {
        mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
        digits += 1
        if digits > 15 { return nil }
        if pointSeen { scale *= 10 }
      } else if byte == 0x2E, !pointSeen {
        pointSeen = true
      } else {
        return nil
      }
    }
    return digits == 0 ? nil : Double(mantissa) / scale
  }

  /// Percent as a share: the decimal point moves before the number is rounded, so a share that was written with all its
  /// digits is read back to the bit.
  static func share(
    ofPercent row: DelimitedRows.Row, _ column: Int, _ head: String, file: String
  ) throws(TableError) -> Double {
    let value = try number(row, column, head, file: file)
    let text = row.fields[column].trimmingBlanks()
    if !text.utf8.contains(where: { $0 | 0x20 == 0x65 }), let moved = NumberText.number(text + "e-2") { return moved }
    return value / 100
  }

  /// - Throws: the row has not as many fields as the table has columns.
  static func require(_ row: DelimitedRows.Row, width: Int, file: String) throws(TableError) {
    guard row.fields.count != width else { return }
    throw TableError(
      at: SourceLocation(file: file, line: row.line),
      "the row has \(row.fields.count) field\(row.fields.count == 1 ? "" : "s") where \(width) are expected",
      advice: row.fields.count < width
        ? "the file may be cut off, or a field is missing" : "the file may have been edited, or two files joined")
  }

  /// Where each wanted head stands.
  ///
  /// - Throws: the first head that is missing.
  static func columns(
    _ wanted: [String], in head: DelimitedRows.Row, of program: String, file: String
  ) throws(TableError) -> [Int] {
    let words = head.fields.map(\.asColumnWord)
    var places: [Int] = []
    for name in wanted {
      guard let place = words.firstIndex(of: name.asColumnWord) else {
        throw TableError(
          at: SourceLocation(file: file, line: head.line), "\(program) heads a column `\(name)`; this table has none",
          advice: "give the table as \(program) writes it")
      }
      places.append(place)
    }
    return places
  }
}

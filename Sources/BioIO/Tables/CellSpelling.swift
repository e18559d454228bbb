import BioModel

/// How the numeric cells of one table are spelled, stated or learned cell by cell.
struct CellSpelling {
  let decimal: DecimalMark
  /// False while the decimal mark is still to be found out.
  let isDecided: Bool
  let emptyIsZero: Bool
  /// A number with a comma turned up while the mark was open: the table has to be read again with commas.
  private(set) var foundComma = false
  /// Cells with a comma before decimals.
  private(set) var commaCells = 0
  /// Those of them that could be thousands: `1,234`.
  private(set) var ambiguousCells = 0
  /// Cells with a percent sign that are not 0.
  private(set) var percentCells = 0
  /// Where the first of them stands.
  private(set) var firstPercentLine: Int?

  init(decimal: DecimalMark, isDecided: Bool, emptyIsZero: Bool) {
    self.decimal = decimal
    self.isDecided = isDecided
    self.emptyIsZero = emptyIsZero
  }

  /// The cell's number; the cursor then stands on the delimiter, the line end or the end.
  ///
  /// - Throws: what else the cell is, at its line and column.
  @inline(__always)
  mutating func value(
    _ text: Span<UInt8>, _ cursor: inout DelimitedRows.Cursor, delimiter: UInt8,
    place: @autoclosure () -> SourceLocation, columnNumber: Int, head: @autoclosure () -> String
  ) throws(TableError) -> Double {
    let start = cursor
    while cursor.at < text.count, text[cursor.at] == 0x20 { cursor.at += 1 }
    let first = cursor.at
    // A comma that also splits fields is a decimal only inside quotes, which the slow way reads.
    if decimal.byte != delimiter, let value = DecimalNumber.scan(text, &cursor.at, mark: decimal.byte), value >= 0 {
      let last = cursor.at
      while cursor.at < text.count, text[cursor.at] == 0x20 { cursor.at += 1 }
      if cursor.at == text.count || text[cursor.at] == delimiter || text[cursor.at] == 0x0A || text[cursor.at] == 0x0D {
        if decimal == .comma { noteComma(text, first..<last) }
        return value
      }
    }
    cursor = start
    let field = try DelimitedRows.field(text, &cursor, delimiter: delimiter, file: place().file)
    return try value(ofField: field, place: place(), columnNumber: columnNumber, head: head())
  }

  /// The number of a field that is split off already.
  mutating func value(
    ofField field: String, place: SourceLocation, columnNumber: Int, head: String
  ) throws(TableError) -> Double {
    if !isDecided, NumericCell.hasDecimalComma(field) {
      foundComma = true
      return 0
    }
    let reading = try NumericCell.reading(
      ofOddField: field, emptyIsZero: emptyIsZero, place: place, columnNumber: columnNumber, head: head,
      decimal: decimal)
    if decimal == .comma {
      let bytes = Array(field.trimmingBlanks().utf8)
      noteComma(bytes.span, 0..<bytes.count)
    }
    if reading.isPercent, reading.value != 0 {
      percentCells += 1
      firstPercentLine = firstPercentLine ?? place.line
    }
    return reading.value
  }

  /// What was learned, as far as it was in doubt.
  var understood: [Understanding] {
    commaCells == 0 ? [] : [DecimalMark.commaSaid(cells: commaCells, ambiguous: ambiguousCells)]
  }

  private mutating func noteComma(_ text: Span<UInt8>, _ range: Range<Int>) {
    var comma: Int?
    for at in range where text[at] == UInt8(ascii: ",") { comma = at }
    guard let comma else { return }
    commaCells += 1
    let before = comma - range.lowerBound
    let behind = range.upperBound - comma - 1
    if behind == 3, before >= 1, before <= 3, text[range.lowerBound] != UInt8(ascii: "0") { ambiguousCells += 1 }
  }
}

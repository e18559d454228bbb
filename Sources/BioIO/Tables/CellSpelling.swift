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

  /// What splits thousands, when that is stated.
  let thousands: DecimalMark?
  /// Cells with a point before three digits, which could be thousands: `1.234`.
  private(set) var ambiguousPoints = 0
  /// The first cell that could be a thousand.
  private(set) var firstAmbiguous: (text: String, line: Int?)?
  // Some cell writes its decimals with a point beyond doubt, or the user says so.
  private var pointIsSettled: Bool

  /// - Parameters:
  ///   - decimal: the mark before decimals; nil to find out.
  ///   - thousands: the mark between thousands; the other one then stands before decimals.
  init(decimal: DecimalMark?, thousands: DecimalMark? = nil, emptyIsZero: Bool) {
    self.decimal = decimal ?? (thousands == .point ? .comma : .point)
    self.thousands = thousands
    isDecided = decimal != nil || thousands != nil
    pointIsSettled = isDecided
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
    if thousands == nil, decimal.byte != delimiter,
      let value = DecimalNumber.scan(text, &cursor.at, mark: decimal.byte), value >= 0
    {
      let last = cursor.at
      while cursor.at < text.count, text[cursor.at] == 0x20 { cursor.at += 1 }
      if cursor.at == text.count || text[cursor.at] == delimiter || text[cursor.at] == 0x0A || text[cursor.at] == 0x0D {
        if decimal == .comma {
          noteMark(text, first..<last, place().line)
        } else if !pointIsSettled {
          noteMark(text, first..<last, place().line)
        }
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
    let spelled =
      try thousands.map { mark throws(TableError) in
        try NumericCell.ungrouped(field, mark, place: place, columnNumber: columnNumber, head: head)
      } ?? field
    let reading = try NumericCell.reading(
      ofOddField: spelled, emptyIsZero: emptyIsZero, place: place, columnNumber: columnNumber, head: head,
      decimal: decimal)
    if decimal == .comma || !pointIsSettled {
      let bytes = Array(field.trimmingBlanks().utf8)
      noteMark(bytes.span, 0..<bytes.count, place.line)
    }
    if reading.isPercent, reading.value != 0 {
      percentCells += 1
      firstPercentLine = firstPercentLine ?? place.line
    }
    return reading.value
  }

  /// What was learned, as far as it was in doubt.
  var understood: [Understanding] {
    if let thousands {
      return [Understanding(key: "thousands", value: thousands.rawValue, confidence: 1, reason: "stated")]
    }
    return commaCells == 0 ? [] : [DecimalMark.commaSaid(cells: commaCells, ambiguous: ambiguousCells)]
  }

  /// The mark that every cell which has one writes before exactly three digits, so that `1.234` may be a thousand; nil
  /// when some cell tells.
  var doubtfulMark: DecimalMark? {
    if commaCells > 0 { return ambiguousCells == commaCells ? .comma : nil }
    return ambiguousPoints > 0 && !pointIsSettled ? .point : nil
  }

  /// What to say of a table in doubt.
  func doubt(_ mark: DecimalMark, file: String) -> TableError {
    let cells = mark == .comma ? ambiguousCells : ambiguousPoints
    let sign = mark == .comma ? "comma" : "point"
    return TableError(
      at: SourceLocation(file: file, line: firstAmbiguous?.line),
      "\(cells) cell\(cells == 1 ? " has" : "s have") a \(sign) before exactly three digits (\"\(firstAmbiguous?.text ?? "")\") and none tells whether it splits thousands or stands before decimals",
      advice: "state `thousands=\(sign)` or `decimal=\(sign)`")
  }

  private mutating func noteMark(_ text: Span<UInt8>, _ range: Range<Int>, _ line: Int?) {
    var place: Int?
    for at in range where text[at] == decimal.byte { place = at }
    guard let place else { return }
    let before = place - range.lowerBound
    let behind = range.upperBound - place - 1
    let isAmbiguous =
      behind == 3 && before >= 1 && before <= 3 && text[range.lowerBound] != UInt8(ascii: "0")
      && range.allSatisfy { $0 == place || text[$0] &- 0x30 < 10 }
    if decimal == .comma { commaCells += 1 } else if !isAmbiguous { pointIsSettled = true }
    guard isAmbiguous else { return }
    if decimal == .comma { ambiguousCells += 1 } else { ambiguousPoints += 1 }
    if firstAmbiguous == nil {
      var spelled: [UInt8] = []
      for at in range { spelled.append(text[at]) }
      firstAmbiguous = (String(decoding: spelled, as: UTF8.self), line)
    }
  }
}

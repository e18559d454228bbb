import BioModel

/// Cells of an abundance column that are not plainly a number: what they mean, or what to say of them.
enum NumericCell {
  /// What a cell says.
  struct Reading: Equatable {
    /// As written; a percent sign divides nothing here.
    var value: Double
    var isPercent = false
  }

  /// The value of a field, quotes taken off: a number in blanks or quotes, or an allowed empty cell.
  ///
  /// - Throws: what else it is, at its line and column.
  static func value(
    ofOddField field: String, emptyIsZero: Bool, place: SourceLocation, columnNumber: Int, head: String
  ) throws(TableError) -> Double {
    let reading = try reading(
      ofOddField: field, emptyIsZero: emptyIsZero, place: place, columnNumber: columnNumber, head: head)
    guard !reading.isPercent else {
      throw TableError(
        at: located(place, columnNumber, head), complaint(field.trimmingBlanks(), .point),
        advice: "write the number alone")
    }
    return reading.value
  }

  /// The same for tables that may hold percent signs and decimal commas.
  static func reading(
    ofOddField field: String, emptyIsZero: Bool, place: SourceLocation, columnNumber: Int, head: String,
    decimal: DecimalMark = .point
  ) throws(TableError) -> Reading {
    let text = field.trimmingBlanks()
    if text.isEmpty, emptyIsZero { return Reading(value: 0) }
    let (spelled, isPercent) = withoutPercent(text)
    if let number = number(spelled, decimal) {
      if number >= 0 { return Reading(value: number, isPercent: isPercent) }
      throw TableError(
        at: located(place, columnNumber, head), "the abundance \(text) is negative",
        advice: "a table of log-ratios or z-scores cannot be read; give counts or shares")
    }
    throw TableError(
      at: located(place, columnNumber, head), complaint(text, decimal), advice: advice(text, decimal))
  }

  /// A number whose decimals stand behind a comma, as `1,5`, `12,5 %` or `-0,25e-3`.
  static func hasDecimalComma(_ field: String) -> Bool {
    let (spelled, _) = withoutPercent(field.trimmingBlanks())
    return spelled.utf8.contains(UInt8(ascii: ",")) && number(spelled, .comma) != nil
  }

  private static func number(_ text: String, _ decimal: DecimalMark) -> Double? {
    guard decimal == .comma else { return NumberText.number(text) }
    guard !text.utf8.contains(UInt8(ascii: ".")) else { return nil }
    return NumberText.number(text.replacing(",", with: "."))
  }

  // Blanks before the sign may be no-break spaces, as French spreadsheets write them.
  private static func withoutPercent(_ text: String) -> (text: String, isPercent: Bool) {
    guard text.utf8.last == UInt8(ascii: "%") else { return (text, false) }
    var rest = text.dropLast()
    while let last = rest.unicodeScalars.last, [0x20, 0xA0, 0x202F, 0x2009].contains(last.value) {
      rest = Substring(rest.unicodeScalars.dropLast())
    }
    return (String(rest), true)
  }

  private static func located(_ place: SourceLocation, _ columnNumber: Int, _ head: String) -> SourceLocation {
    var place = place
    place.column = head.isEmpty ? "\(columnNumber)" : "\(columnNumber) (\"\(abridged(head))\")"
    return place
  }

  private static func complaint(_ text: String, _ decimal: DecimalMark) -> String {
    if text.isEmpty { return "the cell is empty" }
    if isNotFinite(text) { return "the cell holds \"\(text)\", which is no finite number" }
    if isGrouped(text) { return "the cell holds \"\(abridged(text))\", a number with thousands separators" }
    if decimal == .comma, NumberText.number(withoutPercent(text).text) != nil {
      return "the cell holds \"\(abridged(text))\", with a point, where the table writes decimals with a comma"
    }
    return "the cell holds the text \"\(abridged(text))\" where a number is expected"
  }

  private static func advice(_ text: String, _ decimal: DecimalMark) -> String {
    if text.isEmpty { return "write 0 where nothing was found, or state `empty-cells=zero`" }
    if isNotFinite(text) { return "write 0 where nothing was found, or leave the sample out" }
    if isGrouped(text) { return "write the number without them, or state `thousands=comma` or `thousands=point`" }
    if decimal == .comma, NumberText.number(withoutPercent(text).text) != nil {
      return "write all decimals alike, or state `decimal=point` or `decimal=comma`"
    }
    if hasDecimalComma(text) {
      return "write decimals with a point, or state `decimal=comma` (or `thousands=comma`, if it splits thousands)"
    }
    return "if the column is no sample, name it in `ignore-columns=…`"
  }

  /// A number without its marks between thousands; any other text as it is.
  ///
  /// - Throws: the marks do not split threes.
  static func ungrouped(
    _ field: String, _ mark: DecimalMark, place: SourceLocation, columnNumber: Int, head: String
  ) throws(TableError) -> String {
    let separator: Character = mark == .comma ? "," : "."
    let text = field.trimmingBlanks()
    guard text.contains(separator) else { return text }
    let groups = text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    let decimal: Character = mark == .comma ? "." : ","
    let last = groups[groups.count - 1].split(separator: decimal, maxSplits: 1, omittingEmptySubsequences: false)
    let whole = groups.dropLast().map { $0 } + [String(last[0])]
    guard whole[0].utf8.count <= 3, whole.allSatisfy(isDigits), whole.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else {
      throw TableError(
        at: located(place, columnNumber, head),
        "the cell holds \"\(abridged(text))\", where the \(mark.rawValue) does not split thousands as stated",
        advice: "write all numbers alike")
    }
    return whole.joined() + (last.count > 1 ? String(decimal) + last[1] : "")
  }

  /// Digits in groups of three: `1,234,567`, `1.234,5`, `12 345`, `1'234`; one group alone only where it cannot be a
  /// decimal (`1 234`, but not `1,234`, which is for the table as a whole to decide).
  static func isGrouped(_ text: String) -> Bool {
    let marks: [Character] = [",", ".", " ", "'", "\u{A0}", "\u{202F}", "’"]
    for mark in marks {
      var groups = text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
      guard groups.count > 1 else { continue }
      // The last group may carry decimals behind the other mark.
      let other: Character = mark == "," ? "." : ","
      let last = groups[groups.count - 1].split(separator: other, omittingEmptySubsequences: false).map(String.init)
      guard last.count <= 2, last.allSatisfy(isDigits) else { continue }
      groups[groups.count - 1] = last[0]
      let isShape =
        groups[0].utf8.count <= 3 && groups.allSatisfy(isDigits)
        && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
      guard isShape else { continue }
      if groups.count > 2 || last.count == 2 || (mark != "," && mark != ".") { return true }
    }
    return false
  }

  private static func isDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func isNotFinite(_ text: String) -> Bool {
    let word = text.lowercased()
    return ["na", "nan", "n/a", "inf", "-inf", "+inf", "infinity", "-infinity", "null", "none"].contains(word)
      || (Double(text).map { !$0.isFinite } ?? false)
  }

  private static func abridged(_ text: String) -> String {
    text.count > 40 ? text.prefix(37) + "..." : text
  }
}

import BioModel

/// Cells of an abundance column that are not plainly a number: what they mean, or what to say of them.
enum NumericCell {
  /// The value of a field, quotes taken off: a number in blanks or quotes, or an allowed empty cell.
  ///
  /// - Throws: what else it is, at its line and column.
  static func value(
    ofOddField field: String, emptyIsZero: Bool, place: SourceLocation, columnNumber: Int, head: String
  ) throws(TableError) -> Double {
    let text = field.trimmingBlanks()
    if text.isEmpty, emptyIsZero { return 0 }
    var place = place
    place.column = head.isEmpty ? "\(columnNumber)" : "\(columnNumber) (\"\(abridged(head))\")"
    if let number = NumberText.number(text) {
      if number >= 0 { return number }
      throw TableError(
        at: place, "the abundance \(text) is negative",
        advice: "a table of log-ratios or z-scores cannot be read; give counts or shares")
    }
    throw TableError(at: place, complaint(text), advice: advice(text))
  }

  private static func complaint(_ text: String) -> String {
    if text.isEmpty { return "the cell is empty" }
    if isNotFinite(text) { return "the cell holds \"\(text)\", which is no finite number" }
    return "the cell holds the text \"\(abridged(text))\" where a number is expected"
  }

  private static func advice(_ text: String) -> String {
    if text.isEmpty { return "write 0 where nothing was found, or state `empty-cells=zero`" }
    if isNotFinite(text) { return "write 0 where nothing was found, or leave the sample out" }
    if text.filter({ $0 == "," }).count == 1, NumberText.number(text.replacing(",", with: ".")) != nil {
      return "write decimals with a point"
    }
    return "if the column is no sample, name it in `ignore-columns=…`"
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

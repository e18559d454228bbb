import BioModel

/// Refuses tables in which every point or comma may split thousands: read as decimals they would be silently wrong by a
/// factor of a thousand.
enum ThousandsCheck {
  /// - Throws: all cells with a mark have three digits behind it, samples do not add up to 100, nothing is stated.
  /// - Complexity: O(1) unless all marks are in doubt, then O(bytes).
  static func refuse(
    _ body: DelimitedBody, _ text: Span<UInt8>, _ head: TableHead, _ roles: ColumnRoles,
    _ assumptions: TableAssumptions, delimiter: UInt8, file: String
  ) throws(TableError) {
    guard assumptions.decimal == nil, let mark = body.spelling.doubtfulMark else { return }
    // Percentages with three decimals.
    let sums = LineSums(body, columnCount: roles.valueHeads.count)
    if sums.rowsAreAlike != nil || sums.columnsAreAlike != nil { return }
    if mark == .point, try hasOtherDecimals(text, head.body, roles, delimiter, file) { return }
    throw body.spelling.doubt(mark, file: file)
  }

  // The fast pass over whole numbers does not look at `12.0`.
  private static func hasOtherDecimals(
    _ text: Span<UInt8>, _ start: DelimitedRows.Cursor, _ roles: ColumnRoles, _ delimiter: UInt8, _ file: String
  ) throws(TableError) -> Bool {
    var cursor = start
    while cursor.at < text.count {
      let fields = try DelimitedRows.record(text, &cursor, delimiter: delimiter, file: file)
      for place in roles.valuePlaces where place < fields.count {
        let parts = fields[place].trimmingBlanks().split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 2, parts[1].utf8.count != 3 || parts[0] == "0" { return true }
      }
    }
    return false
  }
}

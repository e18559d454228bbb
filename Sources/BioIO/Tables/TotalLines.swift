import BioModel

/// Columns and rows of totals, as spreadsheets have them: left out when they are the sum of the rest.
enum TotalLines {
  /// Takes columns and rows headed `total`, `sum` … out of a body, and says so; one that is not the sum of the others
  /// stays, with a warning. Whole numbers must add up exactly, others to 1 % (their cells are rounded).
  ///
  /// - Complexity: O(ids), and O(non-zeros) for each such line.
  static func remove(from body: inout DelimitedBody, heads: inout [String], notices: inout [Notice]) {
    // From the last to the first, so that the numbers of those still to come stay.
    for column in heads.indices.reversed() where heads.count > 1 && isWord(heads[column]) {
      removeColumn(column, from: &body, heads: &heads, &notices)
    }
    let names = body.rowIDs.isEmpty ? body.texts.first ?? [] : body.rowIDs
    for row in names.indices.reversed() where names.count > 1 && isWord(names[row]) {
      removeRow(row, name: names[row], columnCount: heads.count, from: &body, &notices)
    }
  }

  private static func removeColumn(
    _ column: Int, from body: inout DelimitedBody, heads: inout [String], _ notices: inout [Notice]
  ) {
    var fits = true
    for row in 0..<(body.rowStarts.count - 1) {
      var total = 0.0
      var sum = 0.0
      for index in body.rowStarts[row]..<body.rowStarts[row + 1] {
        if Int(body.columns[index]) == column { total = body.values[index] } else { sum += body.values[index] }
      }
      if !agree(total, sum, isWhole: body.isWhole) { fits = false }
    }
    notices.append(notice(fits, "column", heads[column]))
    guard fits else { return }
    heads.remove(at: column)
    keep(&body) { _, number in number == column ? nil : Int32(number > column ? number - 1 : number) }
  }

  private static func removeRow(
    _ row: Int, name: String, columnCount: Int, from body: inout DelimitedBody, _ notices: inout [Notice]
  ) {
    var sums = [Double](repeating: 0, count: columnCount)
    var totals = sums
    for other in 0..<(body.rowStarts.count - 1) {
      for index in body.rowStarts[other]..<body.rowStarts[other + 1] {
        if other == row {
          totals[Int(body.columns[index])] = body.values[index]
        } else {
          sums[Int(body.columns[index])] += body.values[index]
        }
      }
    }
    let fits = zip(totals, sums).allSatisfy { agree($0, $1, isWhole: body.isWhole) }
    notices.append(notice(fits, "row", name))
    guard fits else { return }
    keep(&body) { other, number in other == row ? nil : Int32(number) }
    if !body.rowIDs.isEmpty { body.rowIDs.remove(at: row) }
    for text in body.texts.indices { body.texts[text].remove(at: row) }
    body.rowLines.remove(at: row)
    body.rowStarts.remove(at: row + 1)
  }

  private static func keep(_ body: inout DelimitedBody, _ newNumber: (_ row: Int, _ column: Int) -> Int32?) {
    var columns: [Int32] = []
    var values: [Double] = []
    var starts = [0]
    for row in 0..<(body.rowStarts.count - 1) {
      for index in body.rowStarts[row]..<body.rowStarts[row + 1] {
        guard let number = newNumber(row, Int(body.columns[index])) else { continue }
        columns.append(number)
        values.append(body.values[index])
      }
      starts.append(columns.count)
    }
    body.columns = columns
    body.values = values
    body.rowStarts = starts
  }

  private static func agree(_ total: Double, _ sum: Double, isWhole: Bool) -> Bool {
    (total - sum).magnitude <= (isWhole ? 0 : 0.01 * max(total, sum))
  }

  private static func notice(_ fits: Bool, _ line: String, _ name: String) -> Notice {
    fits
      ? Notice(
        .note, code: "totals-left-out", message: "the \(line) \"\(name)\" is the sum of the others and was left out")
      : Notice(
        .warning, code: "totals-kept",
        message:
          "the \(line) \"\(name)\" is named like a total but is not the sum of the others; it was read like the others")
  }

  /// Whether a column or row is named like a total.
  static func isWord(_ id: String) -> Bool { id.utf8.count <= 24 && words.contains(id.asColumnWord) }

  private static let words: Set<String> = [
    "total", "totals", "sum", "sums", "grandtotal", "rowsum", "rowsums", "rowtotal", "columnsum", "columnsums",
    "columntotal", "colsum", "colsums", "totalreads", "readstotal", "totalcount", "totalcounts", "totalsequences",
    "totalseqs", "totalotus", "totalabundance", "totalsum", "sumtotal", "numreads", "numberofreads", "readcount",
    "readcounts", "librarysize", "libsize", "sequencingdepth", "gesamt", "summe",
  ]
}

import BioModel

/// Refuses matrices of samples by samples, which look like tables.
enum MatrixCheck {
  /// - Throws: the rows and the columns have the same names in the same order, and the values are symmetric. A diagonal
  ///   of zeros makes it distances.
  /// - Complexity: O(ids), and O(non-zeros · log of a row's) for such names.
  static func refuse(_ heads: [String], _ body: DelimitedBody, headLine: Int, file: String) throws(TableError) {
    guard heads.count > 1, heads.count == body.rowIDs.count,
      zip(heads, body.rowIDs).allSatisfy({ $0.trimmingBlanks() == $1.trimmingBlanks() })
    else { return }
    var hasDiagonal = false
    for row in body.rowIDs.indices {
      for index in body.rowStarts[row]..<body.rowStarts[row + 1] {
        let column = Int(body.columns[index])
        if column == row { hasDiagonal = true }
        guard let mirrored = value(body, column, row), (mirrored - body.values[index]).magnitude <= 1e-9 * mirrored
        else {
          return
        }
      }
    }
    throw TableError(
      at: SourceLocation(file: file, line: headLine),
      "this is a matrix of \(hasDiagonal ? "similarities" : "distances"), not a table of abundances: its rows and columns have the same names and it is symmetric",
      advice: "give the table that it was computed from")
  }

  // The columns of a row rise.
  private static func value(_ body: DelimitedBody, _ row: Int, _ column: Int) -> Double? {
    var low = body.rowStarts[row]
    var high = body.rowStarts[row + 1]
    while low < high {
      let middle = (low + high) / 2
      if Int(body.columns[middle]) < column { low = middle + 1 } else { high = middle }
    }
    guard low < body.rowStarts[row + 1], Int(body.columns[low]) == column else { return nil }
    return body.values[low]
  }
}

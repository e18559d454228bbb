import BioModel

/// What the rows and the columns of a table add up to: those of samples are often alike (shares, rarefied counts).
struct LineSums {
  var rows: [Double] = []
  var columns: [Double] = []
  var isWhole = true

  init() {}

  /// Complexity O(non-zeros).
  init(_ body: DelimitedBody, columnCount: Int) {
    isWhole = body.isWhole
    columns = Array(repeating: 0, count: columnCount)
    for row in 0..<(body.rowStarts.count - 1) {
      var sum = 0.0
      for index in body.rowStarts[row]..<body.rowStarts[row + 1] {
        sum += body.values[index]
        columns[Int(body.columns[index])] += body.values[index]
      }
      rows.append(sum)
    }
  }

  /// What every row adds up to, in words; nil when they differ.
  var rowsAreAlike: String? { alike(rows) }
  /// What every column adds up to, in words; nil when they differ.
  var columnsAreAlike: String? { alike(columns) }

  // Shares make 1 or 100 up to rounding; rarefied counts are equal, which two or small ones are by chance.
  private func alike(_ sums: [Double]) -> String? {
    guard sums.count > 1, let least = sums.min(), let most = sums.max() else { return nil }
    if isWhole { return sums.count > 2 && least == most && least >= 100 ? NumberText.text(least) : nil }
    if least >= 0.99, most <= 1.01 { return "1" }
    return least >= 99 && most <= 101 ? "100" : nil
  }
}

/// The known entries of a matrix of which others are missing, row by row.
struct KnownEntries {
  let rowStarts: [Int]
  let columns: [Int32]
  let values: [Double]
  let columnCount: Int

  var rowCount: Int { rowStarts.count - 1 }
  var count: Int { values.count }

  func scaled(by factor: Double) -> KnownEntries {
    KnownEntries(
      rowStarts: rowStarts, columns: columns, values: values.map { $0 * factor }, columnCount: columnCount)
  }

  /// M Mᵀ with 0 for what is missing. Complexity O(rows · known).
  func rowProducts() -> [Double] {
    var products = [Double](repeating: 0, count: rowCount * rowCount)
    var dense = [Double](repeating: 0, count: columnCount)
    for row in 0..<rowCount {
      for place in rowStarts[row]..<rowStarts[row + 1] { dense[Int(columns[place])] = values[place] }
      for other in 0...row {
        var sum = 0.0
        for place in rowStarts[other]..<rowStarts[other + 1] { sum += values[place] * dense[Int(columns[place])] }
        products[row * rowCount + other] = sum
        products[other * rowCount + row] = sum
      }
      for place in rowStarts[row]..<rowStarts[row + 1] { dense[Int(columns[place])] = 0 }
    }
    return products
  }
}

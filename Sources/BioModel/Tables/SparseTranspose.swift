/// Turns sparse rows into sparse columns.
public enum SparseTranspose {
  /// The transpose of a matrix of compressed rows; columns of the result rise within its rows.
  ///
  /// - Complexity: O(rows + columns + non-zeros), by counting.
  public static func transposed(
    rowStarts: [Int], columns: [Int32], values: [Double], columnCount: Int
  ) -> (rowStarts: [Int], columns: [Int32], values: [Double]) {
    var starts = [Int](repeating: 0, count: columnCount + 1)
    for column in columns { starts[Int(column) + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    var next = starts
    var newColumns = [Int32](repeating: 0, count: columns.count)
    var newValues = [Double](repeating: 0, count: values.count)
    for row in 0..<(rowStarts.count - 1) {
      for index in rowStarts[row]..<rowStarts[row + 1] {
        let place = next[Int(columns[index])]
        next[Int(columns[index])] = place + 1
        newColumns[place] = Int32(row)
        newValues[place] = values[index]
      }
    }
    return (starts, newColumns, newValues)
  }
}

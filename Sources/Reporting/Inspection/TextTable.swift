/// Columns of text, padded: for standard output.
struct TextTable {
  private var rows: [[String]]
  private let numbers: Set<Int>

  /// - Parameter numbers: the columns that are set flush right.
  init(_ heads: [String], numbers: [Int] = []) {
    rows = [heads]
    self.numbers = Set(numbers)
  }

  /// A row may be shorter than the head.
  mutating func row(_ cells: [String]) { rows.append(cells) }

  /// Indented by two blanks, columns two blanks apart, no blanks at a line's end.
  var lines: [String] {
    let widths = (0..<(rows.first?.count ?? 0)).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = " "
      for (column, cell) in row.enumerated() {
        let pad = String(repeating: " ", count: max(0, widths[column] - cell.count))
        line += " " + (numbers.contains(column) ? pad + cell : cell + pad) + " "
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

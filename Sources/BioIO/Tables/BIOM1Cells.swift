import BioModel

/// The matrix of a BIOM 1.0 document as sparse rows of features.
struct BIOM1Cells {
  private(set) var rowStarts: [Int] = [0]
  private(set) var columns: [Int32] = []
  private(set) var values: [Double] = []
  private(set) var isWhole = true

  /// - Throws: a shape that disagrees with rows, columns or data; an index out of range; a cell twice; a negative value.
  init(_ document: BIOM1Document, _ bytes: [UInt8], file: String) throws(TableError) {
    func place(_ member: String, _ element: Int? = nil) -> SourceLocation {
      BIOM1Document.place(bytes, file: file, member: member, element: element)
    }
    let rowCount = document.rows.count
    let columnCount = document.columns.count
    if let shape = document.shape, shape != [rowCount, columnCount] {
      throw TableError(
        at: place("shape"),
        "the shape says \(shape.map(String.init).joined(separator: " × ")), but there are \(rowCount) rows and \(columnCount) columns",
        advice: "the file may have been edited by hand; write it again with the tool that made it")
    }
    let isTriplets = document.lengths.allSatisfy { $0 == 3 }
    let isDense = document.lengths.count == rowCount && document.lengths.allSatisfy { Int($0) == columnCount }
    switch document.matrixType {
    case "sparse": try sparse(document, isTriplets, place)
    case "dense": try dense(document, isDense, place)
    case nil where isTriplets != isDense:
      if isTriplets { try sparse(document, true, place) } else { try dense(document, true, place) }
    default:
      throw TableError(
        at: place(document.matrixType == nil ? "data" : "matrix_type"),
        "the matrix type \(document.matrixType.map { "\"\($0)\" is" } ?? "is missing and the data are") neither sparse nor dense"
      )
    }
  }

  private mutating func dense(_ document: BIOM1Document, _ fits: Bool, _ place: (String, Int?) -> SourceLocation)
    throws(TableError)
  {
    guard fits else {
      throw TableError(
        at: place("data", nil),
        "the dense data are not \(document.rows.count) rows of \(document.columns.count) numbers")
    }
    let width = document.columns.count
    for row in document.rows.indices {
      for column in 0..<width {
        try append(document.numbers[row * width + column], Int32(column), row, row, document, place)
      }
      rowStarts.append(columns.count)
    }
  }

  private mutating func sparse(_ document: BIOM1Document, _ fits: Bool, _ place: (String, Int?) -> SourceLocation)
    throws(TableError)
  {
    guard fits else {
      let entry = document.lengths.firstIndex { $0 != 3 } ?? 0
      throw TableError(
        at: place("data", entry),
        "a sparse entry holds row, column and value, this one holds \(document.lengths[entry]) numbers")
    }
    let numbers = document.numbers
    var counts = [Int](repeating: 0, count: document.rows.count + 1)
    for entry in document.lengths.indices {
      let row = numbers[3 * entry]
      let column = numbers[3 * entry + 1]
      guard row >= 0, row < Double(document.rows.count), row == row.rounded(), column >= 0,
        column < Double(document.columns.count), column == column.rounded()
      else {
        throw TableError(
          at: place("data", entry),
          "the entry lies at row \(NumberText.text(row)), column \(NumberText.text(column)), outside \(document.rows.count) × \(document.columns.count)"
        )
      }
      counts[Int(row) + 1] += 1
    }
    for row in document.rows.indices { counts[row + 1] += counts[row] }
    var next = counts
    var order = [Int](repeating: 0, count: document.lengths.count)
    for entry in document.lengths.indices {
      let row = Int(numbers[3 * entry])
      order[next[row]] = entry
      next[row] += 1
    }
    for row in document.rows.indices {
      let entries = order[counts[row]..<counts[row + 1]].sorted { numbers[3 * $0 + 1] < numbers[3 * $1 + 1] }
      for (rank, entry) in entries.enumerated() {
        if rank > 0, numbers[3 * entries[rank - 1] + 1] == numbers[3 * entry + 1] {
          throw TableError(
            at: place("data", entry),
            "the cell at row \(row), column \(NumberText.text(numbers[3 * entry + 1])) stands twice")
        }
        try append(numbers[3 * entry + 2], Int32(numbers[3 * entry + 1]), row, entry, document, place)
      }
      rowStarts.append(columns.count)
    }
  }

  private mutating func append(
    _ value: Double, _ column: Int32, _ row: Int, _ entry: Int, _ document: BIOM1Document,
    _ place: (String, Int?) -> SourceLocation
  ) throws(TableError) {
    guard value >= 0 else {
      throw TableError(
        at: place("data", entry),
        "the abundance of feature \"\(document.rows[row].id)\" in sample \"\(document.columns[Int(column)].id)\" is negative (\(NumberText.text(value)))",
        advice: "a table of log-ratios or z-scores cannot be read; give counts or shares")
    }
    guard value > 0 else { return }
    if value != value.rounded() { isWhole = false }
    columns.append(column)
    values.append(value)
  }
}

import BioModel

/// The matrix of a BIOM 2 file as sparse rows of samples: zeros dropped, features rising.
struct BIOM2Cells {
  private(set) var rowStarts: [Int] = [0]
  private(set) var columns: [Int32] = []
  private(set) var values: [Double] = []
  private(set) var isWhole = true

  /// - Throws: a shape that disagrees with the ids, data that disagree with each other, an index out of range, a cell
  ///   twice, a negative or non-finite value (naming feature and sample).
  /// - Complexity: O(features + samples + non-zeros), and a sort of rows that are not sorted.
  init(_ document: BIOM2Document, file: String) throws(TableError) {
    let matrix = document.matrix
    let samples = document.sampleIDs.count
    let features = document.featureIDs.count
    if let shape = document.shape, shape != [features, samples] {
      throw Self.broken(
        file,
        "the shape says \(shape.map(String.init).joined(separator: " × ")), but there are \(features) features and \(samples) samples"
      )
    }
    let (major, minor) = matrix.isBySample ? (samples, features) : (features, samples)
    let path = matrix.path
    guard matrix.indices.count == matrix.values.count else {
      throw Self.broken(file, "\(path) has \(matrix.values.count) data and \(matrix.indices.count) indices")
    }
    guard matrix.starts.count == major + 1 else {
      throw Self.broken(
        file, "\(path)/indptr has \(matrix.starts.count) entries instead of \(major + 1)")
    }
    guard matrix.starts[0] == 0, matrix.starts[major] == matrix.values.count,
      (0..<major).allSatisfy({ matrix.starts[$0] <= matrix.starts[$0 + 1] })
    else {
      throw Self.broken(file, "\(path)/indptr does not rise from 0 to the number of data, \(matrix.values.count)")
    }
    columns.reserveCapacity(matrix.values.count)
    values.reserveCapacity(matrix.values.count)
    rowStarts.reserveCapacity(major + 1)
    for row in 0..<major {
      try append(row, Int(matrix.starts[row])..<Int(matrix.starts[row + 1]), minor, document, file)
      rowStarts.append(columns.count)
    }
    if let stated = document.nonZeroCount, stated != values.count, stated != matrix.values.count {
      throw Self.broken(
        file, "nnz says \(stated) values, but \(path) has \(matrix.values.count), \(values.count) of them not 0")
    }
    if !matrix.isBySample {
      (rowStarts, columns, values) = SparseTranspose.transposed(
        rowStarts: rowStarts, columns: columns, values: values, columnCount: samples)
    }
  }

  private mutating func append(
    _ row: Int, _ range: Range<Int>, _ minor: Int, _ document: BIOM2Document, _ file: String
  ) throws(TableError) {
    let matrix = document.matrix
    var last: Int64 = -1
    var rises = true
    for place in range {
      let index = matrix.indices[place]
      guard index >= 0, index < minor else {
        throw Self.broken(file, "\(matrix.path)/indices has \(index) at place \(place), outside 0…\(minor - 1)")
      }
      if index <= last { rises = false }
      last = index
    }
    if rises {
      for place in range { try append(matrix.values[place], matrix.indices[place], row, document, file) }
      return
    }
    let order = range.sorted { matrix.indices[$0] < matrix.indices[$1] }
    for (number, place) in order.enumerated() {
      if number > 0, matrix.indices[order[number - 1]] == matrix.indices[place] {
        let (feature, sample) = Self.names(row, matrix.indices[place], document)
        throw Self.broken(file, "the cell of feature \"\(feature)\" in sample \"\(sample)\" stands twice")
      }
      try append(matrix.values[place], matrix.indices[place], row, document, file)
    }
  }

  @inline(__always)
  private mutating func append(
    _ value: Double, _ index: Int64, _ row: Int, _ document: BIOM2Document, _ file: String
  ) throws(TableError) {
    guard value >= 0, value <= .greatestFiniteMagnitude else {
      throw Self.noAbundance(value, Self.names(row, index, document), file)
    }
    guard value > 0 else { return }
    if value != value.rounded() { isWhole = false }
    columns.append(Int32(index))
    values.append(value)
  }

  private static func names(_ row: Int, _ index: Int64, _ document: BIOM2Document) -> (feature: String, sample: String)
  {
    document.matrix.isBySample
      ? (document.featureIDs[Int(index)], document.sampleIDs[row])
      : (document.featureIDs[row], document.sampleIDs[Int(index)])
  }

  private static func noAbundance(
    _ value: Double, _ names: (feature: String, sample: String), _ file: String
  ) -> TableError {
    let what = value.isFinite ? "negative (\(NumberText.text(value)))" : "no finite number (\(value))"
    return TableError(
      at: SourceLocation(file: file),
      "the abundance of feature \"\(names.feature)\" in sample \"\(names.sample)\" is \(what)",
      advice: "a table of log-ratios or z-scores cannot be read; give counts or shares")
  }

  private static func broken(_ file: String, _ message: String) -> TableError {
    TableError(
      at: SourceLocation(file: file), message,
      advice: "the file is damaged or was changed by hand; write it again with the tool that made it")
  }
}

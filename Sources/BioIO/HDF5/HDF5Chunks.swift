import BioModel

/// A data set in pieces of equal shape, found by a B-tree.
struct HDF5Chunks {
  private let file: HDF5Bytes
  private let path: String
  private let filters: HDF5Filters?
  private let tree: Int
  private let elementBytes: Int
  // Rows and columns of the data set and of a chunk; a data set of one dimension is a single row.
  private let shape: (rows: Int, columns: Int)
  private let chunk: (rows: Int, columns: Int)
  private let rank: Int

  /// - Throws: more than two dimensions, chunks larger than the file can hold.
  init(
    _ layout: Range<Int>, shape: [Int], elementBytes: Int, filters: HDF5Filters?, path: String, _ file: HDF5Bytes
  ) throws(TableError) {
    let at = layout.lowerBound
    let rank = try file.byte(at + 2) - 1
    guard rank == shape.count, rank > 0 else { throw file.damaged(path) }
    guard rank <= 2 else { throw file.unsupported("data sets of \(rank) dimensions") }
    self.rank = rank
    self.file = file
    self.path = path
    self.filters = filters
    self.elementBytes = elementBytes
    tree = try file.number(at + 3, 8)
    let rows = rank == 2 ? try file.number(at + 11, 4) : 1
    let columns = try file.number(at + 11 + 4 * (rank - 1), 4)
    let stated = try file.number(at + 11 + 4 * rank, 4)
    let limit = InflationLimit.bytes(ofCompressed: file.bytes.count)
    guard rows > 0, columns > 0, stated == elementBytes, rows <= limit / columns / elementBytes else {
      throw file.damaged(path)
    }
    chunk = (rows, columns)
    self.shape = rank == 2 ? (shape[0], shape[1]) : (1, shape[0])
  }

  /// The bytes of all elements, row by row; chunks that were never written are zero.
  func data() throws(TableError) -> [UInt8] {
    var data = [UInt8](repeating: 0, count: shape.rows * shape.columns * elementBytes)
    if tree == HDF5Bytes.nowhere { return data }
    let size = chunk.rows * chunk.columns * elementBytes
    let needed = (1 + (shape.rows - 1) / chunk.rows) * (1 + (shape.columns - 1) / chunk.columns)
    let leaves = try HDF5Tree.leaves(of: tree, kind: 1, keyBytes: 8 + 8 * (rank + 1), file)
    // Every chunk once; a few that the data set has shrunk away from are possible, circles are not.
    guard leaves.count <= needed else { throw file.damaged(path) }
    var stored = 0
    for leaf in leaves {
      let packed = try file.number(leaf.key, 4)
      stored += packed
      guard let range = try? file.range(leaf.child, count: packed), stored <= file.bytes.count else {
        throw file.damaged(path)
      }
      let row = rank == 2 ? try file.number(leaf.key + 8, 8) : 0
      let column = try file.number(leaf.key + 8 * rank, 8)
      guard row >= 0, column >= 0, row < shape.rows, column < shape.columns else { throw file.damaged(path) }
      if let filters {
        let skipped = try file.number(leaf.key + 4, 4)
        guard
          let plain = filters.undone(file.bytes[range], skipped: skipped, size: size, elementBytes: elementBytes)
        else { throw file.damaged(path) }
        place(plain[...], row, column, &data)
      } else {
        guard packed == size else { throw file.damaged(path) }
        place(file.bytes[range], row, column, &data)
      }
    }
    return data
  }

  // The part of a chunk that lies inside the data set.
  private func place(_ plain: ArraySlice<UInt8>, _ row: Int, _ column: Int, _ data: inout [UInt8]) {
    let width = min(chunk.columns, shape.columns - column) * elementBytes
    for line in 0..<min(chunk.rows, shape.rows - row) {
      let source = plain.startIndex + line * chunk.columns * elementBytes
      let target = ((row + line) * shape.columns + column) * elementBytes
      data.replaceSubrange(target..<target + width, with: plain[source..<source + width])
    }
  }
}

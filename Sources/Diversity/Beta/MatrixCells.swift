import Parallel

/// A whole matrix in memory, row by row, that lanes fill on both sides of its diagonal.
struct MatrixCells: DistanceCells {
  let count: Int
  let values: DisjointSlices<Double>

  func store(rows: Range<Int>, tails: Span<Double>) {
    var start = 0
    for row in rows {
      let length = count - 1 - row
      values.withSlice(row * count + row + 1..<(row + 1) * count) { cells in
        for place in 0..<length { cells[place] = tails[start + place] }
      }
      start += length
    }
    // Below the diagonal one later sample after the other, so that neighbouring cells are written together. These
    // columns of their rows belong to this block alone.
    for other in rows.lowerBound + 1..<max(count, rows.lowerBound + 1) {
      let before = rows.lowerBound..<min(rows.upperBound, other)
      values.withSlice(other * count + before.lowerBound..<other * count + before.upperBound) { cells in
        var tail = 0
        for (place, row) in before.enumerated() {
          cells[place] = tails[tail + other - row - 1]
          tail += count - 1 - row
        }
      }
    }
  }
}

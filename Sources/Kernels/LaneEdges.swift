/// Scores beside, and moves in, the last column and row of one read.
@safe
final class LaneEdges {
  /// Lengths, band and scores of an alignment.
  struct Shape {
    let m: Int
    let n: Int
    let stride: Int
    let left: Int
    let right: Int
    let match: Int32
    let mismatch: Int32
    /// The cost of a gap, positive.
    let gap: Int32
  }

  // SAFETY: `count` entries each, allocated in `reserve`, freed in deinit or when replaced; only `EndsFreeLanes` sees them.
  private var besideColumn: UnsafeMutablePointer<Int32>
  private var besideRow: UnsafeMutablePointer<Int32>
  private(set) var column: UnsafeMutablePointer<UInt8>
  private(set) var row: UnsafeMutablePointer<UInt8>
  private var count = 1

  init() {
    unsafe besideColumn = .allocate(capacity: 1)
    unsafe besideRow = .allocate(capacity: 1)
    unsafe column = .allocate(capacity: 1)
    unsafe row = .allocate(capacity: 1)
  }

  deinit { free() }

  func reserve(_ needed: Int) {
    if needed <= count { return }
    free()
    count = needed
    unsafe besideColumn = .allocate(capacity: needed)
    unsafe besideRow = .allocate(capacity: needed)
    unsafe column = .allocate(capacity: needed)
    unsafe row = .allocate(capacity: needed)
    unsafe besideColumn.initialize(repeating: 0, count: needed)
    unsafe besideRow.initialize(repeating: 0, count: needed)
    unsafe column.initialize(repeating: 0, count: needed)
    unsafe row.initialize(repeating: 0, count: needed)
  }

  /// Moves of the last column and the last row of one read, from scores relative to cell (m − 1, n − 1).
  ///
  /// - Parameter bytes: the lane's first byte of the table of cells.
  @unsafe
  func settle(
    _ shape: Shape, bytes: UnsafeRawPointer, centre: UnsafePointer<UInt8>, read: UnsafePointer<UInt8>
  ) {
    let (m, n, stride, left, right) = (shape.m, shape.n, shape.stride, shape.left, shape.right)
    let (same, other, cost) = (shape.match, shape.mismatch, shape.gap)
    let none = Int32.min / 2
    let (beside, column, besideRow, row) = unsafe (besideColumn, column, besideRow, row)
    // SAFETY: 0 ≤ i ≤ m and 0 ≤ j ≤ n throughout, and the tables have max(m, n) + 1 entries.
    // Scores of column n − 1 and of row m − 1.
    unsafe beside[m - 1] = 0
    var i = m - 1
    while i > max(0, n - 1 - left) {
      // SAFETY: (i, n − 1) and the cell above it lie in the band.
      let difference = unsafe bytes.load(fromByteOffset: (i * stride + n - 1 - i + right) * 32, as: UInt8.self)
      unsafe beside[i - 1] = beside[i] &- (Int32(difference) &- cost)
      i -= 1
    }
    unsafe besideRow[n - 1] = 0
    var j = n - 1
    while j > max(0, m - 1 - right) {
      // SAFETY: (m − 1, j) and the cell before it lie in the band.
      let difference = unsafe bytes.load(
        fromByteOffset: ((m - 1) * stride + j - (m - 1) + right) * 32 + 16, as: UInt8.self)
      unsafe besideRow[j - 1] = besideRow[j] &- (Int32(difference) &- cost)
      j -= 1
    }
    // The last column: moving up is free.
    var above = none
    for i in max(0, n - left)..<m {
      if i == 0 {
        unsafe column[0] = 2
        above = unsafe beside[0]
        continue
      }
      let back = unsafe beside[i] &- cost
      // SAFETY: i ≤ m and n are within the sequences.
      let diagonal = unsafe beside[i - 1] &+ (centre[i - 1] == read[n - 1] ? same : other)
      unsafe column[i] = above >= diagonal && above >= back ? 3 : back >= diagonal ? 2 : 1
      above = max(above, back, diagonal)
    }
    // The last row: moving left is free; in its last cell both are.
    let lastOfColumn = above
    var before = none
    for j in max(0, m - right)...n {
      if j == 0 {
        unsafe row[0] = 3
        before = unsafe besideRow[0]
        continue
      }
      let up = unsafe j == n ? lastOfColumn : j <= m - 1 + left ? besideRow[j] &- cost : none
      // SAFETY: as above.
      let diagonal = unsafe besideRow[j - 1] &+ (centre[m - 1] == read[j - 1] ? same : other)
      unsafe row[j] = up >= diagonal && up >= before ? 3 : before >= diagonal ? 2 : 1
      before = max(up, before, diagonal)
    }
  }

  private func free() {
    unsafe besideColumn.deallocate()
    unsafe besideRow.deallocate()
    unsafe column.deallocate()
    unsafe row.deallocate()
  }
}

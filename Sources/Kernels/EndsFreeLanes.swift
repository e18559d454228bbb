/// Sixteen reads of one length aligned with one sequence at once: Needleman–Wunsch with linear gap costs, free gaps at the
/// ends and a band, one read per byte of a vector.
///
/// Cells hold differences between neighbours instead of scores (Suzuki & Kasahara 2018, doi:10.1186/s12859-018-2014-8),
/// so a byte is enough for sequences of any length. With g the cost of a gap, U = H(i,j) − H(i−1,j) + g and
/// V = H(i,j) − H(i,j−1) + g, a cell is
///
///     A = max(s + 2g, V(i−1,j), U(i,j−1)),  U(i,j) = A − V(i−1,j),  V(i,j) = A − U(i,j−1)
///
/// and the way back went up iff U(i,j) = 0, left iff V(i,j) = 0. Two entries of 0 beside the band keep paths inside. The
/// last row and column, whose gaps are free, are settled per read from differences to the last inner cell.
///
/// Among alignments of equal score the way back prefers a gap in the read, then a gap in the centre, then a pair: as R
/// dada2's does. One object per lane of work; nothing is allocated once the tables have grown.
@safe
public final class EndsFreeLanes {
  /// Reads aligned at once.
  public static let lanes = 16
  /// Tables of more cells are refused.
  static let largestTable = 1 << 22

  private typealias Vector = SIMD16<UInt8>

  private let match: Int
  private let mismatch: Int
  private let gap: Int

  // SAFETY: allocated in `reserve` and freed in deinit or when replaced; they never leave this object. `u` and `v` have
  // `cells` vectors, `scores` 4 × `columns`.
  private var u: UnsafeMutablePointer<SIMD16<UInt8>>
  private var v: UnsafeMutablePointer<SIMD16<UInt8>>
  private var scores: UnsafeMutablePointer<SIMD16<UInt8>>
  private var cells = 0
  private var columns = 0

  // What the last call of `align` left in the tables.
  private var centre: [UInt8] = []
  private var reads: [[UInt8]] = Array(repeating: [], count: lanes)
  private var left = 0
  private var right = 0
  private var stride = 0
  private var edges = LaneEdges()

  /// Whether differences of these scores fit a byte and the tables are not too large.
  public static func fits(match: Int, mismatch: Int, gap: Int, centre m: Int, read n: Int, band: Int?) -> Bool {
    guard gap <= 0, mismatch <= match, mismatch - 2 * gap > 0, match - 2 * gap <= 255, m > 1, n > 1 else { return false }
    let (left, right) = limits(centre: m, read: n, band: band)
    return m * (left + right + 2) <= largestTable
  }

  /// The diagonals of the band: j − i ≤ left, i − j ≤ right, widened by the difference in length.
  static func limits(centre m: Int, read n: Int, band: Int?) -> (left: Int, right: Int) {
    guard let band else { return (n, m) }
    return (min(n, band + max(0, n - m)), min(m, band + max(0, m - n)))
  }

  /// - Parameters: scores of equal bases, of different bases, and of a base against a gap (negative).
  public init(match: Int, mismatch: Int, gap: Int) {
    self.match = match
    self.mismatch = mismatch
    self.gap = -gap
    unsafe u = .allocate(capacity: 1)
    unsafe v = .allocate(capacity: 1)
    unsafe scores = .allocate(capacity: 1)
  }

  deinit {
    unsafe u.deallocate()
    unsafe v.deallocate()
    unsafe scores.deallocate()
  }

  /// Fills the tables for up to sixteen reads; `edits` then gives what each differs by.
  ///
  /// - Parameters:
  ///   - centre: `m` codes (0…3).
  ///   - letters, starts: where the codes of the reads start; each has `n`.
  /// - Precondition: `fits`; one to sixteen reads.
  /// - Complexity: O(m × band) vector operations for all reads together.
  @unsafe
  public func align(
    centre source: UnsafePointer<UInt8>, _ m: Int, letters: UnsafePointer<UInt8>, starts: ArraySlice<Int>, _ n: Int,
    band: Int?
  ) {
    precondition((1...EndsFreeLanes.lanes).contains(starts.count))
    (left, right) = EndsFreeLanes.limits(centre: m, read: n, band: band)
    stride = left + right + 2
    reserve(cells: m * stride, columns: n)
    unsafe centre = Array(UnsafeBufferPointer(start: source, count: m))
    for (lane, start) in starts.enumerated() {
      // SAFETY: the caller's read starts there and has `n` letters.
      unsafe reads[lane] = Array(UnsafeBufferPointer(start: letters + start, count: n))
    }
    writeScores(n, count: starts.count)
    fill(m, n)
  }

  /// Appends the edits of one read, in rising order of the place in the read: `place << 3 | code` for a base that stands
  /// against base `code` of the centre, `place << 3 | 4` for a base against a gap. Complexity O(m + n).
  public func appendEdits(lane: Int, to edits: inout [UInt32]) {
    let read = reads[lane]
    let (m, n) = (centre.count, read.count)
    settleEdges(lane: lane, read: read)
    let start = edits.count
    var (i, j) = (m, n)
    while i > 0 && j > 0 {
      let up: Bool
      let back: Bool
      if i == m {
        (up, back) = (edges.row[j] == 3, edges.row[j] == 2)
      } else if j == n {
        (up, back) = (edges.column[i] == 3, edges.column[i] == 2)
      } else {
        let cell = i * stride + j - i + right
        (up, back) = unsafe (entry(u, cell, lane) == 0, entry(v, cell, lane) == 0)
      }
      if up {
        i -= 1
      } else if back {
        j -= 1
        edits.append(UInt32(j) << 3 | 4)
      } else {
        i -= 1
        j -= 1
        if centre[i] != read[j] { edits.append(UInt32(j) << 3 | UInt32(centre[i])) }
      }
    }
    while j > 0 {
      j -= 1
      edits.append(UInt32(j) << 3 | 4)
    }
    edits[start...].reverse()
  }

  /// One read's byte of a cell. The way back and the edges stay inside the band, so the cell is one of the table's.
  private func entry(_ table: UnsafeMutablePointer<SIMD16<UInt8>>, _ cell: Int, _ lane: Int) -> UInt8 {
    // SAFETY: `cell` < `cells` as said above, and `lane` < 16.
    unsafe UnsafeRawPointer(table).load(fromByteOffset: cell * 16 + lane, as: UInt8.self)
  }

  private func reserve(cells needed: Int, columns n: Int) {
    if needed > cells {
      unsafe u.deallocate()
      unsafe v.deallocate()
      unsafe u = .allocate(capacity: needed)
      unsafe v = .allocate(capacity: needed)
      unsafe u.initialize(repeating: Vector(), count: needed)
      unsafe v.initialize(repeating: Vector(), count: needed)
      cells = needed
    }
    if n > columns {
      unsafe scores.deallocate()
      unsafe scores = .allocate(capacity: 4 * n)
      unsafe scores.initialize(repeating: Vector(), count: 4 * n)
      columns = n
    }
  }

  /// s + 2g of each column of the reads against each code.
  private func writeScores(_ n: Int, count: Int) {
    let (high, low) = (UInt8(match + 2 * gap), UInt8(mismatch + 2 * gap))
    for code in 0..<4 {
      // SAFETY: 4 × `columns` vectors are allocated, n ≤ `columns`.
      for j in 0..<n { unsafe scores[code * columns + j] = Vector(repeating: low) }
    }
    for lane in 0..<count {
      unsafe reads[lane].withUnsafeBufferPointer { read in
        unsafe scores.withMemoryRebound(to: UInt8.self, capacity: 64 * columns) { bytes in
          // SAFETY: codes are below 4, so the byte lies in one of the 4 × `columns` vectors.
          for j in 0..<n { unsafe bytes[(Int(read[j] & 3) * columns + j) * 16 + lane] = high }
        }
      }
    }
  }

  /// The inner cells: rows 1..<m, columns 1..<n.
  private func fill(_ m: Int, _ n: Int) {
    let (stride, left, right, columns) = (stride, left, right, columns)
    let zero = Vector()
    let one = Vector(repeating: UInt8(gap))
    let (u, v, scores) = unsafe (self.u, self.v, self.scores)
    // SAFETY: row i has the slots i · stride ..< (i + 1) · stride; slot j − i + right of it is cell (i, j), the last slot
    // is the 0 beside the band.
    for j in 0...min(n, left) { unsafe v[j + right] = one }
    unsafe v[stride - 1] = zero
    unsafe centre.withUnsafeBufferPointer { centre in
      for i in 1..<m {
        let first = max(1, i - right)
        let last = min(n - 1, i + left)
        unsafe v[(i + 1) * stride - 1] = zero
        if first > last { continue }
        let slot = first - i + right
        let above = unsafe v + ((i - 1) * stride + slot + 1)
        let rowU = unsafe u + (i * stride + slot)
        let rowV = unsafe v + (i * stride + slot)
        let score = unsafe scores + (Int(centre[i - 1] & 3) * columns + first - 1)
        var back = i - right >= 1 ? zero : one
        for k in 0...(last - first) {
          let up = unsafe above[k]
          let best = pointwiseMax(pointwiseMax(unsafe score[k], up), back)
          let nextU = best &- up
          unsafe rowV[k] = best &- back
          unsafe rowU[k] = nextU
          back = nextU
        }
      }
    }
  }

  /// Moves of the last column and the last row of one read, from scores relative to cell (m − 1, n − 1).
  private func settleEdges(lane: Int, read: [UInt8]) {
    let (m, n) = (centre.count, read.count)
    edges.reserve(rows: m, columns: n)
    let none = Int.min / 2
    let top = max(0, n - 1 - left)
    // Scores of column n − 1 and of row m − 1.
    edges.besideColumn[m - 1] = 0
    var i = m - 1
    while i > top {
      let difference = unsafe Int(entry(u, i * stride + n - 1 - i + right, lane)) - gap
      edges.besideColumn[i - 1] = edges.besideColumn[i] - difference
      i -= 1
    }
    let start = max(0, m - 1 - right)
    edges.besideRow[n - 1] = 0
    var j = n - 1
    while j > start {
      let difference = unsafe Int(entry(v, (m - 1) * stride + j - (m - 1) + right, lane)) - gap
      edges.besideRow[j - 1] = edges.besideRow[j] - difference
      j -= 1
    }
    // The last column: moving up is free.
    var above = none
    for i in max(0, n - left)..<m {
      if i == 0 {
        edges.column[0] = 2
        above = edges.besideColumn[0]
        continue
      }
      let back = edges.besideColumn[i] - gap
      let diagonal = edges.besideColumn[i - 1] + (centre[i - 1] == read[n - 1] ? match : mismatch)
      edges.column[i] = above >= diagonal && above >= back ? 3 : back >= diagonal ? 2 : 1
      above = max(above, back, diagonal)
    }
    // The last row: moving left is free; in its last cell both are.
    let lastOfColumn = above
    var before = none
    for j in max(0, m - right)...n {
      if j == 0 {
        edges.row[0] = 3
        before = edges.besideRow[0]
        continue
      }
      let up = j == n ? lastOfColumn : j <= m - 1 + left ? edges.besideRow[j] - gap : none
      let diagonal = edges.besideRow[j - 1] + (centre[m - 1] == read[j - 1] ? match : mismatch)
      edges.row[j] = up >= diagonal && up >= before ? 3 : before >= diagonal ? 2 : 1
      before = max(up, before, diagonal)
    }
  }
}

/// Scores beside and moves in the last column and row of one read.
private struct LaneEdges {
  var besideColumn: [Int] = []
  var besideRow: [Int] = []
  var column: [UInt8] = []
  var row: [UInt8] = []

  mutating func reserve(rows m: Int, columns n: Int) {
    if besideColumn.count <= m {
      besideColumn = Array(repeating: 0, count: m + 1)
      column = Array(repeating: 0, count: m + 1)
    }
    if besideRow.count <= n {
      besideRow = Array(repeating: 0, count: n + 1)
      row = Array(repeating: 0, count: n + 1)
    }
  }
}

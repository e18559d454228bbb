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

  // SAFETY: allocated in `reserve` and freed in deinit or when replaced; they never leave this object. `table` has
  // `cells` pairs of vectors, U and V of a cell side by side; `scores` has 4 × `columns` vectors.
  private var table: UnsafeMutablePointer<SIMD16<UInt8>>
  private var scores: UnsafeMutablePointer<SIMD16<UInt8>>
  private var cells = 0
  private var columns = 0
  private let edges = LaneEdges()

  // The shape of the last call of `align`.
  private var m = 0
  private var n = 0
  private var left = 0
  private var right = 0
  private var stride = 0
  /// A bit per lane: whether the diagonal that ends in cell (m − 1, n − 1) is its own way back.
  private var isUngapped = 0

  /// Whether differences of these scores fit a byte and the tables are not too large.
  public static func fits(match: Int, mismatch: Int, gap: Int, centre m: Int, read n: Int, band: Int?) -> Bool {
    guard gap <= 0, mismatch <= match, mismatch - 2 * gap > 0, match - 2 * gap <= 255, m > 1, n > 1 else {
      return false
    }
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
    unsafe table = .allocate(capacity: 1)
    unsafe scores = .allocate(capacity: 1)
  }

  deinit {
    unsafe table.deallocate()
    unsafe scores.deallocate()
  }

  /// Fills the tables for up to sixteen reads; `appendEdits` then gives what each differs by.
  ///
  /// - Parameters:
  ///   - centre: `m` codes (0…3).
  ///   - letters, starts: where the codes of the reads start; each has `n`.
  /// - Precondition: `fits`; one to sixteen reads.
  /// - Complexity: O(m × band) vector operations for all reads together.
  @unsafe
  public func align(
    centre: UnsafePointer<UInt8>, _ m: Int, letters: UnsafePointer<UInt8>, starts: [Int], _ n: Int, band: Int?
  ) {
    precondition((1...EndsFreeLanes.lanes).contains(starts.count))
    (self.m, self.n) = (m, n)
    (left, right) = EndsFreeLanes.limits(centre: m, read: n, band: band)
    stride = left + right + 2
    reserve()
    unsafe writeScores(letters, starts)
    unsafe fill(centre)
    findUngapped()
  }

  /// Appends the edits of one read, in rising order of the place in the read: `place << 3 | code` for a base that stands
  /// against base `code` of the centre, `place << 3 | 4` for a base against a gap.
  ///
  /// - Parameters: the centre and the read of that lane, as given to `align`.
  /// - Complexity: O(m + n).
  @unsafe
  public func appendEdits(
    lane: Int, centre: UnsafePointer<UInt8>, read: UnsafePointer<UInt8>, to edits: inout [UInt32]
  ) {
    let shape = LaneEdges.Shape(
      m: m, n: n, stride: stride, left: left, right: right, match: Int32(match), mismatch: Int32(mismatch),
      gap: Int32(gap))
    // SAFETY: the lane's bytes lie in the table, and the sequences are those it was filled with.
    unsafe edges.settle(shape, bytes: UnsafeRawPointer(table) + lane, centre: centre, read: read)
    let (m, n, stride) = (m, n, stride)
    let start = edits.count
    var (i, j) = (m, n)
    while i > 0 && j > 0 && (i == m || j == n) {
      // SAFETY: both tables have max(m, n) + 1 entries.
      switch unsafe i == m ? edges.row[j] : edges.column[i] {
      case 3: i -= 1
      case 2:
        j -= 1
        edits.append(UInt32(j) << 3 | 4)
      default:
        i -= 1
        j -= 1
        if unsafe centre[i] != read[j] { edits.append(UInt32(j) << 3 | UInt32(unsafe centre[i])) }
      }
    }
    if i == m - 1, j == n - 1, isUngapped & (1 << lane) != 0 {
      // What the last row and column gave; mostly nothing. A copy, so that `edits` keeps one owner.
      let tail = Array(edits[start...])
      edits.removeLast(tail.count)
      let common = min(i, j)
      for place in 0..<(j - common) { edits.append(UInt32(place) << 3 | 4) }
      // SAFETY: `common` ≤ i and ≤ j.
      unsafe Substitutions.append(
        centre + (i - common), read + (j - common), count: common, placesFrom: j - common, to: &edits)
      edits.append(contentsOf: tail.reversed())
      return
    }
    // SAFETY: the way back stays inside the band, so the cell is one of the table's; i ≤ m and j ≤ n.
    var cell = unsafe UnsafeRawPointer(table) + ((i * stride + j - i + right) * 32 + lane)
    while i > 0 && j > 0 {
      if unsafe cell.load(as: UInt8.self) == 0 {
        i &-= 1
        unsafe cell -= (stride &- 1) &* 32
      } else if unsafe cell.load(fromByteOffset: 16, as: UInt8.self) == 0 {
        j &-= 1
        unsafe cell -= 32
        edits.append(UInt32(j) << 3 | 4)
      } else {
        i &-= 1
        j &-= 1
        unsafe cell -= stride &* 32
        if unsafe centre[i] != read[j] { edits.append(UInt32(j) << 3 | UInt32(unsafe centre[i])) }
      }
    }
    while j > 0 {
      j -= 1
      edits.append(UInt32(j) << 3 | 4)
    }
    edits[start...].reverse()
  }

  private func reserve() {
    if m * stride > cells {
      cells = m * stride
      unsafe table.deallocate()
      unsafe table = .allocate(capacity: 2 * cells)
      unsafe table.initialize(repeating: Vector(), count: 2 * cells)
    }
    if n > columns {
      columns = n
      unsafe scores.deallocate()
      unsafe scores = .allocate(capacity: 4 * n)
      unsafe scores.initialize(repeating: Vector(), count: 4 * n)
    }
    edges.reserve(max(m, n) + 1)
  }

  /// s + 2g of each column of the reads against each code.
  @unsafe
  private func writeScores(_ letters: UnsafePointer<UInt8>, _ starts: [Int]) {
    let (high, low) = (UInt8(match + 2 * gap), UInt8(mismatch + 2 * gap))
    let columns = columns
    for code in 0..<4 {
      // SAFETY: 4 × `columns` vectors are allocated, n ≤ `columns`.
      for j in 0..<n { unsafe scores[code &* columns &+ j] = Vector(repeating: low) }
    }
    let bytes = unsafe UnsafeMutableRawPointer(scores)
    for (lane, start) in starts.enumerated() {
      // SAFETY: the caller's read has `n` codes; they are below 4, so the byte lies in one of the 4 × `columns` vectors.
      for j in 0..<n {
        unsafe bytes.storeBytes(
          of: high, toByteOffset: ((Int(letters[start &+ j] & 3) &* columns &+ j) &* 16) &+ lane, as: UInt8.self)
      }
    }
  }

  /// The inner cells: rows 1..<m, columns 1..<n.
  @unsafe
  private func fill(_ centre: UnsafePointer<UInt8>) {
    let (m, n, stride, left, right, columns) = (m, n, stride, left, right, columns)
    let zero = Vector()
    let one = Vector(repeating: UInt8(gap))
    let (table, scores) = unsafe (self.table, self.scores)
    // SAFETY: row i has the cells i · stride ..< (i + 1) · stride; cell j − i + right of it is (i, j), the last one is the
    // 0 beside the band.
    for j in 0...min(n, left) { unsafe table[2 * (j + right) + 1] = one }
    unsafe table[2 * stride - 1] = zero
    for i in 1..<m {
      let first = max(1, i - right)
      let last = min(n - 1, i + left)
      unsafe table[2 * (i + 1) * stride - 1] = zero
      if first > last { continue }
      let slot = first - i + right
      let above = unsafe table + (2 * ((i - 1) * stride + slot + 1) + 1)
      let row = unsafe table + 2 * (i * stride + slot)
      let score = unsafe scores + (Int(centre[i - 1] & 3) * columns + first - 1)
      var back = i - right >= 1 ? zero : one
      for k in 0...(last &- first) {
        let up = unsafe above[2 &* k]
        let pair = unsafe larger(score[k], up)
        let best = larger(pair, back)
        unsafe row[2 &* k &+ 1] = best &- back
        back = best &- up
        unsafe row[2 &* k] = back
      }
    }
  }

  /// Looks down the last inner diagonal for the lanes whose way back never leaves it.
  private func findUngapped() {
    var least = Vector(repeating: .max)
    let table = unsafe self.table
    var cell = 2 * ((m - 1) * stride + n - m + right)
    for _ in 1..<min(m, n) {
      // SAFETY: the diagonal n − m lies in the band; rows and columns stay above 0.
      let (up, back) = unsafe (table[cell], table[cell &+ 1])
      least = smaller(least, smaller(up, back))
      cell &-= 2 &* stride
    }
    isUngapped = 0
    for lane in 0..<EndsFreeLanes.lanes where least[lane] != 0 { isUngapped |= 1 << lane }
  }

  @inline(__always)
  private func smaller(_ a: SIMD16<UInt8>, _ b: SIMD16<UInt8>) -> SIMD16<UInt8> { a.replacing(with: b, where: b .< a) }

  @inline(__always)
  private func larger(_ a: SIMD16<UInt8>, _ b: SIMD16<UInt8>) -> SIMD16<UInt8> { a.replacing(with: b, where: b .> a) }
}

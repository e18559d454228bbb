/// Exact global alignment with affine gaps and cheap terminal gaps, by wavefronts (Marco-Sola et al. 2021,
/// doi:10.1093/bioinformatics/btaa777): for each penalty and diagonal the furthest point reached is kept, so nearly
/// identical sequences cost little more than one comparison.
///
/// Scores are those of vsearch and usearch: match 2, mismatch −4, internal gap −20 − 2 per base, terminal gap −2 − 1
/// per base. As penalties (letters of both sequences − score): mismatch 6, internal gap 20 + 3 per base, terminal gap
/// 2 + 2 per base, match 0. Letters match if their bytes are equal. Among alignments of one penalty that meet at one
/// point the one with more mismatches and fewer gap columns is taken.
@safe
public final class AlignmentWavefront {
  static let mismatch = 6
  static let gapOpen = 20
  static let gapExtend = 3
  static let terminalOpen = 2
  static let terminalExtend = 2
  /// Rows kept: as many as the longest look back, and this one.
  private static let rows = gapOpen + gapExtend + 1
  /// Bases by which a terminal gap at the start may exceed the difference in length: amplicons of one primer pair begin
  /// alike, and the search stays narrow.
  public static let terminalRoom = 8
  /// The largest penalty that fits the packed counts.
  public static let largestPenalty = 4000

  static let empty = Int64.min / 2

  // SAFETY: three buffers of rows × width points, allocated in init or `reserve`, freed in deinit; never leave here.
  private var points: UnsafeMutablePointer<Int64>
  private var width = 0
  private let low: UnsafeMutablePointer<Int>
  private let high: UnsafeMutablePointer<Int>

  public init() {
    unsafe points = .allocate(capacity: 1)
    unsafe low = .allocate(capacity: AlignmentWavefront.rows)
    unsafe high = .allocate(capacity: AlignmentWavefront.rows)
  }

  deinit {
    unsafe points.deallocate()
    unsafe low.deallocate()
    unsafe high.deallocate()
  }

  /// The best alignment of two sequences.
  ///
  /// - Returns: nil if its penalty is above `maximumPenalty` (at most `largestPenalty`), or its mismatches and internal
  ///   gap columns are more than `maximumDifferences`.
  /// - Complexity: O(penalty² + letters / 8); nothing is allocated once the buffers have grown.
  @unsafe public func align(
    _ query: UnsafePointer<UInt8>, count n: Int, _ target: UnsafePointer<UInt8>, count m: Int, maximumPenalty: Int,
    maximumDifferences: Int = .max
  ) -> AlignmentSummary? {
    var limit = min(maximumPenalty, AlignmentWavefront.largestPenalty)
    if limit < 0 { return nil }
    var ungapped: AlignmentSummary?
    if n == m {
      // The ungapped alignment bounds the penalty; with one mismatch nothing is better than it.
      let mismatch = AlignmentWavefront.mismatch
      let mismatches = unsafe SequenceBytes.differences(query, target, count: n, limit: limit / mismatch)
      if mismatches <= limit / mismatch {
        ungapped = AlignmentSummary(
          penalty: mismatches * mismatch, mismatches: mismatches, gapColumns: 0, columns: n)
        limit = mismatches * mismatch - 1
        if mismatches > maximumDifferences {
          // Only an alignment with gaps may still do.
          ungapped = nil
          limit = mismatches * mismatch - 1
        }
        if mismatches <= 1 { return ungapped }
      }
    }
    guard var found = unsafe search(query, n, target, m, limit, maximumDifferences) else { return ungapped }
    if found.summary.differences <= maximumDifferences, found.hasGivenUp {
      // Paths with more differences were left out; was one of them better?
      guard let all = unsafe search(query, n, target, m, found.summary.penalty, .max) else { return nil }
      found = all
    }
    return found.summary.differences <= maximumDifferences ? found.summary : nil
  }

  @unsafe private func search(
    _ query: UnsafePointer<UInt8>, _ n: Int, _ target: UnsafePointer<UInt8>, _ m: Int, _ limit: Int,
    _ maximumDifferences: Int
  ) -> (summary: AlignmentSummary, hasGivenUp: Bool)? {
    var hasGivenUp = false
    let mostDifferences = Int64(min(maximumDifferences, 4095))
    let shift = m - n
    // Leaving the main diagonals costs 2 + 2 per base at both ends, or at least 3 per base inside.
    let reach = limit / 2 + 2
    guard limit >= 0, abs(shift) <= reach else { return nil }
    reserve(2 * reach + 3)
    var best = limit + 1
    var bestPoint: Int64 = 0
    var bestDiagonal = 0
    let rows = AlignmentWavefront.rows
    let window = unsafe Window(points: points, low: low, high: high, width: width, reach: reach)
    unsafe low.update(repeating: 0, count: rows)
    unsafe high.update(repeating: -reach - 2, count: rows)
    let lastStart = 2 + 2 * (abs(shift) + AlignmentWavefront.terminalRoom)
    var emptyRows = 0
    var row = -1
    var penalty = -1
    while penalty < best - 1 {
      penalty += 1
      row = row + 1 == rows ? 0 : row + 1
      let before = (row + rows - AlignmentWavefront.mismatch) % rows
      let extended = (row + rows - AlignmentWavefront.gapExtend) % rows
      let opened = (row + 1) % rows
      // The span of diagonals that this penalty can reach.
      var from = reach + 1
      var to = -reach - 1
      if unsafe window.low[before] <= window.high[before] {
        from = unsafe window.low[before]
        to = unsafe window.high[before]
      }
      if unsafe window.low[extended] <= window.high[extended] {
        from = min(from, unsafe window.low[extended] - 1)
        to = max(to, unsafe window.high[extended] + 1)
      }
      if unsafe window.low[opened] <= window.high[opened] {
        from = min(from, unsafe window.low[opened] - 1)
        to = max(to, unsafe window.high[opened] + 1)
      }
      let started = penalty == 0 ? 0 : (penalty & 1 == 0 && penalty >= 4 ? penalty / 2 - 1 : -1)
      let startsQuery = started >= 0 && started <= min(n, max(0, -shift) + AlignmentWavefront.terminalRoom)
      let startsTarget = started >= 0 && started <= min(m, max(0, shift) + AlignmentWavefront.terminalRoom)
      if started >= 0 {
        if startsQuery { (from, to) = (min(from, -started), max(to, -started)) }
        if startsTarget { (from, to) = (min(from, started), max(to, started)) }
        if started == 0 { (from, to) = (0, 0) }
      }
      // A diagonal from which the end is too expensive is given up: r bases of a terminal gap cost 2 + 2r, one more base
      // of a gap that is open already costs 3.
      let left = best - 1 - penalty
      let slack = left < AlignmentWavefront.gapExtend ? 0 : max(1, (left - 2) / 2)
      from = max(from, -reach, shift - slack)
      to = min(to, reach, shift + slack)
      unsafe window.low[row] = 0
      unsafe window.high[row] = -reach - 2
      emptyRows += 1
      // No path is left once no row that can still be looked back to has a point.
      if emptyRows >= rows && penalty >= lastStart { break }
      if from > to { continue }
      var first = to + 1
      var last = from - 1
      // SAFETY: from − 1 … to + 1 lies in −reach − 1 … reach + 1, and `at` adds reach + 1.
      for k in from...to {
        var inserted = max(
          unsafe window.value(0, opened, k - 1), unsafe window.value(1, extended, k - 1))
        if inserted >= 0 {
          inserted += 1 << 12
          if (inserted >> 36) + Int64(k) > Int64(m) || inserted >> 12 & 4095 > mostDifferences {
            inserted = AlignmentWavefront.empty
          }
        }
        var deleted = max(
          unsafe window.value(0, opened, k + 1), unsafe window.value(2, extended, k + 1))
        if deleted >= 0 {
          deleted += (1 << 36) + (1 << 12)
          if deleted >> 36 > Int64(n) || deleted >> 12 & 4095 > mostDifferences { deleted = AlignmentWavefront.empty }
        }
        var point = unsafe window.value(0, before, k)
        if point >= 0 {
          point += (1 << 36) + (1 << 24)
          if point >> 36 > Int64(n) || (point >> 36) + Int64(k) > Int64(m) { point = AlignmentWavefront.empty }
        }
        point = max(point, inserted, deleted)
        if startsTarget && k == started || startsQuery && -k == started {
          point = max(point, Int64(max(0, -k)) << 36 | Int64(k + 2048))
        }
        if point >= 0, (point >> 24 & 4095) + (point >> 12 & 4095) > mostDifferences {
          point = AlignmentWavefront.empty
          hasGivenUp = true
        }
        if point >= 0 {
          var i = Int(point >> 36)
          let common = unsafe SequenceBytes.commonPrefix(
            query + i, target + (i + k), count: min(n - i, m - i - k))
          i += common
          point += Int64(common) << 36
          if i == n || i + k == m {
            let rest = abs(shift - k)
            let whole =
              penalty + (rest == 0 ? 0 : AlignmentWavefront.terminalOpen + rest * AlignmentWavefront.terminalExtend)
            if whole < best || (whole == best && k == shift && bestDiagonal != shift) {
              best = whole
              bestPoint = point
              bestDiagonal = k
            }
          }
        }
        unsafe window.set(row, k, point, inserted, deleted)
        if max(point, inserted, deleted) >= 0 {
          first = min(first, k)
          last = k
        }
      }
      if first <= last {
        unsafe window.low[row] = first
        unsafe window.high[row] = last
        emptyRows = 0
      }
    }
    if best > limit { return nil }
    return (summary(best, bestPoint, bestDiagonal), hasGivenUp)
  }

  private func summary(_ penalty: Int, _ point: Int64, _ diagonal: Int) -> AlignmentSummary {
    let queryEnd = Int(point >> 36)
    let mismatches = Int(point >> 24 & 4095)
    let gapColumns = Int(point >> 12 & 4095)
    let start = Int(point & 4095) - 2048
    let queryLetters = queryEnd - max(0, -start)
    let targetLetters = queryEnd + diagonal - max(0, start)
    return AlignmentSummary(
      penalty: penalty, mismatches: mismatches, gapColumns: gapColumns,
      columns: (queryLetters + targetLetters + gapColumns) / 2)
  }

  private func reserve(_ wanted: Int) {
    guard wanted > width else { return }
    unsafe points.deallocate()
    width = wanted
    unsafe points = .allocate(capacity: 3 * AlignmentWavefront.rows * width)
  }
}

/// The rows in use: points reached (kind 0), and those reached inside a gap in the query (1) or the target (2).
@unsafe
private struct Window {
  let points: UnsafeMutablePointer<Int64>
  /// The diagonals of each row that have points.
  let low: UnsafeMutablePointer<Int>
  let high: UnsafeMutablePointer<Int>
  let width: Int
  let reach: Int

  @inline(__always) func value(_ kind: Int, _ row: Int, _ k: Int) -> Int64 {
    if unsafe k < low[row] || k > high[row] { return AlignmentWavefront.empty }
    return unsafe points[(row * width + k + reach + 1) * 3 + kind]
  }

  @inline(__always) func set(_ row: Int, _ k: Int, _ point: Int64, _ inserted: Int64, _ deleted: Int64) {
    let at = (unsafe row * width + k + reach + 1) * 3
    unsafe points[at] = point
    unsafe points[at + 1] = inserted
    unsafe points[at + 2] = deleted
  }
}

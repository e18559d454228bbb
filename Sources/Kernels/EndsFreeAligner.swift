/// Optimal alignment of two sequences whose terminal gaps are free (Needleman & Wunsch 1970,
/// doi:10.1016/0022-2836(70)90057-4), gaps counted per base, optionally within a band of diagonals.
///
/// Among equally good alignments the path back from the end prefers a letter of the first sequence alone, then a letter
/// of the second alone, then a pair: gaps stand as far right as they can, as in R `dada2::nwalign`. Letters match if
/// their bytes are equal. One object per lane; buffers grow and are kept.
@safe
public final class EndsFreeAligner {
  /// What one position of an alignment holds.
  public enum Column {
    public static let match: UInt8 = 0
    /// A letter of the first sequence over a gap.
    public static let firstOnly: UInt8 = 1
    /// A letter of the second sequence over a gap.
    public static let secondOnly: UInt8 = 2
    public static let mismatch: UInt8 = 3
  }

  /// The price of a column.
  public struct Scores: Sendable, Equatable {
    public let match: Int32
    public let mismatch: Int32
    /// Per base of a gap that is not terminal.
    public let gap: Int32

    public init(match: Int32, mismatch: Int32, gap: Int32) {
      self.match = match
      self.mismatch = mismatch
      self.gap = gap
    }
  }

  private static let unreachable = Int32.min / 4

  private let scores: Scores
  // SAFETY: allocated in init or `reserve`, freed in deinit. `row` holds m + 1 scores, `steps` n + 1 rows of `width`
  // steps, `path` n + m columns, filled from its end. None leaves this type but as a span in `withColumns`.
  private var row: UnsafeMutablePointer<Int32>
  private var steps: UnsafeMutablePointer<UInt8>
  private var path: UnsafeMutablePointer<UInt8>
  private var rowCapacity = 0
  private var stepCapacity = 0
  private var pathCapacity = 0
  private var pathStart = 0
  private var pathEnd = 0

  public init(scores: Scores) {
    self.scores = scores
    unsafe row = .allocate(capacity: 1)
    unsafe steps = .allocate(capacity: 1)
    unsafe path = .allocate(capacity: 1)
  }

  deinit {
    unsafe row.deallocate()
    unsafe steps.deallocate()
    unsafe path.deallocate()
  }

  /// Lets `body` read the columns of the last alignment, left to right (values of `Column`).
  public func withColumns<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    // SAFETY: pathStart ≤ pathEnd ≤ pathCapacity, all written by `walkBack`.
    unsafe body(Span(_unsafeElements: UnsafeBufferPointer(start: path + pathStart, count: pathEnd - pathStart)))
  }

  /// Aligns two sequences; read the result with `withColumns`.
  ///
  /// - Parameter band: the largest shift between the two; on the side of the longer sequence the difference in length
  ///   is added. nil allows every shift.
  /// - Complexity: O(n · (2 band + |n − m| + 1)), or O(n m) without a band, one byte each; nothing is allocated once
  ///   the buffers have grown.
  @unsafe public func align(
    _ first: UnsafePointer<UInt8>, count n: Int, _ second: UnsafePointer<UInt8>, count m: Int, band: Int?
  ) {
    let low = band.map { min(n, $0 + max(0, n - m)) } ?? n
    let high = band.map { min(m, $0 + max(0, m - n)) } ?? m
    let width = low + high + 1
    reserve(row: m + 1, steps: (n + 1) * width, path: n + m)
    let (row, scores) = unsafe (self.row, self.scores)
    // SAFETY: j runs within 0...m, and step j − i + low of row i within 0..<width as i − low ≤ j ≤ i + high.
    for j in 0...m { unsafe row[j] = j <= high ? 0 : EndsFreeAligner.unreachable }
    for j in 0...high { unsafe steps[j + low] = Column.secondOnly }
    for i in stride(from: 1, through: n, by: 1) {
      let begin = max(0, i - low)
      let end = min(m, i + high)
      let rowSteps = unsafe steps + (i * width - i + low)
      let gapInFirst = i == n ? 0 : scores.gap
      let letter = unsafe first[i - 1]
      var left = EndsFreeAligner.unreachable
      var j = begin
      var diagonal: Int32
      if begin == 0 {
        diagonal = unsafe row[0]
        unsafe row[0] = 0
        unsafe rowSteps[0] = Column.firstOnly
        left = 0
        j = 1
      } else {
        diagonal = unsafe row[begin - 1]
      }
      while j <= end {
        let above = unsafe row[j]
        let pair = diagonal &+ (unsafe second[j &- 1] == letter ? scores.match : scores.mismatch)
        var best = above &+ (j == m ? 0 : scores.gap)
        var step = Column.firstOnly
        let alone = left &+ gapInFirst
        if alone > best { (best, step) = (alone, Column.secondOnly) }
        if pair > best { (best, step) = (pair, Column.match) }
        unsafe row[j] = best
        unsafe rowSteps[j] = step
        diagonal = above
        left = best
        j &+= 1
      }
    }
    unsafe walkBack(first, n, second, m, low: low, width: width)
  }

  @unsafe private func walkBack(
    _ first: UnsafePointer<UInt8>, _ n: Int, _ second: UnsafePointer<UInt8>, _ m: Int, low: Int, width: Int
  ) {
    var (i, j) = (n, m)
    pathEnd = n + m
    var at = pathEnd
    // SAFETY: steps lead through cells of the band to (0, 0), each with at least one letter fewer.
    while i > 0 || j > 0 {
      at -= 1
      switch unsafe steps[i * width + j - i + low] {
      case Column.firstOnly:
        i -= 1
        unsafe path[at] = Column.firstOnly
      case Column.secondOnly:
        j -= 1
        unsafe path[at] = Column.secondOnly
      default:
        i -= 1
        j -= 1
        unsafe path[at] = first[i] == second[j] ? Column.match : Column.mismatch
      }
    }
    pathStart = at
  }

  private func reserve(row rowCount: Int, steps stepCount: Int, path pathCount: Int) {
    if rowCount > rowCapacity {
      unsafe row.deallocate()
      rowCapacity = 2 * rowCount
      unsafe row = .allocate(capacity: rowCapacity)
    }
    if stepCount > stepCapacity {
      unsafe steps.deallocate()
      stepCapacity = 2 * stepCount
      unsafe steps = .allocate(capacity: stepCapacity)
    }
    if pathCount > pathCapacity {
      unsafe path.deallocate()
      pathCapacity = 2 * pathCount
      unsafe path = .allocate(capacity: pathCapacity)
    }
  }
}

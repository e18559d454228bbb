/// Needleman–Wunsch alignment with linear gap costs, free gaps at the ends of both sequences and an optional band.
///
/// One object per lane; it keeps its tables. What it gives of an alignment are the places of the second sequence (the
/// read) that are not equal to the first (the centre): substitutions and insertions.
public struct EndsFreeAlignment: Sendable {
  /// Scores of one column.
  public struct Scores: Sendable, Equatable {
    public var match: Int32
    public var mismatch: Int32
    public var gap: Int32
    public var homopolymerGap: Int32

    public init(match: Int, mismatch: Int, gap: Int, homopolymerGap: Int? = nil) {
      self.match = Int32(clamping: match)
      self.mismatch = Int32(clamping: mismatch)
      self.gap = Int32(clamping: gap)
      self.homopolymerGap = Int32(clamping: homopolymerGap ?? gap)
    }
  }

  private var previous: [Int32] = []
  private var current: [Int32] = []
  private var moves: [UInt8] = []

  public init() {}

  /// Aligns and appends the edits to `edits`, in rising order of the place in the read: `place << 3 | code` for a base
  /// that stands against base `code` of the centre, `place << 3 | 4` for a base that stands against a gap.
  @unsafe
  public mutating func align(
    centre: UnsafePointer<UInt8>, _ centreCount: Int, read: UnsafePointer<UInt8>, _ readCount: Int,
    band: Int?, scores: Scores, edits: inout [UInt32]
  ) {
    let (m, n) = (centreCount, readCount)
    let unreachable = Int32.min / 2
    let left = band.map { $0 + max(0, n - m) } ?? max(n, m)  // j − i ≤ left
    let right = band.map { $0 + max(0, m - n) } ?? max(n, m)  // i − j ≤ right
    let width = n + 1
    moves = [UInt8](repeating: 0, count: (m + 1) * width)
    let centreGaps = unsafe gapScores(centre, m, scores)
    let readGaps = unsafe gapScores(read, n, scores)
    previous = [Int32](repeating: unreachable, count: width)
    current = previous
    for j in 0...min(n, left) {
      previous[j] = 0
      moves[j] = 2
    }
    for i in 1...max(1, m) where m > 0 {
      for j in 0..<width { current[j] = unreachable }
      for j in max(0, i - right)...min(n, i + left) {
        if j == 0 {
          current[0] = 0
          moves[i * width] = 3
          continue
        }
        let up = previous[j] == unreachable ? unreachable : previous[j] + (j == n ? 0 : centreGaps[i - 1])
        let back = current[j - 1] == unreachable ? unreachable : current[j - 1] + (i == m ? 0 : readGaps[j - 1])
        let equal = unsafe centre[i - 1] == read[j - 1]
        let diagonal = previous[j - 1] + (equal ? scores.match : scores.mismatch)
        var best = diagonal
        var move: UInt8 = 1
        if up >= diagonal && up >= back {
          best = up
          move = 3
        } else if back >= diagonal {
          best = back
          move = 2
        }
        current[j] = best
        moves[i * width + j] = move
      }
      swap(&previous, &current)
    }
    let first = edits.count
    var (i, j) = (m, n)
    while i > 0 || j > 0 {
      switch moves[i * width + j] {
      case 1:
        i -= 1
        j -= 1
        if unsafe centre[i] != read[j] { edits.append(UInt32(j << 3) | UInt32(unsafe centre[i])) }
      case 2:
        j -= 1
        edits.append(UInt32(j << 3 | 4))
      default: i -= 1
      }
    }
    edits[first...].reverse()
  }

  /// The score of each base of a sequence against a gap: another one in runs of three or more equal bases.
  @unsafe
  private func gapScores(_ codes: UnsafePointer<UInt8>, _ count: Int, _ scores: Scores) -> [Int32] {
    var gaps = [Int32](repeating: scores.gap, count: count)
    var start = 0
    for i in 1...max(1, count) where count > 0 {
      // SAFETY: i < count where it is read.
      if i < count, unsafe codes[i] == codes[start] { continue }
      if i - start >= 3 { for place in start..<i { gaps[place] = scores.homopolymerGap } }
      start = i
    }
    return gaps
  }
}

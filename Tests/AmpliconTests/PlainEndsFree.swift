/// The plain twin of the ends-free alignments: the whole matrix, then back along equal scores.
struct PlainEndsFree {
  var match = 5
  var mismatch = -4
  var gap = -8
  var homopolymerGap = -8
  var band: Int?

  /// The edits of `read` against `centre`, as the kernels give them: `place << 3 | code of the centre`, 4 for a gap.
  func edits(centre: [UInt8], read: [UInt8]) -> [UInt32] {
    let (m, n) = (centre.count, read.count)
    let (centreGaps, readGaps) = (gaps(centre), gaps(read))
    func inside(_ i: Int, _ j: Int) -> Bool {
      guard i >= 0, j >= 0 else { return false }
      guard let band else { return true }
      return j - i <= band + max(0, n - m) && i - j <= band + max(0, m - n)
    }
    var score = [[Int?]](repeating: Array(repeating: nil, count: n + 1), count: m + 1)
    func up(_ i: Int, _ j: Int) -> Int? {
      inside(i - 1, j) ? score[i - 1][j].map { $0 + (j == n || j == 0 ? 0 : centreGaps[i - 1]) } : nil
    }
    func left(_ i: Int, _ j: Int) -> Int? {
      inside(i, j - 1) ? score[i][j - 1].map { $0 + (i == m || i == 0 ? 0 : readGaps[j - 1]) } : nil
    }
    func diagonal(_ i: Int, _ j: Int) -> Int? {
      inside(i - 1, j - 1) ? score[i - 1][j - 1].map { $0 + (centre[i - 1] == read[j - 1] ? match : mismatch) } : nil
    }
    for i in 0...m {
      for j in 0...n where inside(i, j) {
        score[i][j] = i == 0 && j == 0 ? 0 : [up(i, j), left(i, j), diagonal(i, j)].compactMap { $0 }.max()
      }
    }
    var edits: [UInt32] = []
    var (i, j) = (m, n)
    while i > 0 || j > 0 {
      if let above = up(i, j), above == score[i][j] {
        i -= 1
      } else if let before = left(i, j), before == score[i][j] {
        j -= 1
        edits.append(UInt32(j) << 3 | 4)
      } else {
        i -= 1
        j -= 1
        if centre[i] != read[j] { edits.append(UInt32(j) << 3 | UInt32(centre[i])) }
      }
    }
    return edits.reversed()
  }

  private func gaps(_ codes: [UInt8]) -> [Int] {
    codes.indices.map { place in
      var (first, last) = (place, place)
      while first > 0, codes[first - 1] == codes[place] { first -= 1 }
      while last + 1 < codes.count, codes[last + 1] == codes[place] { last += 1 }
      return last - first >= 2 ? homopolymerGap : gap
    }
  }
}

import Kernels

/// The plain twin of `AlignmentWavefront`: three-state dynamic programming over the whole matrix.
enum PlainAlignment {
  /// The penalty of the best global alignment: mismatch 6, internal gap 20 + 3 per base, terminal gap 2 + 2 per base.
  static func penalty(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let far = 1 << 30
    func terminal(_ count: Int) -> Int { count == 0 ? 0 : 2 + 2 * count }
    var best = terminal(a.count) + terminal(b.count)
    var matrix = Array(repeating: Array(repeating: far, count: b.count + 1), count: a.count + 1)
    var gapA = matrix
    var gapB = matrix
    for i in 0...a.count {
      for j in 0...b.count {
        var value = far
        if i == 0 || j == 0 { value = terminal(max(i, j)) }
        if i > 0 && j > 0 { value = min(value, matrix[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 6)) }
        if j > 0 { gapA[i][j] = min(matrix[i][j - 1] + 23, gapA[i][j - 1] + 3) }
        if i > 0 { gapB[i][j] = min(matrix[i - 1][j] + 23, gapB[i - 1][j] + 3) }
        matrix[i][j] = min(value, gapA[i][j], gapB[i][j])
        if i == a.count { best = min(best, matrix[i][j] + terminal(b.count - j)) }
        if j == b.count { best = min(best, matrix[i][j] + terminal(a.count - i)) }
      }
    }
    return best
  }

  static func wavefront(
    _ a: [UInt8], _ b: [UInt8], maximumPenalty: Int = 4000, maximumDifferences: Int = .max
  ) -> AlignmentSummary? {
    let aligner = AlignmentWavefront()
    // A spare byte: an empty array may have no address.
    return unsafe (a + [0]).withUnsafeBufferPointer { first in
      unsafe (b + [0]).withUnsafeBufferPointer { second in
        guard let one = first.baseAddress, let two = second.baseAddress else { return nil }
        // SAFETY: the counts are those of the arrays.
        return unsafe aligner.align(
          one, count: a.count, two, count: b.count, maximumPenalty: maximumPenalty,
          maximumDifferences: maximumDifferences)
      }
    }
  }
}

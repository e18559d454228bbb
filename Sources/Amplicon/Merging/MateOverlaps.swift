import Kernels

/// The ways to lay two mates over each other without a gap. An offset is the position of the first mate on which the
/// second begins; it is negative where the second stands out to the left.
///
/// Valid as long as the buffers it points to.
@unsafe
struct MateOverlaps {
  let first: UnsafePointer<UInt8>
  let n: Int
  let second: UnsafePointer<UInt8>
  let m: Int

  init(first: UnsafePointer<UInt8>, count n: Int, second: UnsafePointer<UInt8>, count m: Int) {
    unsafe self.first = unsafe first
    unsafe self.n = n
    unsafe self.second = unsafe second
    unsafe self.m = m
  }

  /// The positions of the first mate that both cover.
  private func overlap(_ offset: Int) -> Range<Int> { unsafe max(0, offset)..<min(n, offset + m) }

  /// The longest overlap without a mismatch, of at least `minimum` ≥ 1 bases, and whether another is as long.
  ///
  /// Complexity: O(n + m) short comparisons.
  func longestExact(minimum: Int) -> (offset: Int, length: Int, isTied: Bool)? {
    var best: (offset: Int, length: Int, isTied: Bool)?
    for offset in unsafe (1 - m)..<n {
      let range = unsafe overlap(offset)
      if range.count < best?.length ?? minimum { continue }
      // SAFETY: the overlap lies in both mates.
      guard
        unsafe SequenceBytes.equal(
          first + range.lowerBound, second + (range.lowerBound - offset), count: range.count)
      else { continue }
      best = (offset, range.count, range.count == best?.length)
    }
    return best
  }

  /// Whether an overlap at another offset holds a run of at least `length` ≥ 31 equal bases.
  ///
  /// Complexity: O((n + m) · min(n, m) / 24) comparisons of eight bases.
  func hasRun(of length: Int, exceptAt exception: Int) -> Bool {
    for offset in unsafe (1 - m)..<n where offset != exception {
      let range = unsafe overlap(offset)
      if range.count < length { continue }
      let (a, b) = unsafe (first, second - offset)
      // A run of 31 holds eight bases that start at a multiple of 24.
      for at in stride(from: range.lowerBound, through: range.upperBound - 8, by: 24) {
        // SAFETY: at + 8 ≤ the end of the overlap, which lies in both mates.
        guard unsafe SequenceBytes.equal(a + at, b + at, count: 8) else { continue }
        let left = unsafe SequenceBytes.commonSuffix(a + at, b + at, count: at - range.lowerBound)
        let right = unsafe SequenceBytes.commonPrefix(a + at, b + at, count: range.upperBound - at)
        if left + right >= length { return true }
      }
    }
    return false
  }

  /// Whether an overlap with mismatches reaches `minimumScore`: matches − `mismatch` · mismatches.
  ///
  /// Complexity: O(n + m) short comparisons.
  func hasOverlap(minimumScore: Int, mismatch: Int) -> Bool {
    for offset in unsafe (1 - m)..<n {
      let range = unsafe overlap(offset)
      if range.count < max(1, minimumScore) { continue }
      let limit = (range.count - minimumScore) / (mismatch + 1)
      // SAFETY: the overlap lies in both mates.
      let differences = unsafe SequenceBytes.differences(
        first + range.lowerBound, second + (range.lowerBound - offset), count: range.count, limit: limit)
      if differences <= limit { return true }
    }
    return false
  }
}

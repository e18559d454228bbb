/// Sums over classes from lists of the classes that hold a word.
///
/// The members of a word stand in runs of one value each: classes with the same count share their increment, so a
/// member costs two bytes and the loop one addition.
public enum WordScoring {
  /// scores[class] += times · value of its run, for every member of one word.
  ///
  /// - Parameters:
  ///   - runs: the word's runs.
  ///   - runMembers: where each run's members start; one more entry than runs.
  ///   - runValues: each run's value.
  ///   - members: class numbers, all below `scores.count`.
  /// - Complexity: O(members of the word), no allocation. Each class gets one addition, so the order has no influence.
  @inlinable
  public static func add(
    runs: Range<Int>, runMembers: Span<Int32>, runValues: Span<Double>, members: Span<UInt16>, times: Double,
    scores: inout MutableSpan<Double>
  ) {
    precondition(runs.upperBound < runMembers.count && runs.upperBound <= runValues.count)
    let classCount = scores.count
    for run in runs {
      // SAFETY: runs lie in runValues, and one more entry in runMembers (checked above).
      let value = unsafe runValues[unchecked: run] * times
      let first = unsafe Int(runMembers[unchecked: run])
      let last = unsafe Int(runMembers[unchecked: run &+ 1])
      precondition(first >= 0 && last <= members.count)
      for index in first..<last {
        // SAFETY: index < last ≤ members.count; the class is below scores.count, tested here.
        let member = unsafe Int(members[unchecked: index])
        guard member < classCount else { continue }
        unsafe scores[unchecked: member] += value
      }
    }
  }

  /// scores[class] = factor · base[class].
  @inlinable
  public static func fill(_ scores: inout MutableSpan<Double>, with base: Span<Double>, times factor: Double) {
    precondition(base.count == scores.count)
    for index in 0..<base.count {
      // SAFETY: both have base.count entries.
      unsafe scores[unchecked: index] = base[unchecked: index] * factor
    }
  }

  /// Scores that share one entry of `blockMaxima`.
  public static let blockSize = 64

  /// The largest score of every block of 64, so that later scans skip whole blocks.
  ///
  /// - Parameter maxima: room for one entry per block, the last of which may be short.
  @inlinable
  public static func blockMaxima(_ scores: Span<Double>, into maxima: inout MutableSpan<Double>) {
    precondition(maxima.count * blockSize >= scores.count)
    for block in 0..<((scores.count + blockSize - 1) / blockSize) {
      let start = block * blockSize
      let end = min(start + blockSize, scores.count)
      // Four maxima side by side: one chain of comparisons would wait for itself.
      // SAFETY: all indices lie in start..<end ≤ scores.count, start < scores.count.
      var (a, b, c, d) = unsafe (
        scores[unchecked: start], scores[unchecked: start], scores[unchecked: start], scores[unchecked: start]
      )
      var index = start
      while index &+ 4 <= end {
        a = unsafe max(a, scores[unchecked: index])
        b = unsafe max(b, scores[unchecked: index &+ 1])
        c = unsafe max(c, scores[unchecked: index &+ 2])
        d = unsafe max(d, scores[unchecked: index &+ 3])
        index &+= 4
      }
      while index < end {
        a = unsafe max(a, scores[unchecked: index])
        index &+= 1
      }
      maxima[block] = max(max(a, b), max(c, d))
    }
  }

  /// The index of the largest score, the first of equals; nil when there is none.
  @inlinable
  public static func indexOfMaximum(_ scores: Span<Double>, blockMaxima maxima: Span<Double>) -> Int? {
    let blocks = (scores.count + blockSize - 1) / blockSize
    guard blocks > 0, maxima.count >= blocks else { return nil }
    var best = 0
    for block in 1..<max(blocks, 1) where maxima[block] > maxima[best] { best = block }
    for index in (best * blockSize)..<min((best + 1) * blockSize, scores.count) where scores[index] == maxima[best] {
      return index
    }
    return nil
  }

  /// Writes the indices of all scores ≥ threshold, rising, and returns how many.
  ///
  /// - Parameter found: room for `scores.count` indices.
  @inlinable
  public static func indices(
    of scores: Span<Double>, blockMaxima maxima: Span<Double>, atLeast threshold: Double,
    into found: inout MutableSpan<Int32>
  ) -> Int {
    precondition(found.count >= scores.count && maxima.count * blockSize >= scores.count)
    var written = 0
    for block in 0..<((scores.count + blockSize - 1) / blockSize) where maxima[block] >= threshold {
      for index in (block * blockSize)..<min((block + 1) * blockSize, scores.count) where scores[index] >= threshold {
        found[written] = Int32(truncatingIfNeeded: index)
        written &+= 1
      }
    }
    return written
  }
}

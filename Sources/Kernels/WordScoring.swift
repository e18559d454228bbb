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

  /// The index of the largest score, the first of equals; nil when there is none.
  @inlinable
  public static func indexOfMaximum(_ scores: Span<Double>) -> Int? {
    guard scores.count > 0 else { return nil }
    var best = 0
    // SAFETY: indices run over 0..<scores.count.
    var maximum = unsafe scores[unchecked: 0]
    for index in 1..<scores.count {
      let score = unsafe scores[unchecked: index]
      if score > maximum {
        maximum = score
        best = index
      }
    }
    return best
  }

  /// Writes the indices of all scores ≥ threshold, rising, and returns how many.
  ///
  /// - Parameter found: room for `scores.count` indices.
  @inlinable
  public static func indices(
    of scores: Span<Double>, atLeast threshold: Double, into found: inout MutableSpan<Int32>
  ) -> Int {
    precondition(found.count >= scores.count)
    var written = 0
    for index in 0..<scores.count {
      // SAFETY: index < scores.count; written ≤ index < found.count.
      unsafe found[unchecked: written] = Int32(truncatingIfNeeded: index)
      written &+= unsafe scores[unchecked: index] >= threshold ? 1 : 0
    }
    return written
  }
}

/// Where a read is cut by its Phred scores, from its ends or by a sliding window.
public enum QualityCuts {
  /// The new end of `range` by the running-sum rule (Li & Durbin 2009, doi:10.1093/bioinformatics/btp324, `bwa -q`).
  ///
  /// From the last base towards the first, cutoff − Q is summed; the read is cut where the sum is largest, the longest
  /// read of equals, and nothing is cut where no sum is positive. The walk stops where the sum turns negative.
  /// - Parameters:
  ///   - range: lies within `scores`.
  ///   - cutoff: bases above this score outweigh those below it.
  /// - Complexity: O(bases walked), no allocation.
  public static func tail(_ scores: Span<UInt8>, _ range: Range<Int>, cutoff: Int) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= scores.count)
    var (sum, largest, end) = (0, 0, range.upperBound)
    var index = range.upperBound
    while index > range.lowerBound {
      index &-= 1
      sum &+= cutoff &- Int(scores[index])
      if sum < 0 { break }
      if sum > largest { (largest, end) = (sum, index) }
    }
    return end
  }

  /// The new start of `range` by the running-sum rule: as `tail(_:_:cutoff:)`, seen from the first base.
  public static func front(_ scores: Span<UInt8>, _ range: Range<Int>, cutoff: Int) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= scores.count)
    var (sum, largest, start) = (0, 0, range.lowerBound)
    for index in range {
      sum &+= cutoff &- Int(scores[index])
      if sum < 0 { break }
      if sum > largest { (largest, start) = (sum, index &+ 1) }
    }
    return start
  }

  /// The new end of `range` by a window that slides from its first base to its last.
  ///
  /// The first window of `size` bases whose mean score lies below `mean` ends the read: of the window itself the bases
  /// before its first score below `mean` stay. A range shorter than `size` is one window. `fastp --cut_right` (Chen 2018,
  /// doi:10.1093/bioinformatics/bty560) cuts at the same base, but does not look at a read's last window and loses reads
  /// that are no longer than a window.
  /// - Parameters:
  ///   - range: lies within `scores`.
  ///   - size: at least 1; less counts as 1.
  ///   - mean: a mean of scores, not of probabilities.
  /// - Complexity: O(range), no allocation.
  public static func window(_ scores: Span<UInt8>, _ range: Range<Int>, size: Int, mean: Double) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= scores.count)
    let width = min(max(1, size), range.count)
    guard width > 0 else { return range.upperBound }
    let least = mean * Double(width)
    var sum = 0
    for index in range {
      sum &+= Int(scores[index])
      let filled = index &- range.lowerBound &+ 1
      if filled > width { sum &-= Int(scores[index &- width]) }
      if filled >= width, Double(sum) < least {
        var end = index &+ 1 &- width
        while end <= index, Double(scores[end]) >= mean { end &+= 1 }
        return end
      }
    }
    return range.upperBound
  }
}

import Glibc

/// How far into a read its expected errors stay within limits, and how likely it is free of errors on the way.
public enum ErrorPrefixes {
  /// The step, in bases, at which prefixes are looked at.
  public static let step = 10
  /// The most steps that are looked at.
  public static let maximumSteps = 63
  /// Places of one limit in a row of weights: one per number of steps.
  public static let rowWidth = maximumSteps + 1
  /// A weight of 1.
  public static let weightUnit = 65_536

  // exp(−EE / 2) by EE in 1/64, up to 16.
  private static let weights: [Int] = (0...1024).map { Int((exp(-Double($0) / 128) * Double(weightUnit)).rounded()) }

  /// For each of three rising limits, the longest prefix of `qualities[range]`, in whole steps, whose expected errors
  /// EE = Σ 10^(−Q/10) stay within it; a prefix ends at the last whole step of the range.
  ///
  /// Every prefix within the last limit also adds its weight exp(−EE / 2), in units of 1/65,536 (EE rounded down to
  /// 1/64), to `sums` in the row of the lowest limit it keeps.
  ///
  /// - Parameters:
  ///   - qualities: Phred scores; above 93 counts as 93.
  ///   - errorProbability: P by score, at least 94 entries.
  ///   - limits: rising, the last at most 16.
  ///   - sums: three rows of `rowWidth`.
  /// - Complexity: O(bases until the last limit is passed), no allocation.
  public static func longest(
    _ qualities: Span<UInt8>, _ range: Range<Int>, errorProbability: Span<Double>, limits: (Double, Double, Double),
    sums: inout MutableSpan<Int>
  ) -> (Int, Int, Int) {
    precondition(range.lowerBound >= 0 && range.upperBound <= qualities.count && errorProbability.count >= 94)
    precondition(sums.count == 3 * rowWidth && limits.2 <= 16)
    let weights = ErrorPrefixes.weights.span
    var found = (0, 0, 0)
    var errors = 0.0
    var start = range.lowerBound
    var steps = 0
    while start &+ step <= range.upperBound, steps < maximumSteps {
      for offset in 0..<step {
        // SAFETY: start + step ≤ qualities.count; the score is clamped to the table.
        unsafe errors += errorProbability[unchecked: min(Int(qualities[unchecked: start &+ offset]), 93)]
      }
      if errors > limits.2 { break }
      start &+= step
      steps &+= 1
      var row = 2 &* rowWidth
      found.2 = steps
      if errors <= limits.1 {
        found.1 = steps
        row = rowWidth
      }
      if errors <= limits.0 {
        found.0 = steps
        row = 0
      }
      sums[row &+ steps] &+= weights[Int(errors * 64)]
    }
    return found
  }
}

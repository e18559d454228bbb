/// How far into a read its expected errors stay within limits.
public enum ErrorPrefixes {
  /// The step, in bases, at which prefixes are looked at.
  public static let step = 10

  /// For each of three rising limits, the longest prefix of `qualities[range]`, in whole steps, whose expected errors
  /// Σ 10^(−Q/10) stay within it; a prefix ends at the last whole step of the range.
  ///
  /// - Parameters:
  ///   - qualities: Phred scores; above 93 counts as 93.
  ///   - errorProbability: P by score, at least 94 entries.
  ///   - limits: rising.
  /// - Complexity: O(bases until the last limit is passed), no allocation.
  public static func longest(
    _ qualities: Span<UInt8>, _ range: Range<Int>, errorProbability: Span<Double>, limits: (Double, Double, Double)
  ) -> (Int, Int, Int) {
    precondition(range.lowerBound >= 0 && range.upperBound <= qualities.count && errorProbability.count >= 94)
    var found = (0, 0, 0)
    var errors = 0.0
    var start = range.lowerBound
    var steps = 0
    while start &+ step <= range.upperBound {
      for offset in 0..<step {
        // SAFETY: start + step ≤ qualities.count; the score is clamped to the table.
        unsafe errors += errorProbability[unchecked: min(Int(qualities[unchecked: start &+ offset]), 93)]
      }
      start &+= step
      steps &+= 1
      if errors <= limits.0 { found.0 = steps }
      if errors <= limits.1 { found.1 = steps }
      if errors > limits.2 { break }
      found.2 = steps
    }
    return found
  }
}

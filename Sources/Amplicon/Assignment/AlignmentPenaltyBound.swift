/// How large the penalty of an alignment may be before it is given up.
enum AlignmentPenaltyBound {
  /// Room for `differences` mismatches of 6, of which four may be gaps of 23, and for terminal gaps: of the whole
  /// difference in length, and a shift of two bases at both ends. Without the limit of four gaps, reads that fit no
  /// variant cost 1.6 times as much.
  static func penalty(differences: Int, lengthDifference: Int) -> Int {
    min(23 * differences, 6 * differences + 68) + 12 + 2 * lengthDifference
  }
}

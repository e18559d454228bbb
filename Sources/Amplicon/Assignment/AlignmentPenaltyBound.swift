/// How large the penalty of an alignment may be before it is given up.
enum AlignmentPenaltyBound {
  /// Room for `differences` gaps of one base, the most expensive differences, and for terminal gaps: of the whole
  /// difference in length, and a shift of two bases at both ends.
  static func penalty(differences: Int, lengthDifference: Int) -> Int {
    23 * differences + 12 + 2 * lengthDifference
  }
}

extension IndexResult {
  /// The same result beside a cohort of figures: a percentile where it has the index; a clear reason where the index
  /// compares profiles.
  /// - Parameter isFit: the sample is of the cohort's host, body site and age.
  func compared(with figures: CohortFigures, isFit: Bool) -> IndexResult {
    let reason = value == nil && reason == "no-reference" ? "cohort-has-no-profiles" : reason
    var percentile: Double?
    if isFit, let value, let entry = figures["index:" + index] {
      percentile = ReferencePosition(of: value, in: ReferenceView(entry.distribution)).percentile
    }
    return IndexResult(
      sample: sample, index: index, value: value, rawValue: rawValue, lower: lower, upper: upper,
      percentile: percentile, direction: direction, status: status, coverage: coverage, reason: reason,
      reference: percentile == nil ? reference : figures.label, contributions: contributions)
  }
}

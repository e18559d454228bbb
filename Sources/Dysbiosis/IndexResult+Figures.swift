extension IndexResult {
  /// The same result beside a cohort of figures: a percentile where it has the index; a clear reason where the index
  /// compares profiles.
  /// - Parameter isFit: the sample is of the cohort's host, body site and age, and deep enough.
  func compared(with figures: CohortFigures, isFit: Bool) -> IndexResult {
    let reason = value == nil && reason == "no-reference" ? "cohort-has-no-profiles" : reason
    var position: ReferencePosition?
    if isFit, let value, let entry = figures["index:" + index] {
      position = ReferencePosition(of: value, in: ReferenceView(entry.distribution))
    }
    return IndexResult(
      sample: sample, index: index, value: value, rawValue: rawValue, lower: lower, upper: upper,
      percentile: position?.percentile, percentileLower: position?.percentileEnds?.lower,
      percentileUpper: position?.percentileEnds?.upper, direction: direction, status: status, coverage: coverage,
      reason: reason, reference: position?.percentile == nil ? reference : figures.label,
      contributions: contributions)
  }
}

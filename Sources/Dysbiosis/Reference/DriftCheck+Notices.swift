import BioModel

extension DriftCheck {
  /// What is said beside the results.
  var notices: [Notice] {
    if rows.isEmpty {
      return [
        Notice(
          .note, code: "too-few-controls-for-drift-check",
          message: "with \(controlCount) controls of its own the study cannot tell whether \(cohort) fits it "
            + "(\(Self.leastControls) are needed)")
      ]
    }
    let tested = "the study's \(controlCount) controls were compared with \(cohort) in \(rows.count) expressions"
    guard let worst = drifted.max(by: { ($0.superiority - 0.5).magnitude < ($1.superiority - 0.5).magnitude }) else {
      return [
        Notice(
          .note, code: "controls-like-cohort",
          message: "\(tested): no difference was found (false-alarm rate at most 5 %)")
      ]
    }
    let percentile = NumberText.text(worst.medianPercentile, significantDigits: 3)
    return [
      Notice(
        .warning, code: "controls-differ-from-cohort",
        message: "\(tested): \(drifted.count) differ (Holm, false-alarm rate at most 5 %), most of all "
          + "\(worst.markers.first ?? worst.expression), where the controls' median is at percentile \(percentile); "
          + "percentiles then tell methods and places apart as much as people, so compare with the study's own controls "
          + "(--reference-level)")
    ]
  }
}

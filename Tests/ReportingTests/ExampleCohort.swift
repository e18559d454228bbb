import Dysbiosis
import Reporting

/// Made-up people at several times, replicates, and controls beside a cohort.
enum ExampleCohort {
  /// - Parameter name: of samples, subjects and markers.
  static func add(to results: inout RunResults, sample: String, name: String) {
    let comparison = SelfComparison(own: 0.2, others: [0.1, 0.5, 0.6])
    results.time = TimeResults(
      rows: [
        TimeResult(
          sample: sample, subject: name, time: 3, measure: TimeAnalysis.profileMeasure, value: 0.2, baseline: nil,
          baselineSamples: 1, change: nil, direction: nil, isTowardsFlag: false, comparison: comparison, reason: ""),
        TimeResult(
          sample: sample, subject: name, time: 3, measure: name, value: 0.01, baseline: 0.02, baselineSamples: 1,
          change: -0.01, direction: .falling, isTowardsFlag: true, comparison: nil, reason: "no-other-subject"),
      ],
      subjects: [
        SubjectStability(subject: name, samples: 2, within: 0.2, between: 0.5, stability: 0.6),
        SubjectStability(subject: "alone", samples: 2, within: 0.2, between: nil, stability: nil),
      ])
    results.repeatability =
      [Repeatability(marker: name, scale: .logOdds, values: [[1, 1.5], [3, 3.5]])].compactMap { $0 }
    results.drift = DriftCheck(
      rows: [
        DriftCheck.Row(
          expression: name, markers: [name], controlCount: 9, referenceCount: 136, medianPercentile: 93.5,
          superiority: 0.91, pValue: 0.0001, adjustedP: 0.002)
      ], controlCount: 9, cohort: name)
  }
}

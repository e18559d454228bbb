public import BioModel
import Dysbiosis

/// The study's own controls beside a cohort of other people.
public struct DriftSection: ReportSection {
  public let descriptor = Descriptor(
    id: "drift", title: "Own controls beside the cohort", summary: "Whether the cohort fits the study.")

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard let drift = results.drift else { return nil }
    guard !drift.rows.isEmpty else {
      return """
        <p>The study has \(drift.controlCount) controls of its own that can be compared with \(drift.cohort); \
        \(DriftCheck.leastControls) are needed to tell whether the cohort fits it.</p>

        """
    }
    let names = results.markerNames
    var table = HTMLTable(
      caption: "Controls among the cohort",
      columns: [
        ("Marker", .text), ("Controls", .number), ("Cohort", .number), ("Median percentile", .number),
        ("P(control &gt; cohort)", .number), ("p", .number), ("Adjusted p", .number),
      ])
    for row in drift.rows {
      let name = row.markers.first.map { names[$0] ?? $0 } ?? row.expression
      table.row([
        HTML(text: name), HTML(text: "\(row.controlCount)"), HTML(text: "\(row.referenceCount)"),
        HTML(text: DisplayNumber.fixed(row.medianPercentile, 0)), HTML(text: DisplayNumber.fixed(row.superiority, 2)),
        HTML(text: DisplayNumber.significant(row.pValue)), HTML(text: DisplayNumber.significant(row.adjustedP)),
      ])
    }
    let verdict: HTML =
      drift.isAlarm
      ? "<b>The controls differ from the cohort in \(drift.drifted.count) of \(drift.rows.count) expressions:</b> "
        + "percentiles here tell methods and places apart as much as people. Compare with the study's own controls."
      : "No difference was found in \(drift.rows.count) expressions."
    return """
      <p>\(drift.controlCount) controls of the study against \(drift.cohort), rank sums with Holm's adjustment (false \
      alarm in at most 5 % of studies). \(verdict)</p>
      \(table.html(foldAbove: 20))
      """
  }
}

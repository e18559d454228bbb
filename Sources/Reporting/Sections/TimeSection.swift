public import BioModel
import Dysbiosis

/// The same people at several times: each sample beside the person's own past.
public struct TimeSection: ReportSection {
  public let descriptor = Descriptor(
    id: "time", title: "Repeated samples", summary: "Samples beside the same person's earlier ones.")

  /// Rows shown of each table; the rest stands in `time.csv`.
  static let rowLimit = 200

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard let time = results.time else { return nil }
    let profiles = time.rows.filter { $0.measure == TimeAnalysis.profileMeasure }
    let changes = time.rows.filter { ($0.direction ?? .unchanged) != .unchanged }
    return """
      <p>The best reference for a person is the same person earlier. The distance is Bray–Curtis on shares (0 the same, 1 \
      nothing in common), to the median of the person's earlier samples; p is the place of that distance among the \
      distances to other people. A marker rises or falls where its counting interval lies beyond that of the earlier \
      samples; neither says why, and diet, drugs, stool and storage all move it.</p>
      \(distances(profiles))\(markers(changes, results))\(stability(time.subjects))
      """
  }

  private func distances(_ rows: [TimeResult]) -> HTML {
    var table = HTMLTable(
      caption: "Distance to the own past",
      columns: [
        ("Sample", .text), ("Subject", .text), ("Earlier samples", .number), ("Distance", .number),
        ("Other people as near", .text), ("p", .number), ("Verdict", .text),
      ])
    for row in rows.prefix(Self.rowLimit) {
      let near: HTML = row.comparison.map { "\($0.nearerOthers) of \($0.others)" } ?? "–"
      table.row([
        HTML(text: row.sample), HTML(text: row.subject), HTML(text: "\(row.baselineSamples)"), number(row.value), near,
        number(row.comparison?.pValue), HTML(text: row.comparison?.verdict?.rawValue ?? row.reason),
      ])
    }
    return table.html(foldAbove: 40, notes: cut(rows.count))
  }

  private func markers(_ rows: [TimeResult], _ results: RunResults) -> HTML {
    guard !rows.isEmpty else { return "<p>No marker moved beyond the uncertainty of counting.</p>\n" }
    let names = results.markerNames
    var table = HTMLTable(
      caption: "Markers that moved",
      columns: [
        ("Sample", .text), ("Subject", .text), ("Marker", .text), ("Value", .number), ("Before", .number),
        ("Direction", .text), ("To the flagged side", .text),
      ])
    for row in rows.prefix(Self.rowLimit) {
      table.row([
        HTML(text: row.sample), HTML(text: row.subject), HTML(text: names[row.measure] ?? row.measure),
        number(row.value), number(row.baseline), HTML(text: row.direction?.rawValue ?? ""),
        row.isTowardsFlag ? "yes" : "no",
      ])
    }
    return table.html(foldAbove: 20, notes: cut(rows.count))
  }

  private func stability(_ subjects: [SubjectStability]) -> HTML {
    guard !subjects.isEmpty else { return .empty }
    var table = HTMLTable(
      caption: "Stability of people: 1 never changes, 0 is as different from the own samples as from other people's",
      columns: [
        ("Subject", .text), ("Samples", .number), ("Distance within", .number), ("Distance to others", .number),
        ("Stability", .number),
      ])
    for row in subjects.prefix(Self.rowLimit) {
      table.row([
        HTML(text: row.subject), HTML(text: "\(row.samples)"), number(row.within), number(row.between),
        number(row.stability),
      ])
    }
    return table.html(foldAbove: 40, notes: cut(subjects.count))
  }

  private func cut(_ count: Int) -> [HTML] {
    count > Self.rowLimit
      ? ["The first \(Self.rowLimit) of \(count) rows; all are in <code>time.csv</code>."] : []
  }

  private func number(_ value: Double?) -> HTML { HTML(text: value.map { DisplayNumber.significant($0) } ?? "–") }
}

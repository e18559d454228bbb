import BioModel
import Dysbiosis

extension MarkerPanel {
  /// One marker over all samples.
  struct Line {
    let marker: String
    let rows: [MarkerResult]
    let facts: MarkerFacts?

    var label: String { facts?.name ?? marker }

    var hasPercentile: Bool { rows.contains { $0.percentile != nil } }

    /// Strong evidence first, disputed last.
    var evidenceOrder: Int { MarkerPanel.evidenceOrder(rows.first?.evidence ?? "") }

    /// The largest distance from the reference's median among the samples, in percentile points.
    var distance: Double { rows.compactMap(\.percentile).map { ($0 - 50).magnitude }.max() ?? 0 }

    var row: PercentileBars.Row {
      PercentileBars.Row(
        label: label, detail: (rows.first?.evidence ?? "") + (rows.first.map { " · " + $0.direction } ?? ""),
        dots: rows.compactMap(dot), limit: facts?.limitPercentile, words: words)
    }

    /// How many samples have which status, in words; the commonest reason where nothing can be said.
    var words: String {
      if rows.count == 1, let row = rows.first {
        let reason = row.reason.isEmpty ? "" : ": \(row.reason.split(separator: "-").joined(separator: " "))"
        let value = valueText(row).map { " · \($0)" } ?? ""
        return Self.words(row.status) + reason + value
      }
      let parts = MarkerStatus.allCases.compactMap { status -> String? in
        let count = rows.filter { $0.status == status }.count
        return count == 0 ? nil : "\(count) \(Self.words(status))"
      }
      var reasons: [String] = []
      for row in rows where row.status == .notEvaluable && !reasons.contains(row.reason) { reasons.append(row.reason) }
      let said = reasons.first.map { $0.split(separator: "-").joined(separator: " ") } ?? ""
      let tail = hasPercentile || said.isEmpty ? "" : ": \(said)" + (reasons.count > 1 ? " and other reasons" : "")
      return parts.joined(separator: " · ") + tail
    }

    static func words(_ status: MarkerStatus) -> String {
      switch status {
      case .flagged: "outside"
      case .typical: "typical"
      case .context: "context only"
      case .detected: "detected"
      case .notEvaluable: "not evaluable"
      }
    }

    private func dot(_ row: MarkerResult) -> PercentileBars.Dot? {
      guard let percentile = row.percentile else { return nil }
      let value = valueText(row).map { ", \($0)" } ?? ""
      return PercentileBars.Dot(
        percentile: percentile, isFlagged: row.status == .flagged,
        isContext: row.status != .flagged && row.status != .typical,
        title: "\(row.sample): \(DisplayNumber.ordinal(percentile)) percentile\(value), \(Self.words(row.status))")
    }

    private func valueText(_ row: MarkerResult) -> String? {
      row.value.map {
        facts?.isShare == false ? DisplayNumber.significant($0, 2) : DisplayNumber.percent($0) + " of sequences"
      }
    }
  }
}

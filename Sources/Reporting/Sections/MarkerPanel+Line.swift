import BioModel
import Dysbiosis

extension MarkerPanel {
  /// One marker over all samples.
  struct Line {
    let marker: String
    let rows: [MarkerResult]
    let label: String
    let facts: MarkerFacts?
    /// What a share is a share of.
    let shareUnit: String

    var hasPercentile: Bool { rows.contains { $0.percentile != nil } }

    /// Strong evidence first, disputed last.
    var evidenceOrder: Int { MarkerPanel.evidenceOrder(rows.first?.evidence ?? "") }

    /// The largest distance from the reference's median among the samples, in percentile points.
    var distance: Double { rows.compactMap(\.percentile).map { ($0 - 50).magnitude }.max() ?? 0 }

    /// The limit is drawn where it was applied to a sample.
    var row: PercentileBars.Row {
      let isJudged = rows.contains { $0.status == .flagged || $0.status == .typical }
      return PercentileBars.Row(
        label: label, detail: (rows.first?.evidence ?? "") + (rows.first.map { " · " + $0.direction } ?? ""),
        dots: rows.compactMap(dot), limit: isJudged ? facts?.limitPercentile : nil, words: words)
    }

    /// How many samples have which status, in words; the commonest reason where nothing can be said.
    var words: String {
      if rows.count == 1, let row = rows.first {
        let reason = row.reason.isEmpty ? "" : ": \(CommonReason.words(row.reason))"
        let value = valueText(row).map { " · \($0)" } ?? ""
        return Self.words(row.status) + reason + value
      }
      let parts = MarkerStatus.allCases.compactMap { status -> String? in
        let count = rows.count { $0.status == status }
        return count == 0 ? nil : "\(count) \(Self.words(status))"
      }
      let reason = CommonReason(rows.filter { $0.status == .notEvaluable }.map(\.reason)).map { ": \($0.phrase)" }
      return parts.joined(separator: " · ") + (reason ?? "")
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
      let interval = percentileInterval(row).map { " (\($0))" } ?? ""
      let kind: PercentileBars.Kind =
        switch row.status {
        case .flagged: .outside
        case .typical: .typical
        case .context, .detected: .context
        case .notEvaluable: .notEvaluable
        }
      return PercentileBars.Dot(
        percentile: percentile, lower: row.percentileLower, upper: row.percentileUpper, kind: kind, sample: row.sample,
        title:
          "\(row.sample): \(DisplayNumber.ordinal(percentile)) percentile\(interval)\(value), \(Self.words(row.status))"
      )
    }

    private func valueText(_ row: MarkerResult) -> String? {
      number(row.value).map { facts?.isShare == false ? $0 : "\($0) of \(shareUnit)" }
    }

    /// A value alone: percent for shares.
    func number(_ value: Double?) -> String? {
      value.map { facts?.isShare == false ? DisplayNumber.significant($0, 2) : DisplayNumber.percent($0) }
    }

    /// `1st–9th`, where there is an interval.
    func percentileInterval(_ row: MarkerResult) -> String? {
      DisplayNumber.ordinals(row.percentileLower, row.percentileUpper)
    }
  }
}

import BioModel
import Dysbiosis

extension MarkerPanel {
  /// Rows of the table of results; the rest stands in `markers.csv`.
  static let tableLimit = 300

  private static let statusOrder: [MarkerStatus] = [.flagged, .detected, .typical, .context, .notEvaluable]

  /// Strong evidence first, disputed last.
  static func evidenceOrder(_ level: String) -> Int {
    MarkerTable.evidenceLevels.firstIndex(of: level) ?? MarkerTable.evidenceLevels.count
  }

  /// Every marker of every sample with status, evidence level and DOI: what is outside first, then what was detected,
  /// typical, context, not evaluable; within these by sample, then by evidence. Folded where it is long.
  /// Complexity O(rows · log rows).
  var table: HTML {
    let isOne = results.samples.count == 1
    let places = Dictionary(
      results.samples.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let order = rows.enumerated().map { number, row -> [Int] in
      let status = Self.statusOrder.firstIndex(of: row.status) ?? 0
      return [status, places[row.sample] ?? places.count, Self.evidenceOrder(row.evidence), number]
    }
    let sorted = order.sorted { $0.lexicographicallyPrecedes($1) }.map { rows[$0[3]] }
    var columns: [(head: HTML, alignment: HTMLTable.Alignment)] = [
      ("Marker", .text), ("Value", .number), ("Percentile", .number), ("Status", .text), ("Counted when", .text),
      ("Evidence", .text), ("Source", .text),
    ]
    if !isOne { columns.insert(("Sample", .text), at: 0) }
    var table = HTMLTable(
      caption: isOne ? "Every marker of this panel" : "Every marker of this panel, by sample", columns: columns)
    for row in sorted.prefix(Self.tableLimit) {
      table.row((isOne ? [] : [HTML(text: row.sample)]) + cells(row, facts(row.marker)))
    }
    let cut: HTML =
      sorted.count > Self.tableLimit
      ? "<p class=\"note\">The first \(Self.tableLimit) of \(sorted.count) rows are shown, those outside their limit first; all are in <code>markers.csv</code>.</p>\n"
      : .empty
    return table.html(foldAbove: isOne ? 20 : 0) + cut
  }

  private func cells(_ row: MarkerResult, _ facts: MarkerFacts?) -> [HTML] {
    let line = Line(marker: row.marker, rows: [row], facts: facts)
    let reason: HTML =
      row.reason.isEmpty ? .empty : "<br><small>\(row.reason.split(separator: "-").joined(separator: " "))</small>"
    let status: HTML = row.status == .flagged ? "<b>outside</b>" : "\(Line.words(row.status))"
    let source: HTML = row.doi.isEmpty ? "–" : "<a href=\"https://doi.org/\(row.doi)\">\(row.doi)</a>"
    return [
      HTML(text: line.label), HTML(text: line.number(row) ?? "–"),
      HTML(text: row.percentile.map(DisplayNumber.ordinal) ?? "–"), status + reason,
      row.status == .context || facts?.limitPercentile == nil ? "never" : HTML(text: row.direction),
      HTML(text: row.evidence), source,
    ]
  }
}

extension MarkerPanel.Line {
  /// The value alone: percent for shares.
  func number(_ row: MarkerResult) -> String? {
    row.value.map { facts?.isShare == false ? DisplayNumber.significant($0, 2) : DisplayNumber.percent($0) }
  }
}

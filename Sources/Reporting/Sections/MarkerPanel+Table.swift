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
    // By sample there is no room for a column more; `markers.csv` has it.
    let hasOther = isOne && rows.contains { $0.shareOfAll != nil }
    var columns: [(head: HTML, alignment: HTMLTable.Alignment)] = [
      ("Marker", .text), ("Value", .number), ("Percentile", .number), ("Status", .text), ("Counted when", .text),
      ("Evidence", .text), ("Source", .text),
    ]
    if hasOther { columns.insert(("Of all", .number), at: 2) }
    if !isOne { columns.insert(("Sample", .text), at: 0) }
    var table = HTMLTable(
      caption: isOne ? "Every marker of this panel" : "Every marker of this panel, by sample", columns: columns)
    for row in sorted.prefix(Self.tableLimit) {
      var cells = cells(row, line(row.marker, [row]))
      if hasOther { cells.insert(HTML(text: row.shareOfAll.map(DisplayNumber.percent) ?? "–"), at: 2) }
      table.row((isOne ? [] : [HTML(text: row.sample)]) + cells)
    }
    var notes: [HTML] = []
    if sorted.count > Self.tableLimit {
      notes.append(
        "The first \(Self.tableLimit) of \(sorted.count) rows are shown, those outside their limit first; all are in <code>markers.csv</code>."
      )
    }
    if rows.contains(where: { $0.percentileLower != nil || $0.lower != nil }) {
      notes.append(
        "Small numbers are 95 % intervals: of a value from the number of reads, of a percentile from the number of reference samples (Wilson)."
      )
    }
    if hasOther {
      notes.append("“Of all” is the share of everything in the sample, what could not be classified included.")
    }
    return table.html(foldAbove: isOne ? 20 : 0, notes: notes)
  }

  private func cells(_ row: MarkerResult, _ line: Line) -> [HTML] {
    let reason: HTML = row.reason.isEmpty ? .empty : "<br><small>\(CommonReason.words(row.reason))</small>"
    let status: HTML = row.status == .flagged ? "<b>outside</b>" : "\(Line.words(row.status))"
    let source: HTML = row.doi.isEmpty ? "–" : "<a href=\"https://doi.org/\(row.doi)\">\(row.doi)</a>"
    var value = HTML(text: line.number(row.value) ?? "–")
    if let lower = line.number(row.lower), let upper = line.number(row.upper) {
      value += "<small>\(lower)–\(upper)</small>"
    }
    var percentile = HTML(text: row.percentile.map(DisplayNumber.ordinal) ?? "–")
    if let interval = line.percentileInterval(row) { percentile += "<small>\(interval)</small>" }
    return [
      HTML(text: line.label), value, percentile, status + reason,
      row.status == .context || line.facts?.limitPercentile == nil ? "never" : HTML(text: row.direction),
      HTML(text: row.evidence), source,
    ]
  }
}

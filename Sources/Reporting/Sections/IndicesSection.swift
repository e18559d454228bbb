public import BioModel
import Dysbiosis

/// Published indices, folded: exploratory, research only.
public struct IndicesSection: ReportSection {
  public let descriptor = Descriptor(
    id: "indices", title: "Exploratory, research only: published indices",
    summary: "Indices with status and signature coverage.")

  static let rowLimit = 400

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    let rows = results.completeIndices
    guard !rows.isEmpty else { return nil }
    var table = HTMLTable(
      caption: "Indices of each sample",
      columns: [
        ("Sample", .text), ("Index", .text), ("Value", .number), ("Published arithmetic", .number),
        ("Percentile", .number), ("Status", .text), ("Signature resolved", .number), ("Reference", .text),
      ])
    for row in rows.prefix(Self.rowLimit) {
      let reason: HTML =
        row.reason.isEmpty ? .empty : "<br><small>\(row.reason.split(separator: "-").joined(separator: " "))</small>"
      let coverage: HTML =
        row.coverage.total == 0
        ? "–" : "\(row.coverage.total - row.coverage.absentFromUniverse) of \(row.coverage.total)"
      table.row([
        HTML(text: row.sample), HTML(text: results.title(of: row.index)), number(row.value), number(row.rawValue),
        HTML(text: row.percentile.map(DisplayNumber.ordinal) ?? "–"),
        "\(MarkerPanel.Line.words(row.status))\(reason)", coverage, HTML(text: row.reference),
      ])
    }
    let cut: HTML =
      rows.count > Self.rowLimit
      ? "<p class=\"note\">The first \(Self.rowLimit) of \(rows.count) rows; all are in <code>dysbiosis.csv</code>.</p>\n"
      : .empty
    return """
      <p>Each index was built on its own training set. Groups overlap: many healthy people score low and many patients \
      score high. Experts found too little evidence to use any of them for a person. They are here so that research \
      can be compared, and are not part of the summary.</p>
      \(table.html(foldAbove: 0))\(cut)
      """
  }

  private func number(_ value: Double?) -> HTML { HTML(text: value.map { DisplayNumber.significant($0) } ?? "–") }
}

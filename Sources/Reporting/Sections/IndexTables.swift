import BioModel
import Dysbiosis

/// The indices in tables: for many samples one row per index, and below it, folded, one row per sample and index.
struct IndexTables {
  let results: RunResults
  let rows: [IndexResult]

  /// Rows of samples; the rest stands in `dysbiosis.csv`.
  static let rowLimit = 400
  /// Contributions shown per index and sample; the rest stands in `contributions.csv`.
  static let contributionLimit = 3

  var html: HTML {
    "<h3>Values</h3>\n\(results.samples.count > 1 ? byIndex : HTML.empty)\(bySample)\(Self.note(rows))"
  }

  private static func note(_ rows: [IndexResult]) -> HTML {
    var references: [String] = []
    for row in rows where !row.reference.isEmpty && !references.contains(row.reference) {
      references.append(row.reference)
    }
    let reference =
      references.isEmpty
      ? "No reference group was chosen, so there are no percentiles."
      : "Percentiles are among: \(references.joined(separator: "; "))."
    return """
      <p class="note">“Further from health when” is the side that means further from the healthy groups an index was \
      made with. “Published arithmetic” is the formula as printed, also where the value is not shown because too little of \
      its signature can be resolved. Small numbers below a value are its interval from the number of reads alone, below a percentile that from the number \
      of reference samples. \
      \(reference)</p>

      """
  }

  private var byIndex: HTML {
    var table = HTMLTable(
      caption: "The indices over all samples",
      columns: [
        ("Index", .text), ("Further from health when", .text), ("With a value", .number), ("Median", .number),
        ("Median percentile", .number), ("Signature resolved", .number), ("Remark", .text), ("Source", .text),
      ])
    var ids: [String] = []
    for row in rows where !ids.contains(row.index) { ids.append(row.index) }
    let groups = Dictionary(grouping: rows, by: \.index)
    for id in ids {
      guard let group = groups[id], let first = group.first else { continue }
      let values = group.compactMap(\.value).sorted()
      let percentiles = group.compactMap(\.percentile).sorted()
      table.row([
        HTML(text: results.title(of: id)), HTML(text: first.direction), "\(values.count) of \(group.count)",
        HTML(text: values.isEmpty ? "–" : DisplayNumber.significant(values.quantile(0.5))),
        HTML(text: percentiles.isEmpty ? "–" : DisplayNumber.ordinal(percentiles.quantile(0.5))),
        coverage(group.first { $0.value != nil } ?? first),
        HTML(text: CommonReason(group.map(\.reason)).map { remark($0, of: group.count) } ?? ""), source(id),
      ])
    }
    return table.html(foldAbove: 40)
  }

  /// The commonest reason, with how many samples it is given for.
  private func remark(_ reason: CommonReason, of count: Int) -> String {
    reason.count == count ? reason.words : "\(reason.words) (\(reason.count))"
  }

  private var bySample: HTML {
    let isOne = results.samples.count == 1
    var columns: [(head: HTML, alignment: HTMLTable.Alignment)] = [
      ("Index", .text), ("Value", .number), ("Published arithmetic", .number), ("Further from health when", .text),
      ("Percentile", .number), ("Status", .text), ("Signature resolved", .number), ("Largest contributions", .text),
    ]
    if !isOne { columns.insert(("Sample", .text), at: 0) }
    var table = HTMLTable(caption: "Indices of each sample", columns: columns)
    for row in rows.prefix(Self.rowLimit) { table.row((isOne ? [] : [HTML(text: row.sample)]) + cells(row)) }
    let cut: [HTML] =
      rows.count > Self.rowLimit
      ? [
        "The first \(Self.rowLimit) of \(rows.count) rows; all are in <code>dysbiosis.csv</code>, all contributions in <code>contributions.csv</code>."
      ] : []
    return table.html(foldAbove: isOne ? 40 : 0, notes: cut)
  }

  private func cells(_ row: IndexResult) -> [HTML] {
    let reason: HTML =
      row.reason.isEmpty ? .empty : "<br><small>\(CommonReason.words(row.reason))</small>"
    var value = number(row.value)
    if let lower = row.lower, let upper = row.upper {
      value += "<small>\(DisplayNumber.significant(lower, 2)) to \(DisplayNumber.significant(upper, 2))</small>"
    }
    var percentile = HTML(text: row.percentile.map(DisplayNumber.ordinal) ?? "–")
    if let interval = DisplayNumber.ordinals(row.percentileLower, row.percentileUpper) {
      percentile += "<small>\(interval)</small>"
    }
    return [
      HTML(text: results.title(of: row.index)), value, number(row.rawValue), HTML(text: row.direction),
      percentile, "\(MarkerPanel.Line.words(row.status))\(reason)", coverage(row), contributions(row),
    ]
  }

  private func contributions(_ row: IndexResult) -> HTML {
    let largest = row.contributions.enumerated()
      .sorted { ($1.element.amount.magnitude, $0.offset) < ($0.element.amount.magnitude, $1.offset) }
      .prefix(Self.contributionLimit).map { entry -> HTML in
        let amount = entry.element.amount
        return
          "\(entry.element.taxon.shortened(to: 40)) \(amount > 0 ? "+" : "")\(DisplayNumber.significant(amount, 2))<br>"
      }
    return largest.isEmpty ? "–" : "<small>\(largest)</small>"
  }

  private func coverage(_ row: IndexResult) -> HTML {
    row.coverage.total == 0
      ? "no signature" : "\(row.coverage.total - row.coverage.absentFromUniverse) of \(row.coverage.total)"
  }

  private func source(_ id: String) -> HTML {
    guard let doi = results.descriptor(of: id)?.reference, !doi.isEmpty else { return "–" }
    return "<a href=\"https://doi.org/\(doi)\">\(EvidenceCitations.citation(doi: doi) ?? doi)</a>"
  }

  private func number(_ value: Double?) -> HTML { HTML(text: value.map { DisplayNumber.significant($0) } ?? "–") }
}

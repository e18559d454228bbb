public import BioModel
import Diversity

/// Diversity within samples: one dot plot per metric, by group.
public struct AlphaDiversitySection: ReportSection {
  public let descriptor = Descriptor(
    id: "alpha-diversity", title: "Diversity within samples", summary: "Alpha diversity by group.")

  static let rowLimit = 200

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard !results.alpha.isEmpty else { return nil }
    var metrics: [String] = []
    for row in results.alpha where !metrics.contains(row.metric) { metrics.append(row.metric) }
    let groups = results.groups
    let place = results.groupOfSample.mapValues { groups.firstIndex(of: $0) ?? 0 }
    var charts = HTML.empty
    if results.samples.count > 1 {
      for metric in metrics {
        let rows = results.alpha.filter { $0.metric == metric }
        let points = rows.compactMap { row in
          row.value.number.map { DotPlot.Point(label: row.sample, group: place[row.sample] ?? 0, value: $0) }
        }
        guard !points.isEmpty else { continue }
        let missing = rows.count - points.count
        charts +=
          DotPlot(
            title: results.title(of: metric), unit: results.descriptor(of: metric)?.unit ?? "", groups: groups,
            points: points, note: missing > 0 ? "\(missing) undefined" : ""
          ).html
      }
    }
    var html: HTML =
      "<p>Each dot is a sample; the box holds the middle half of its group, the line is the median.</p>\n"
    if results.samples.count == 1 { html = .empty }
    if !charts.isEmpty { html += "<div class=\"charts\">\n\(charts)</div>\n" }
    return html + table(results, metrics)
  }

  private func table(_ results: RunResults, _ metrics: [String]) -> HTML {
    var table = HTMLTable(
      caption: "Alpha diversity of each sample",
      columns: [("Sample", .text)] + metrics.map { (HTML(text: results.title(of: $0)), .number) })
    let rows = Dictionary(grouping: results.completeAlpha, by: \.sample)
    for sample in results.samples.prefix(Self.rowLimit) {
      table.row(
        [HTML(text: sample.id)]
          + metrics.map { metric in
            guard let row = rows[sample.id]?.first(where: { $0.metric == metric }) else { return "–" }
            guard let value = row.value.number else {
              return "<span class=\"undefined\" title=\"\(row.note)\">–</span>"
            }
            guard let lower = row.lower, let upper = row.upper else {
              return HTML(text: DisplayNumber.significant(value))
            }
            return """
              \(DisplayNumber.significant(value))<br><small>\(DisplayNumber.significant(lower))–\
              \(DisplayNumber.significant(upper))</small>
              """
          })
    }
    return table.html(foldAbove: results.samples.count == 1 ? 1 : 0)
  }
}

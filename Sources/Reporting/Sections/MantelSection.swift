public import BioModel
import Diversity

/// Distances correlated with quantities or with each other.
public struct MantelSection: ReportSection {
  public let descriptor = Descriptor(
    id: "mantel", title: "Correlations of distances", summary: "Mantel tests.")

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard !results.mantel.isEmpty else { return nil }
    var table = HTMLTable(
      caption: "Mantel tests",
      columns: [
        ("Distance", .text), ("With", .text), ("Correlation", .text), ("Samples", .number), ("r", .number),
        ("p", .number),
      ])
    for row in results.mantel {
      table.row([
        HTML(text: results.title(of: row.metric)), HTML(text: results.title(of: row.term)), HTML(text: row.kind),
        HTML(text: DisplayNumber.grouped(row.count)), number(row.statistic), number(row.p),
      ])
    }
    return """
      <p>Do samples that lie far apart by one measure lie far apart by the other? r is the correlation over all pairs of \
      samples; p counts permutations of the samples with an r at least as large.</p>
      \(table.html(foldAbove: 20))
      """
  }

  private func number(_ value: MetricValue) -> HTML {
    value.number.map { HTML(text: DisplayNumber.significant($0)) } ?? "–"
  }
}

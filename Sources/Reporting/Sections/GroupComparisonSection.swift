public import BioModel
import Diversity

/// Comparison of groups: what the tests say in words, then the tests.
public struct GroupComparisonSection: ReportSection {
  public let descriptor = Descriptor(
    id: "group-comparison", title: "Comparison of groups", summary: "Tests of a metadata column, with effect sizes.")

  static let rowLimit = 60

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard let comparison = results.comparison else { return nil }
    let sentences = comparison.sentences.map { sentence -> HTML in "<li>\(sentence)</li>\n" }
    let groups =
      comparison.levels.isEmpty
      ? "a quantity" : comparison.levels.joined(separator: ", ") + " (the first is the reference)"
    return """
      <p>Compared by <strong>\(comparison.group)</strong>: \(groups). Model: <code>\(comparison.formula)</code>. A small p \
      says that the data would be rare if the groups were alike; it says nothing of causes.</p>
      <ul>
      \(sentences)</ul>
      \(tests(comparison, results))\(abundance(comparison))
      """
  }

  private func tests(_ comparison: GroupComparison, _ results: RunResults) -> HTML {
    guard !comparison.tests.isEmpty else { return .empty }
    var table = HTMLTable(
      caption: "Tests",
      columns: [
        ("Test", .text), ("Metric", .text), ("Term or groups", .text), ("Samples", .number), ("Statistic", .number),
        ("p", .number), ("Adjusted p", .number), ("Effect", .number),
      ])
    for row in comparison.tests.prefix(Self.rowLimit) {
      let what = row.kind.isEmpty ? row.term : "\(row.term) (\(row.kind))"
      let interval =
        row.lower.flatMap { lower in
          row.upper.map { HTML(text: " (\(DisplayNumber.significant(lower))–\(DisplayNumber.significant($0)))") }
        } ?? .empty
      let effect: HTML =
        row.effect?.number.map {
          "<small>\(row.effectName)</small> \(DisplayNumber.significant($0))\(interval)"
        } ?? "–"
      table.row([
        HTML(text: row.test), HTML(text: results.title(of: row.metric)),
        HTML(text: row.groups.count == 2 ? row.groups.joined(separator: " / ") : what),
        HTML(text: DisplayNumber.grouped(row.count)),
        row.statistic.number.map { "<small>\(row.statisticName)</small> \(DisplayNumber.significant($0))" } ?? "–",
        number(row.p.number), number(row.adjustedP?.number), effect,
      ])
    }
    let cut: [HTML] =
      comparison.tests.count > Self.rowLimit
      ? ["The first \(Self.rowLimit) of \(comparison.tests.count) tests; all are in <code>tests.csv</code>."] : []
    return table.html(foldAbove: 20, notes: cut)
  }

  private func abundance(_ comparison: GroupComparison) -> HTML {
    guard !comparison.abundance.isEmpty else { return .empty }
    let verdicts = comparison.verdicts
    let found = comparison.abundance.flatMap { method, tests in
      tests.filter(\.isSignificant).map { (method: method, test: $0) }
    }
    let methods = comparison.abundance.map { $0.method == "linda" ? "LinDA" : "ANCOM-BC2" }.joined(separator: " and ")
    guard !found.isEmpty else {
      return
        "<p>Differential abundance by \(methods): no taxon at adjusted p &lt; 0.05 (\(comparison.abundanceNote)).</p>\n"
    }
    var table = HTMLTable(
      caption: "Taxa that differ by adjusted p < 0.05",
      columns: [
        ("Taxon", .text), ("Contrast", .text), ("Method", .text), ("log₂ fold change", .number),
        ("Adjusted p", .number),
        ("Agreement", .text),
      ])
    for row in found.prefix(Self.rowLimit) {
      table.row([
        HTML(text: row.test.feature), HTML(text: row.test.coefficient), HTML(text: row.method),
        HTML(text: DisplayNumber.significant(row.test.log2FoldChange)), number(row.test.adjustedP),
        HTML(text: verdicts[[row.test.feature, row.test.coefficient]]?.words(of: comparison) ?? ""),
      ])
    }
    let cut: [HTML] =
      found.count > Self.rowLimit
      ? ["The first \(Self.rowLimit) of \(found.count) rows; all are in <code>differential_abundance.csv</code>."] : []
    return """
      <p>Differential abundance by \(methods): \(comparison.abundanceNote). Where the methods disagree, neither is to be \
      believed alone. All tests are in <code>differential_abundance.csv</code>.</p>
      \(table.html(foldAbove: 30, notes: cut))
      """
  }

  private func number(_ value: Double?) -> HTML { value.map { HTML(text: DisplayNumber.significant($0)) } ?? "–" }
}

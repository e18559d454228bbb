public import BioModel
import Dysbiosis
import Reads

/// One row per sample, failed ones included, and the study's figures in large.
public struct Summary: ReportSection {
  public let descriptor = Descriptor(id: "summary", title: "Summary", summary: "One row per sample.")

  /// Rows shown; the rest stands in `summary.csv`.
  static let rowLimit = 200

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard !results.samples.isEmpty else { return "<p>There are no samples.</p>\n" }
    let flags = Dictionary(
      results.flagCounts.filter { $0.panel == nil }.map { ($0.sample, $0) }, uniquingKeysWith: { first, _ in first })
    var table = HTMLTable(
      caption: "Samples",
      columns: [
        ("Sample", .text), ("Group", .text), ("Status", .text), ("Input", .number), ("Kept", .number),
        ("Classified", .number), ("Features<sup>1</sup>", .number),
        ("Shannon<sup>1</sup>", .number), ("Markers outside<sup>2</sup>", .number),
      ])
    for sample in results.samples.prefix(Self.rowLimit) {
      table.row(cells(sample, flag: flags[sample.id]))
    }
    let depth =
      results.commonDepth.map { "at the common depth of \(DisplayNumber.grouped($0.depth)) reads" }
      ?? "no common depth was chosen, so these stay empty"
    let note: HTML = """
      <p class="note"><sup>1</sup> Observed features and Shannon entropy (nats), \(depth). \
      <sup>2</sup> Distinct markers outside the reference limits, of those examined; below it the number expected by \
      chance and, where the reference tells, the range that 5 to 95 % of its own people show when each is compared with \
      the others. “Input” and “Kept” count \(results.run.readUnit).</p>

      """
    let cut: [HTML] =
      results.samples.count > Self.rowLimit
      ? ["The first \(Self.rowLimit) of \(results.samples.count) samples; all are in <code>summary.csv</code>."] : []
    return keyFigures(results) + table.html(foldAbove: 40, notes: cut) + note
  }

  private func cells(_ sample: SampleRecord, flag: FlagSummary?) -> [HTML] {
    let kept = sample.ledger.flatMap { $0.input > 0 ? Double($0[.kept]) / Double($0.input) : nil }
    var status: HTML = "\(sample.status.rawValue)"
    if !sample.reason.isEmpty { status += " <small class=\"reason\">\(sample.reason)</small>" }
    if !sample.depthFlags.isEmpty {
      status += " <small class=\"reason\">\(sample.depthFlags.joined(separator: ", "))</small>"
    }
    let group = [sample.group, sample.control.map { "\($0.rawValue) control" }].compactMap { $0 }
    let outside: HTML =
      flag.map {
        "\($0.flagged) of \($0.examined) <small>chance: \(DisplayNumber.fixed($0.expectedByChance, 1))</small>\(range($0))"
      }
      ?? "–"
    return [
      HTML(text: sample.id), HTML(text: group.joined(separator: ", ")), status, number(sample.inputReads),
      number(sample.keptReads) + (kept.map { "<small>\(DisplayNumber.percentToTenths($0))</small>" } ?? .empty),
      number(sample.classifiedReads), metric(sample.observedFeaturesAtCommonDepth, decimals: 1),
      metric(sample.shannonAtCommonDepth, decimals: 2), outside,
    ]
  }

  private func range(_ flag: FlagSummary) -> HTML {
    flag.inReference.map { "<small>reference: \($0.lower)–\($0.upper)</small>" } ?? .empty
  }

  private func keyFigures(_ results: RunResults) -> HTML {
    var figures: [(String, String)] = []
    let working = results.samples.filter { $0.status == .ok }.count
    figures.append(
      working == results.samples.count
        ? (DisplayNumber.grouped(working), working == 1 ? "sample" : "samples")
        : ("\(working) of \(results.samples.count)", "samples with results"))
    let ledgers = results.samples.compactMap(\.ledger)
    let input = ledgers.reduce(0) { $0 + $1.input }
    if input > 0 {
      figures.append((DisplayNumber.grouped(input), results.run.readUnit))
      let kept = Double(ledgers.reduce(0) { $0 + $1[.kept] }) / Double(input)
      figures.append((DisplayNumber.percent(kept), "kept"))
    }
    if let count = results.features?.ids.count ?? results.counts?.featureCount {
      figures.append(
        (DisplayNumber.grouped(count), results.features?.sequences.isEmpty == false ? "sequence variants" : "features"))
    }
    if let genera = results.taxa.first(where: { $0.rank == .genus }) {
      let named = genera.shares.featureIDs.filter { !$0.hasPrefix("unclassified") }.count
      figures.append((DisplayNumber.grouped(named), "genera"))
    }
    if let depth = results.commonDepth?.depth { figures.append((DisplayNumber.grouped(depth), "reads common depth")) }
    let items = figures.map { figure -> HTML in "<li><b>\(figure.0)</b><span>\(figure.1)</span></li>" }
    return "<ul class=\"figures\">\(items)</ul>\n"
  }

  private func number(_ value: Int?) -> HTML { HTML(text: value.map(DisplayNumber.grouped) ?? "–") }

  private func metric(_ value: MetricValue?, decimals: Int) -> HTML {
    guard let value else { return "–" }
    if let number = value.number { return HTML(text: DisplayNumber.fixed(number, decimals)) }
    return "<span class=\"undefined\" title=\"\(value.reason?.rawValue ?? "")\">–</span>"
  }
}

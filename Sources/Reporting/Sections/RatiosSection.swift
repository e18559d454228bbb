public import BioModel
import Dysbiosis

/// Ratios of taxa on a logarithmic axis.
public struct RatiosSection: ReportSection {
  public let descriptor = Descriptor(
    id: "ratios", title: "Ratios — exploratory, research only", summary: "Ratios of taxa with intervals.")

  static let rowLimit = 40

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    var ids: [String] = []
    for row in results.ratios where !ids.contains(row.ratio) { ids.append(row.ratio) }
    guard !ids.isEmpty else { return nil }
    let groups = results.groups
    let place = results.groupOfSample.mapValues { groups.firstIndex(of: $0) ?? 0 }
    let order = Dictionary(
      results.samplesToDraw(limit: Self.rowLimit).enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    var html: HTML = """
      <p>Lines are intervals from the number of reads alone; they do not hold the variation between days or \
      laboratories. No ratio says whether a person is healthy: expert consensus advises against reading the ratio of \
      Bacillota (Firmicutes) to Bacteroidota (Bacteroidetes) as a health result \
      (<a href="https://doi.org/10.1016/S2468-1253(24)00311-X">Porcari 2025</a>).</p>

      """
    html += "<p>\(abundanceSentence(results.abundance))</p>\n"
    let complete = results.completeRatios
    var without: [(title: String, reason: String)] = []
    for id in ids {
      let rows = results.ratios.filter { $0.ratio == id }
      if rows.allSatisfy({ $0.value == nil }) {
        without.append((results.title(of: id), CommonReason(rows.map(\.note))?.phrase ?? "no value"))
        continue
      }
      let drawn = complete.filter { $0.ratio == id && order[$0.sample] != nil }
        .sorted { (order[$0.sample] ?? 0) < (order[$1.sample] ?? 0) }
      let note = results.descriptor(of: id)?.summary ?? ""
      let cut = results.drawingNote(limit: Self.rowLimit, file: "ratios.csv")
      html +=
        IntervalPlot(
          caption: results.title(of: id), label: "\(results.title(of: id)) of \(drawn.count) samples, logarithmic axis",
          groups: groups,
          rows: drawn.map {
            IntervalPlot.Row(
              label: $0.sample, group: place[$0.sample] ?? 0, value: $0.value, lower: $0.lower, upper: $0.upper,
              note: $0.value == nil && $0.note.isEmpty ? "no value" : CommonReason.words($0.note))
          }, note: [note, cut].filter { !$0.isEmpty }.joined(separator: " ")
        ).html
    }
    return html + Self.absent(without)
  }

  /// The ratios that no sample has, with the commonest reason.
  private static func absent(_ ratios: [(title: String, reason: String)]) -> HTML {
    guard !ratios.isEmpty else { return .empty }
    let items = ratios.map { "\($0.title) (\($0.reason))" }.joined(separator: "; ")
    return "<p class=\"note\">Without a value in any sample, so not drawn: \(items).</p>\n"
  }

  private func abundanceSentence(_ abundance: String) -> String {
    switch abundance {
    case "reads":
      "The ratios are of reads. A taxon with a larger genome, or more copies of the gene, has more reads per cell; ratios of genome copies differ."
    case "genome-copies":
      "The ratios are of genome copies, as the profiler estimates them; ratios of reads differ by genome size."
    default:
      "The table does not tell whether its numbers are of reads or of genome copies; the two differ by genome size."
    }
  }
}

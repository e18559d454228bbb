public import BioModel
import Reads

/// Where every read went, by step.
public struct ReadFates: ReportSection {
  public let descriptor = Descriptor(
    id: "read-fate", title: "Where the reads went", summary: "Every read stands in exactly one bucket.")

  /// Bars drawn; above it a selection.
  static let barLimit = 60

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    let counted = results.samplesByGroup
    guard counted.contains(where: { $0.ledger != nil }) else { return nil }
    let drawn = results.samplesToDraw(limit: Self.barLimit)
    let steps =
      ["kept"]
      + ["targets", "chimeras", "denoise", "merge", "filter", "primers"].filter { step in
        results.run.ledgerFates(holding: counted.compactMap(\.ledger)).contains { $0.step == step }
      }
    let hasGroups = results.groups.count > 1
    let groupOfSample = results.groupOfSample
    let chart = StackedBars(
      caption:
        "\(results.run.readUnit.prefix(1).uppercased() + results.run.readUnit.dropFirst()) by the step at which they left; at the right, the input",
      label: "Stacked bars of read fate for \(drawn.count) samples",
      layers: steps.map {
        StackedBars.Layer(name: Self.words[$0] ?? $0, colour: Self.colours[$0] ?? ChartPalette.other)
      },
      rows: drawn.map { sample in
        StackedBars.Row(
          label: sample.id, group: hasGroups ? groupOfSample[sample.id] : nil,
          values: steps.map { step in
            ReadFate.allCases.filter { $0.step == step }.reduce(0) { $0 + Double(sample.ledger?[$1] ?? 0) }
          },
          remark: sample.ledger.map { DisplayNumber.grouped($0.input) } ?? "",
          emptyReason: sample.reason.isEmpty ? "no reads" : sample.reason)
      },
      note: results.drawingNote(limit: Self.barLimit, file: "read_ledger.csv"))
    return chart.html + totals(results, counted)
  }

  private func totals(_ results: RunResults, _ samples: [SampleRecord]) -> HTML {
    let ledgers = samples.compactMap(\.ledger)
    let input = ledgers.reduce(0) { $0 + $1.input }
    var table = HTMLTable(
      caption: "All buckets, summed over samples",
      columns: [("Step", .text), ("Reason", .text), ("Number", .number), ("Share", .number)])
    for fate in results.run.ledgerFates(holding: ledgers) {
      let count = ledgers.reduce(0) { $0 + $1[fate] }
      table.row([
        HTML(text: fate.step), HTML(text: fate.words), HTML(text: DisplayNumber.grouped(count)),
        HTML(text: input > 0 ? DisplayNumber.percent(Double(count) / Double(input)) : "–"),
      ])
    }
    return table.html(foldAbove: 0)
  }

  static let words = [
    "kept": "kept", "targets": "off-target or contaminant", "chimeras": "chimeric",
    "denoise": "not assigned to a variant",
    "merge": "mates not merged", "filter": "quality filter", "primers": "no primer",
  ]

  static let colours = [
    "kept": "#1f5f99", "targets": "#23857f", "chimeras": "#7b519d", "denoise": "#b08fc9", "merge": "#f0b865",
    "filter": "#d98a1f", "primers": "#8a7a60",
  ]
}

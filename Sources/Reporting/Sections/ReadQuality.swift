public import BioModel

/// Quality of the raw reads: one row per file, quality along the read for some samples.
public struct ReadQuality: ReportSection {
  public let descriptor = Descriptor(
    id: "read-quality", title: "Read quality", summary: "Length, Q30, GC and quality along the read.")

  /// Samples with a drawing, and rows of the table.
  static let drawingLimit = 4
  static let rowLimit = 200

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    let samples = results.samples.filter { $0.quality != nil }
    guard !samples.isEmpty else { return nil }
    var table = HTMLTable(
      caption: "Raw read quality by file",
      columns: [
        ("Sample", .text), ("File", .text), ("Reads", .number), ("Bases", .number), ("Mean length", .number),
        ("Q20", .number), ("Q30", .number), ("GC", .number),
      ])
    for sample in samples.prefix(Self.rowLimit) {
      for mate in sample.quality?.mates ?? [] {
        table.row([
          HTML(text: sample.id), HTML(text: mate.name), HTML(text: DisplayNumber.grouped(mate.reads)),
          HTML(text: DisplayNumber.grouped(mate.bases)), HTML(text: DisplayNumber.fixed(mate.meanLength, 1)),
          HTML(text: DisplayNumber.percent(mate.q20Share)), HTML(text: DisplayNumber.percent(mate.q30Share)),
          HTML(text: DisplayNumber.percent(mate.gcShare)),
        ])
      }
    }
    let withCycles = samples.filter { $0.quality?.mates.contains { !$0.cycles.isEmpty } == true }
    // The samples with the lowest share of Q30 bases are the ones to look at.
    let drawn = withCycles.enumerated().sorted { (worst($0.element), $0.offset) < (worst($1.element), $1.offset) }
      .prefix(Self.drawingLimit).map(\.element)
    var charts = HTML.empty
    for sample in drawn {
      for mate in sample.quality?.mates ?? [] where !mate.cycles.isEmpty {
        charts +=
          LineBand(
            caption: "\(sample.id), \(mate.name)",
            label: "Quality along the read of \(sample.id), \(mate.name), \(mate.cycles.count) cycles",
            xTitle: "cycle", yTitle: "Phred quality",
            positions: mate.cycles.map {
              LineBand.Position(p10: $0.p10, p25: $0.p25, median: $0.median, p75: $0.p75, p90: $0.p90)
            }
          ).html
      }
    }
    var html = table.html(foldAbove: 20)
    if !drawn.isEmpty {
      let lead =
        withCycles.count > drawn.count
        ? "The \(drawn.count) samples with the lowest share of Q30 bases, of \(withCycles.count). " : ""
      html += """
        <p class="note">\(lead)Line: median; dark band: middle half; pale band: P10 to P90.</p>
        <div class="charts">
        \(charts)</div>

        """
    }
    return html
  }

  private func worst(_ sample: SampleRecord) -> Double { sample.quality?.mates.map(\.q30Share).min() ?? 1 }
}

public import BioModel

/// Quality of the reads before and after filtering: one row per file, quality along the read for some samples.
public struct ReadQuality: ReportSection {
  public let descriptor = Descriptor(
    id: "read-quality", title: "Read quality", summary: "Length, Q30, GC and quality along the read, before and after.")

  /// Samples with a drawing: those with the lowest share of Q30 bases.
  public static let drawingLimit = 4
  static let rowLimit = 200

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    let samples = results.samples.filter { $0.quality != nil }
    guard !samples.isEmpty else { return nil }
    let hasKept = samples.contains { $0.quality?.kept.isEmpty == false }
    var table = HTMLTable(
      caption: "Read quality by file",
      columns: [
        ("Sample", .text), ("File", .text), ("Reads", .number), ("Bases", .number), ("Mean length", .number),
        ("Q20", .number), ("Q30", .number), ("GC", .number),
      ] + (hasKept ? [("Reads after", .number), ("Mean length after", .number), ("Q30 after", .number)] : []))
    for sample in samples.prefix(Self.rowLimit) {
      for (place, mate) in (sample.quality?.mates ?? []).enumerated() {
        var row = [
          HTML(text: sample.id), HTML(text: mate.name), HTML(text: DisplayNumber.grouped(mate.reads)),
          HTML(text: DisplayNumber.grouped(mate.bases)), HTML(text: DisplayNumber.fixed(mate.meanLength, 1)),
          HTML(text: DisplayNumber.percent(mate.q20Share)), HTML(text: DisplayNumber.percent(mate.q30Share)),
          HTML(text: DisplayNumber.percent(mate.gcShare)),
        ]
        if hasKept {
          let kept = sample.quality?.kept ?? []
          row += place < kept.count ? ReadQuality.cells(after: kept[place]) : ["–", "–", "–"]
        }
        table.row(row)
      }
    }
    // The samples with the lowest share of Q30 bases are the ones to look at.
    let drawn = samples.enumerated().sorted { (worst($0.element), $0.offset) < (worst($1.element), $1.offset) }
      .prefix(Self.drawingLimit).map(\.element)
    var charts = HTML.empty
    for sample in drawn {
      charts += ReadQuality.charts(sample.id, sample.quality?.mates ?? [], "as they came")
      charts += ReadQuality.charts(sample.id, sample.quality?.kept ?? [], "after filtering")
    }
    var html = table.html(foldAbove: 20)
    if !charts.isEmpty {
      let lead =
        samples.count > drawn.count
        ? "The \(drawn.count) samples with the lowest share of Q30 bases, of \(samples.count). " : ""
      html += """
        <p class="note">\(lead)Line: median; dark band: middle half; pale band: P10 to P90.</p>
        <div class="charts">
        \(charts)</div>

        """
    }
    return html
  }

  private static func cells(after mate: SampleQuality.Mate) -> [HTML] {
    [
      HTML(text: DisplayNumber.grouped(mate.reads)), HTML(text: DisplayNumber.fixed(mate.meanLength, 1)),
      HTML(text: mate.bases == 0 ? "–" : DisplayNumber.percent(mate.q30Share)),
    ]
  }

  static func charts(_ sample: String, _ mates: [SampleQuality.Mate], _ stage: String) -> HTML {
    var html = HTML.empty
    for mate in mates where !mate.cycles.isEmpty {
      html +=
        LineBand(
          caption: "\(sample), \(mate.name), \(stage)",
          label: "Quality along the read of \(sample), \(mate.name), \(stage), \(mate.cycles.count) cycles",
          xTitle: "cycle", yTitle: "Phred quality",
          positions: mate.cycles.map {
            LineBand.Position(p10: $0.p10, p25: $0.p25, median: $0.median, p75: $0.p75, p90: $0.p90)
          }
        ).html
    }
    return html
  }

  private func worst(_ sample: SampleRecord) -> Double { sample.quality?.worstQ30Share ?? 1 }
}

import BioModel
import Reads

/// `report.html` of `qc` and `filter`.
enum QualityPage {
  static let rowLimit = 500

  static func file(_ results: QualityResults) -> RenderedFile {
    let count = results.files.count
    var sections = [Page.Section(id: "files", title: "Files", body: files(results))]
    if let body = ledgers(results) {
      sections.append(Page.Section(id: "read-fate", title: "Where the reads went", body: body))
    }
    if let body = curves(results) {
      sections.append(Page.Section(id: "curves", title: "Quality along the read", body: body))
    }
    let page = Page(
      title: results.title, windowTitle: "\(results.title) – read quality", kicker: "Read quality",
      meta:
        "\(count) \(count == 1 ? "file" : "files") · dysbio \(results.programVersion) · <code>dysbio \(results.command)</code>",
      programVersion: results.programVersion, sections: sections)
    return RenderedFile(path: "report.html", bytes: Array(page.html.markup.utf8))
  }

  private static func files(_ results: QualityResults) -> HTML {
    let hasKept = results.files.contains { $0.kept != nil }
    var table = HTMLTable(
      caption: "Read quality by file",
      columns: [
        ("File", .text), ("Verdict", .text), ("Reads", .number), ("Bases", .number), ("Lengths", .text),
        ("Q20", .number), ("Q30", .number), ("GC", .number), ("N", .number), ("Duplicates", .number),
        ("Scores", .number),
      ] + (hasKept ? [("Reads after", .number), ("Q30 after", .number)] : []))
    for file in results.files.prefix(rowLimit) {
      var row = [HTML(text: "\(file.sample) \(file.mate)"), HTML(text: file.verdict.grade.rawValue)]
      row += cells(file.summary)
      if hasKept {
        row += [
          HTML(text: file.kept.map { DisplayNumber.grouped($0.reads) } ?? "–"),
          HTML(text: file.kept?.q30Share.map { DisplayNumber.percent($0) } ?? "–"),
        ]
      }
      table.row(row)
    }
    let findings = results.files.flatMap { file in
      file.verdict.findings.map { finding -> HTML in
        "<li><b>\(file.sample) \(file.mate)</b>: \(finding.message)</li>\n"
      }
    }
    let cut: [HTML] =
      results.files.count > rowLimit
      ? ["The first \(rowLimit) of \(results.files.count) files; <code>quality.csv</code> has all."] : []
    let list: HTML = findings.isEmpty ? .empty : "<h3>Findings</h3>\n<ul>\n\(Array(findings.prefix(rowLimit)))</ul>\n"
    return """
      <p>The verdict knows amplicons: that reads begin alike, repeat each other and have one length is as it should be.</p>
      \(table.html(foldAbove: 60, notes: cut))\(list)
      """
  }

  private static func cells(_ summary: FileSummary?) -> [HTML] {
    guard let summary else { return Array(repeating: "–", count: 9) }
    let lengths =
      summary.minimumLength == summary.maximumLength
      ? "\(summary.maximumLength ?? 0)" : "\(summary.minimumLength ?? 0)–\(summary.maximumLength ?? 0)"
    func percent(_ share: Double?) -> HTML { HTML(text: share.map { DisplayNumber.percent($0) } ?? "–") }
    return [
      HTML(text: DisplayNumber.grouped(summary.reads)), HTML(text: DisplayNumber.grouped(summary.bases)),
      HTML(text: lengths), percent(summary.q20Share), percent(summary.q30Share), percent(summary.gcShare),
      HTML(text: DisplayNumber.grouped(summary.ambiguousBases)), percent(summary.duplicateShare),
      HTML(text: "\(summary.scores.count)" + (summary.hasBinnedScores ? " (binned)" : "")),
    ]
  }

  private static func ledgers(_ results: QualityResults) -> HTML? {
    guard !results.ledgers.isEmpty else { return nil }
    let fates = ReadFate.allCases.filter { fate in
      fate == .kept || results.ledgers.contains { $0.ledger[fate] > 0 }
    }
    var table = HTMLTable(
      caption: "Reads by bucket",
      columns: [("Sample", .text), ("In", .number)] + fates.map { (HTML(text: $0.words), .number) })
    for (sample, ledger) in results.ledgers.prefix(rowLimit) {
      table.row(
        [HTML(text: sample), HTML(text: DisplayNumber.grouped(ledger.input))]
          + fates.map { HTML(text: DisplayNumber.grouped(ledger[$0])) })
    }
    return "<p>Every pair (single read) of the input stands in exactly one bucket.</p>\n\(table.html(foldAbove: 60))"
  }

  private static func curves(_ results: QualityResults) -> HTML? {
    var charts = HTML.empty
    for drawing in results.drawings {
      charts += ReadQuality.charts(drawing.sample, drawing.quality.mates, "as they came")
      charts += ReadQuality.charts(drawing.sample, drawing.quality.kept, "after filtering")
    }
    guard !charts.isEmpty else { return nil }
    return """
      <p class="note">The \(results.drawings.count) samples with the lowest share of Q30 bases; the curves of all samples \
      stand in <code>qc/</code>. Line: median; dark band: middle half; pale band: P10 to P90.</p>
      <div class="charts">
      \(charts)</div>

      """
  }
}

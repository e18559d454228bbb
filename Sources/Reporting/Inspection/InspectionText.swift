import BioModel
import Reads

/// What `inspect` prints for people.
public struct InspectionText {
  private let results: InspectionResults
  private var lines: [String] = []

  /// The text, with a line end.
  public static func render(_ results: InspectionResults) -> String {
    var text = InspectionText(results)
    text.files()
    text.library()
    text.samples()
    text.plan()
    text.truncation()
    text.notices()
    return text.lines.joined(separator: "\n") + "\n"
  }

  private init(_ results: InspectionResults) { self.results = results }

  private mutating func heading(_ title: String) {
    if !lines.isEmpty { lines.append("") }
    lines.append(title)
  }

  private mutating func files() {
    heading("Files")
    var table = TextTable(
      ["verdict", "file", "reads", "lengths", "Q20", "Q30", "GC", "N", "offset", "scores"], numbers: [2, 4, 5, 6, 7])
    for file in results.files.prefix(InspectionText.rowLimit) {
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      guard let summary = file.summary else {
        table.row([file.verdict.grade.rawValue, name])
        continue
      }
      table.row([
        file.verdict.grade.rawValue, name, DisplayNumber.grouped(summary.reads), InspectionText.lengths(summary),
        InspectionText.percent(summary.q20Share), InspectionText.percent(summary.q30Share),
        InspectionText.percent(summary.gcShare), DisplayNumber.grouped(summary.ambiguousBases),
        file.phredOffset.map(String.init) ?? "–",
        "\(summary.scores.count)" + (summary.hasBinnedScores ? " (binned)" : ""),
      ])
    }
    lines += table.lines
    more(results.files.count)
    for file in results.files {
      for finding in file.verdict.findings where finding.severity == .warning {
        lines.append(
          "  \(file.verdict.grade.rawValue): \(finding.message.hasPrefix(file.path) ? "" : file.path + ": ")\(finding.message)"
        )
      }
    }
  }

  private mutating func library() {
    let findings = results.findings
    guard findings.pairCount > 0 else { return }
    heading("Library")
    let unit = findings.isPaired ? "pairs" : "single reads"
    fact(
      "reads",
      "\(DisplayNumber.grouped(findings.pairCount)) \(unit) in \(results.samples.count) sample\(results.samples.count == 1 ? "" : "s")"
    )
    fact("primers", results.plan.primers.reason)
    fact("region", (results.plan.region.value.map { "\($0): " } ?? "") + results.plan.region.reason)
    fact("orientation", results.plan.orientation.reason)
    let survey = findings.survey
    if survey.trimmedCount > 0 {
      fact(
        "read-through",
        "\(DisplayNumber.percent(Double(survey.readThroughCount) / Double(survey.trimmedCount))) of \(unit) run into the opposite primer"
      )
    }
    if findings.isPaired { fact("overlap", results.plan.readUse.reason) }
    fact("amplicon", results.plan.ampliconLength.reason)
    fact("qualities", "\(results.plan.errorModel.value.rawValue): \(results.plan.errorModel.reason)")
  }

  private mutating func samples() {
    guard !results.samples.isEmpty else { return }
    heading("Samples")
    var table = TextTable(
      ["sample", "reads", "primers", "turned", "read-through", "PhiX", "low complexity"], numbers: [1, 2, 3, 4, 5, 6])
    for sample in results.samples.prefix(InspectionText.rowLimit) {
      table.row([
        sample.name, DisplayNumber.grouped(sample.reads), DisplayNumber.percent(sample.primerShare),
        DisplayNumber.percent(sample.turnedShare), DisplayNumber.percent(sample.readThroughShare),
        DisplayNumber.percent(sample.phiXShare), DisplayNumber.percent(sample.lowComplexityShare),
      ])
    }
    lines += table.lines
    more(results.samples.count)
  }

  private mutating func plan() {
    let plan = results.plan
    heading("Plan")
    fact("reads used", plan.readUse.value.rawValue)
    fact(
      "primers",
      plan.primers.value.map { "remove \($0.pair.forward.sequence) and \($0.pair.reverse.sequence)" } ?? "remove none")
    fact("orientation", plan.orientation.value.rawValue)
    fact("filter", plan.forwardFilter.reason)
    if let merge = plan.merge.value {
      fact(
        "merging",
        "overlap ≥ \(merge.minimumOverlap), differences ≤ \(merge.maximumDifferences), expected errors ≤ \(NumberText.text(merge.maximumExpectedErrors))"
      )
    }
    if let window = plan.ampliconLength.value { fact("lengths", "\(window.minimum)–\(window.maximum) bases") }
    fact("truncation", plan.truncation.value == nil ? "none: \(plan.truncation.reason)" : plan.truncation.reason)
    if let call = InspectionText.dada2Call(plan) { fact("in DADA2", call) }
  }

  /// The same for users of R, on reads whose primers are gone.
  static func dada2Call(_ plan: LibraryPlan) -> String? {
    guard let cut = plan.truncation.value else { return nil }
    let limits = cut.maximumExpectedErrors
    return
      "filterAndTrim(truncLen = c(\(cut.forward), \(cut.reverse)), maxEE = c(\(NumberText.text(limits.forward)), \(NumberText.text(limits.reverse))), truncQ = 2, maxN = 0, rm.phix = TRUE)"
      + (plan.primers.value == nil ? "" : " on reads whose primers are gone")
  }

  private mutating func truncation() {
    guard let table = results.truncations else { return }
    heading("Truncation: share of pairs within expected errors (EE forward, reverse); ◂ is the plan's")
    var text = TextTable(
      ["forward", "reverse", "overlap"]
        + ErrorLimits.all.map { "EE \(NumberText.text($0.forward)), \(NumberText.text($0.reverse))" } + [""],
      numbers: Array(0..<7))
    let chosen = results.plan.truncation.value
    for row in table.shown(chosen: chosen) {
      let isChosen = chosen.map { $0.forward == row.forward && $0.reverse == row.reverse } ?? false
      text.row(
        ["\(row.forward)", "\(row.reverse)", "\(row.overlap)"] + row.keptShares.map { DisplayNumber.percent($0) }
          + [isChosen ? "◂" : ""])
    }
    lines += text.lines
  }

  private mutating func notices() {
    guard !results.notices.isEmpty else { return }
    heading("Notices")
    for notice in results.notices.prefix(InspectionText.rowLimit) {
      let mark = notice.severity == .warning ? "warning" : "note"
      lines.append("  \(mark): \(notice.sample.map { $0 + ": " } ?? "")\(notice.message)")
    }
    more(results.notices.count)
  }

  private static let rowLimit = 200

  private mutating func more(_ count: Int) {
    if count > InspectionText.rowLimit {
      lines.append("  … and \(count - InspectionText.rowLimit) more; --json has all")
    }
  }

  private mutating func fact(_ name: String, _ value: String) {
    lines.append("  " + name + String(repeating: " ", count: max(1, 14 - name.count)) + value)
  }

  private static func lengths(_ summary: FileSummary) -> String {
    guard let low = summary.minimumLength, let high = summary.maximumLength,
      let middle = summary.lengthQuartiles?.median
    else { return "–" }
    return low == high ? "\(low)" : "\(low)–\(high), median \(middle)"
  }

  private static func percent(_ share: Double?) -> String { share.map { DisplayNumber.percent($0) } ?? "–" }
}

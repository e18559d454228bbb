import BioModel
import Dysbiosis

extension MarkerPanel {
  /// Sentences drawn, flagged and detected together.
  static let sentenceLimit = 40

  /// What lies outside and what was detected, as sentences; they say what one value does not say.
  var sentences: HTML {
    let told = rows.filter { $0.status == .flagged || $0.status == .detected }
    guard !told.isEmpty else { return .empty }
    let items = told.prefix(Self.sentenceLimit).map { row -> HTML in
      let sample: HTML = results.samples.count > 1 ? "<b>\(row.sample)</b> " : .empty
      return
        "<li>\(sample)\(row.status == .flagged ? Self.flagged(row, facts(row.marker), results.cohort) : Self.detected(row, facts(row.marker)))</li>\n"
    }
    let cut: HTML =
      told.count > Self.sentenceLimit
      ? "<p class=\"note\">The first \(Self.sentenceLimit) of \(told.count); all are in <code>markers.csv</code>.</p>\n"
      : .empty
    return """
      <details\(results.samples.count == 1 ? HTML(stringLiteral: " open") : .empty)><summary>In words (\(told.count))</summary>
      <ul class="words">
      \(items)</ul>
      \(cut)<p class="note">Groups overlap widely, so one value says nothing about one person.</p>
      </details>

      """
  }

  private static func flagged(_ row: MarkerResult, _ facts: MarkerFacts?, _ cohort: CohortSummary?) -> String {
    let name = facts?.name ?? row.marker
    let isShare = facts?.isShare != false
    let number = { (value: Double) in isShare ? DisplayNumber.percent(value) : DisplayNumber.significant(value, 2) }
    var text = name
    if let value = row.value {
      text += isShare ? " made up \(number(value)) of sequences" : " has the value \(number(value))"
    }
    if let percentile = row.percentile {
      let isHigh = row.direction == "high"
      let beyond = DisplayNumber.fixed(isHigh ? percentile : 100 - percentile, 0)
      let reference = cohort.map { "the \($0.subjectCount) reference samples" } ?? "the reference samples"
      text += ", \(isHigh ? "higher" : "lower") than in \(beyond)% of \(reference)"
    }
    if let lower = row.lower, let upper = row.upper { text += " (interval \(number(lower))–\(number(upper)))" }
    return text + ". Evidence level: \(row.evidence)."
  }

  private static func detected(_ row: MarkerResult, _ facts: MarkerFacts?) -> String {
    """
    Reads similar to \(facts?.name ?? row.marker) were seen. Sequencing cannot show live organisms, toxin or illness. \
    If you are unwell, ask for a clinical test.
    """
  }
}

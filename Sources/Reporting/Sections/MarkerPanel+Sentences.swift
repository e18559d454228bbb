import BioModel
import Dysbiosis

extension MarkerPanel {
  /// Sentences drawn, flagged and detected together.
  static let sentenceLimit = 40

  /// What lies outside and what was detected, as sentences; they say what one value does not say.
  var sentences: HTML {
    let told = rows.filter { $0.status == .flagged || $0.status == .detected }
    guard !told.isEmpty else { return .empty }
    let records = Dictionary(results.samples.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let items = told.prefix(Self.sentenceLimit).map { row -> HTML in
      let sample: HTML = results.samples.count > 1 ? "<b>\(row.sample)</b> " : .empty
      let sentence = MarkerSentence(line: line(row.marker, [row]), row: row, sample: records[row.sample])
      return "<li>\(sample)\(sentence.text)</li>\n"
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
}

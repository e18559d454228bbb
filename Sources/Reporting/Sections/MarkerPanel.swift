import BioModel
import Dysbiosis

/// The markers of one panel as a figure of percentile bars, a list of what cannot be evaluated, and the evidence.
struct MarkerPanel {
  let id: String
  let results: RunResults
  /// All results of the panel.
  let rows: [MarkerResult]
  /// Of all markers, by id.
  let factsOfMarker: [String: MarkerFacts]
  let names: [String: String]

  /// Panels in the order in which results name them, those that are wanted.
  static func panels(of results: RunResults, where isWanted: (String) -> Bool) -> [MarkerPanel] {
    let facts = Dictionary(results.markerFacts.map { ($0.marker, $0) }, uniquingKeysWith: { first, _ in first })
    let names = results.markerNames
    return results.markers.grouped(by: { $0.panel }, where: isWanted).map { panel, rows in
      MarkerPanel(id: panel, results: results, rows: rows, factsOfMarker: facts, names: names)
    }
  }

  /// The panel's name in words.
  var title: String { MarkerPanelName.title(of: id) }

  /// Under its title, with the table of every marker of every sample.
  var headed: HTML { "<h3>\(title)</h3>\n\(shown(table))" }

  /// Figure, list of the rest, evidence.
  var html: HTML { shown(.empty) }

  private func shown(_ table: HTML) -> HTML {
    let bySample = results.samples.count
    let lines = rows.grouped(by: { $0.marker }, where: { _ in true }).map { line($0, $1) }
    let drawn = lines.enumerated().filter { $0.element.hasPercentile }
      .sorted {
        ($0.element.evidenceOrder, -$0.element.distance, $0.offset) < (
          $1.element.evidenceOrder, -$1.element.distance, $1.offset
        )
      }
      .map(\.element)
    var html = HTML.empty
    html += counts
    if !drawn.isEmpty {
      html +=
        PercentileBars(
          caption: bySample == 1 ? "The sample among the reference" : "The samples among the reference",
          label: "\(title): percentile bars of \(drawn.count) markers", rows: drawn.map(\.row),
          note: bySample > PercentileBars.dotLimit
            ? "Bars hold the middle half of the samples, ticks are medians; every sample outside is drawn as a diamond, "
              + "those at the same place as one." : ""
        ).html
    }
    html += sentences
    let rest = lines.filter { !$0.hasPercentile }
    if !rest.isEmpty { html += Self.unplaced(rest) }
    return html + table + evidence(lines)
  }

  /// One marker with its rows.
  func line(_ marker: String, _ rows: [MarkerResult]) -> Line {
    Line(
      marker: marker, rows: rows, label: names[marker] ?? marker, facts: factsOfMarker[marker],
      shareUnit: results.shareUnit)
  }

  /// For one sample the sentence on chance; for many their range. Empty where nothing could be compared.
  private var counts: HTML {
    let counts = results.flagCounts.filter { $0.panel == id && $0.examined > 0 }
    guard let first = counts.first else { return .empty }
    if results.samples.count == 1 {
      return """
        <p>\(first.flagged) of \(first.examined) \(first.examined == 1 ? "marker" : "markers") in this panel \
        \(first.flagged == 1 ? "lies" : "lie") outside the reference band. About \
        \(DisplayNumber.fixed(first.expectedByChance, 1)) would be expected by chance in a healthy person.</p>

        """
    }
    let flagged = counts.map(\.flagged)
    let examined = counts.map(\.examined).max() ?? 0
    let expected = counts.map(\.expectedByChance).reduce(0, +) / Double(counts.count)
    return """
      <p>\(flagged.min() ?? 0) to \(flagged.max() ?? 0) of up to \(examined) markers in this panel lie outside the \
      reference band, by sample. About \(DisplayNumber.fixed(expected, 1)) would be expected by chance in a healthy \
      person.</p>

      """
  }

  private static func unplaced(_ lines: [Line]) -> HTML {
    let items = lines.map { line -> HTML in
      "<li><span class=\"name\">\(line.label)</span> \(line.row.words)</li>\n"
    }
    return """
      <details class="grey"><summary>Without a place in the reference (\(lines.count))</summary>
      <ul class="unplaced">
      \(items)</ul></details>

      """
  }

  private func evidence(_ lines: [Line]) -> HTML {
    let known = lines.filter { $0.facts != nil }
    guard !known.isEmpty else { return .empty }
    var table = HTMLTable(
      caption: "Evidence and rules: \(title)",
      columns: [("Marker", .text), ("Rule", .text), ("Evidence", .text), ("What was found", .text), ("Source", .text)])
    for line in known {
      guard let facts = line.facts else { continue }
      let conditions: HTML =
        facts.conditions.isEmpty ? .empty : " <small>Studied in: \(ConditionName.titles(of: facts.conditions)).</small>"
      let disputed: HTML =
        line.rows[0].evidence == "contested"
        ? " <small>Studies disagree; shown for completeness and not counted.</small>" : .empty
      let source: HTML =
        facts.doi.isEmpty
        ? "\(facts.citation)" : "<a href=\"https://doi.org/\(facts.doi)\">\(facts.citation)</a>"
      table.row([
        HTML(text: line.label), HTML(text: facts.rule), HTML(text: line.rows[0].evidence),
        "\(facts.rationale)\(conditions)\(disputed)", source,
      ])
    }
    return table.html(foldAbove: 0)
  }
}

extension [MarkerResult] {
  /// The rows of each text that is wanted, in the order in which they come. Complexity O(rows).
  fileprivate func grouped(
    by text: (MarkerResult) -> String, where isWanted: (String) -> Bool
  ) -> [(String, [MarkerResult])] {
    var groups: [(String, [MarkerResult])] = []
    // Nil: not wanted.
    var places: [String: Int?] = [:]
    var last: (text: String, place: Int?) = ("", nil)
    for (number, row) in enumerated() {
      let key = text(row)
      if number == 0 || key != last.text {
        if let known = places[key] {
          last = (key, known)
        } else {
          last = (key, isWanted(key) ? groups.count : nil)
          places[key] = .some(last.place)
          if last.place != nil { groups.append((key, [])) }
        }
      }
      if let place = last.place { groups[place].1.append(row) }
    }
    return groups
  }
}

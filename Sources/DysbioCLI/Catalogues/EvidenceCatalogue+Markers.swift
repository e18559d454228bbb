import Dysbiosis
import Taxonomy

extension EvidenceCatalogue {
  /// The built-in markers: the columns of a marker file, in its order.
  static var markers: EvidenceCatalogue {
    let markers = MarkerTable.builtIn.markers
    return EvidenceCatalogue(entries: markers.map(entry), markdown: markdown(markers))
  }

  private static func entry(_ marker: Marker) -> CatalogueEntry {
    CatalogueEntry(
      id: marker.id,
      line: "\(marker.expressionText) (\(marker.side.rawValue), \(marker.action.rawValue), \(marker.evidenceLevel))"
        + (marker.ruleInWords.isEmpty ? "" : "  [\(marker.ruleInWords)]"),
      fields: [
        ("panel", .text(marker.panel)), ("expression", .text(marker.expressionText)), ("rank", .text(marker.rank)),
        ("direction", .text(marker.side.rawValue)), ("action", .text(marker.action.rawValue)),
        ("tail_p", .number(marker.tailProbability)), ("minimal_share", .number(marker.minimalShare)),
        ("minimal_reference_prevalence", .number(marker.minimalReferencePrevalence)),
        ("requirements", .list(marker.requirements.map(\.rawValue))), ("evidence_level", .text(marker.evidenceLevel)),
        ("portable_in", .list(marker.portability.parts)), ("conditions", .list(marker.conditions)),
        ("rule_in_words", .text(marker.ruleInWords)), ("rationale", .text(marker.rationale)),
        ("citation", .text(marker.citation)), ("doi", .text(marker.doi)),
        ("doi_verified", .truth(marker.isDOIVerified)), ("cut_off", .text(marker.cutOff?.text ?? "")),
      ])
  }

  private static func markdown(_ markers: [Marker]) -> String {
    var panels: [String] = []
    for marker in markers where !panels.contains(marker.panel) { panels.append(marker.panel) }
    let groups = Dictionary(grouping: markers, by: \.panel)
    var text = """
      ## Markers

      \(markers.count) rows in \(panels.count) panels. *Flag* is counted beyond the tail *p* of the reference on the side that \
      is named; *context* is shown and never counted; *presence* says only that a taxon was detected; *never* is listed \
      with the reason why nothing is concluded. Contested evidence is never counted. Conditions tell in whom a taxon was \
      studied, not what a result means for a person.


      """
    for panel in panels {
      let rows = groups[panel] ?? []
      text += "### \(MarkerPanelName.title(of: panel)) (`\(panel)`, \(rows.count))\n\n"
      var table = MarkdownTable([
        "Marker", "What is measured", "Side", "Action", "p", "Requires", "Evidence", "What was found", "Studied in",
        "Source",
      ])
      for marker in rows { table.row(cells(marker)) }
      text += table.text + "\n"
    }
    return text
  }

  private static func cells(_ marker: Marker) -> [String] {
    [
      MarkdownTable.code(marker.id), MarkdownTable.code(marker.expressionText), marker.side.rawValue,
      marker.action.rawValue, CatalogueEntry.Value.number(marker.tailProbability).words ?? "",
      MarkdownTable.escaped(marker.requirements.map(\.rawValue).joined(separator: ", ")), marker.evidenceLevel,
      MarkdownTable.escaped(marker.rationale), MarkdownTable.escaped(marker.conditions.joined(separator: ", ")),
      MarkdownTable.source(citation: marker.citation, doi: marker.doi)
        + (marker.isDOIVerified ? "" : " (DOI not checked)"),
    ]
  }
}

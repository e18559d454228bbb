public import BioModel
import Dysbiosis

/// Markers by panel, against the reference group.
public struct MarkersSection: ReportSection {
  public let descriptor = Descriptor(
    id: "markers", title: "Markers", summary: "Taxa that studies discuss, and where the samples lie among a reference.")

  /// Panels that have their own section with their own lead sentence.
  static let elsewhere = AutoimmuneAssociations.panels + GutBarrier.panels

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    let panels = MarkerPanel.panels(of: results) { !Self.elsewhere.contains($0) }
    guard !panels.isEmpty else { return nil }
    var html: HTML = "<p>\(ReportLanguage.percentile) \(ReportLanguage.confounders)</p>\n"
    if let sentence = NothingCompared(results: results).sentence { html += "<p>\(sentence)</p>\n" }
    html += Self.key
    for panel in panels { html += "<h3>\(panel.title)</h3>\n\(panel.html)" }
    return html + "<p class=\"note\">\(ReportLanguage.stability) \(ReportLanguage.seekCare)</p>\n"
  }

  /// What the marks mean.
  static let key: HTML = """
    <ul class="legend">\
    \(mark(.outside))outside the limit of its rule</li>\
    <li><svg width="8" height="16" viewBox="0 0 8 16" aria-hidden="true"><line x1="4" x2="4" y1="1" y2="15" class="lim"/></svg>that limit</li>\
    \(mark(.typical))typical</li>\
    \(mark(.context))context only: shown, never counted</li>\
    \(mark(.notEvaluable))not evaluable: no limit may be applied</li>\
    <li><svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true"><line x1="2" x2="24" y1="8" y2="8" class="pint"/></svg>95 % interval of the percentile</li>\
    <li><svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true"><rect y="2" width="26" height="12" class="ref"/></svg>reference interval P5–P95</li>\
    </ul>

    """

  private static func mark(_ kind: PercentileBars.Kind) -> HTML {
    """
    <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">\
    \(PercentileDots.mark(kind, x: 8, y: 8, title: ""))</svg>
    """
  }
}

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
    let panels = MarkerPanel.panels(of: results).filter { !Self.elsewhere.contains($0.id) }
    guard !panels.isEmpty else { return nil }
    var html: HTML = "<p>\(ReportLanguage.percentile) \(ReportLanguage.confounders)</p>\n"
    html += Self.key
    let totals = results.flagCounts.filter { $0.panel == nil }
    if !totals.isEmpty, totals.allSatisfy({ $0.flagged == 0 }) {
      html += "<p>\(ReportLanguage.noFinding)</p>\n"
    }
    for panel in panels { html += "<h3>\(panel.title)</h3>\n\(panel.html)" }
    return html + "<p class=\"note\">\(ReportLanguage.stability) \(ReportLanguage.seekCare)</p>\n"
  }

  /// What the marks mean.
  static let key: HTML = """
    <ul class="legend">\
    <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1L15 8L8 15L1 8Z" class="flag"/></svg>outside the limit of its rule</li>\
    <li><svg width="8" height="16" viewBox="0 0 8 16" aria-hidden="true"><line x1="4" x2="4" y1="1" y2="15" class="lim"/></svg>that limit</li>\
    <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5" class="typ"/></svg>typical</li>\
    <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5" class="ctx"/></svg>context only: shown, never counted</li>\
    <li><svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true"><rect y="2" width="26" height="12" class="ref"/></svg>reference interval P5–P95</li>\
    </ul>

    """
}

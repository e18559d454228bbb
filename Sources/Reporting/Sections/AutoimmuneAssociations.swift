public import BioModel
import Dysbiosis

/// Taxa that studies compared between groups with and without autoimmune conditions; conditions stand in the evidence
/// detail only.
public struct AutoimmuneAssociations: ReportSection {
  public let descriptor = Descriptor(
    id: "autoimmune-associations", title: "Autoimmune associations",
    summary: "Taxa compared between groups; none is a test for an individual.")

  static let panel = "autoimmune-association"

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard let panel = MarkerPanel.panels(of: results).first(where: { $0.id == Self.panel }) else { return nil }
    return """
      <p class="lead">\(ReportLanguage.autoimmune)</p>
      <p>\(ReportLanguage.treatmentConfounding)</p>
      \(panel.html)
      """
  }
}

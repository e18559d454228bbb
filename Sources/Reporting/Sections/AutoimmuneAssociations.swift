public import BioModel
import Dysbiosis

/// Taxa connected with immune regulation, and taxa that studies compared between groups with and without autoimmune
/// conditions; conditions stand in the evidence detail only.
public struct AutoimmuneAssociations: ReportSection {
  public let descriptor = Descriptor(
    id: "autoimmune-associations", title: "Immune balance and autoimmune associations",
    summary: "Taxa compared between groups; none is a test for an individual.")

  static let panels = ["immune-regulation", "autoimmune-association"]

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    let panels = MarkerPanel.panels(of: results) { Self.panels.contains($0) }
    guard !panels.isEmpty else { return nil }
    return """
      <p class="lead">\(ReportLanguage.autoimmune)</p>
      \(Self.box.html)<p>\(ReportLanguage.treatmentConfounding)</p>
      \(panels.map(\.headed))
      """
  }

  private static let box = SayingBox(
    can: [
      "where the shares of taxa that studies compared lie among those of the reference group;",
      "for each taxon whether studies agree, and on what kind of evidence the association rests;",
      "that a taxon was not counted because its evidence is disputed.",
    ],
    cannot: [
      "whether someone has or will develop a condition: groups overlap widely, and an association is not a cause;",
      "what the immune system does: no antibody, cell or cytokine is measured in a stool profile;",
      "which came first: the condition, its treatment and the diet that goes with it change the same taxa;",
      "which strains are present and what genes or toxins they carry: effects shown in mice often belong to single strains;",
      "what lives on the mucosa or in the small intestine, where several of these findings were made;",
      "how many cells there are: a higher share can be a lower load.",
    ])
}

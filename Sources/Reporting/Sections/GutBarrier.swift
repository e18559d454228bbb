public import BioModel
import Dysbiosis

/// Taxa connected with mucus, the gut lining and lipopolysaccharide, under the sentence that permeability is not
/// measured; printed wherever markers are evaluated.
public struct GutBarrier: ReportSection {
  public let descriptor = Descriptor(
    id: "gut-barrier", title: "Taxa connected with mucus, the gut lining and lipopolysaccharide",
    summary: "What a sequence profile can and cannot say about the gut barrier.")

  static let panels = ["mucin-barrier", "endotoxin-lps"]

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard results.holds(.dysbiosis) else { return nil }
    let panels = MarkerPanel.panels(of: results) { Self.panels.contains($0) }
    let markers: HTML =
      panels.isEmpty
      ? "<p class=\"note\">No marker of this section was examined in this run.</p>\n"
      : "\(panels.map(\.headed))"
    return """
      <p class="lead">\(ReportLanguage.permeability)</p>
      \(Self.box.html)\(markers)<p class="note">Increased permeability is a research concept with several measurement methods that do not agree, and no validated test that guides treatment in people without disease (<a href="https://doi.org/10.1136/gutjnl-2019-318427">Camilleri 2019</a>).</p>

      """
  }

  private static let box = SayingBox(
    can: [
      "which of the listed taxa were found, and what share of the sequences they made up;",
      "where these shares lie among those of the reference group, and how often such a place occurs by chance;",
      "which studies discussed these taxa together with mucus, butyrate or lipopolysaccharide, and how strong that evidence is.",
    ],
    cannot: [
      "whether tight junctions, mucus thickness or epithelial turnover are altered: no sequence read measures the host barrier;",
      "what sugar recovery tests, zonulin, LPS-binding protein, I-FABP, calprotectin, faecal albumin or alpha-1-antitrypsin would show;",
      "whether bacteria or their products entered the blood: finding them in stool is not translocation;",
      "circulating endotoxin: the Gram-negative share is mostly Bacteroides, whose lipopolysaccharide is weak or antagonistic (<a href=\"https://doi.org/10.1016/j.cell.2016.04.007\">Vatanen 2016</a>);",
      "amounts of butyrate, hydrogen sulfide, methane or mucin breakdown: genes and taxa show potential, not flux (<a href=\"https://doi.org/10.3389/fmicb.2021.705583\">Braccia 2021</a>), and a share says nothing about load;",
      "the direction of effect: barrier change can follow inflammation, medicines, alcohol, exercise or infection.",
    ])
}

public import BioModel
import Dysbiosis

/// Taxa connected with mucus and butyrate, under the sentence that permeability is not measured; printed wherever
/// markers are evaluated.
public struct GutBarrier: ReportSection {
  public let descriptor = Descriptor(
    id: "gut-barrier", title: "Taxa connected with mucus and the gut lining",
    summary: "What a sequence profile can and cannot say about the gut barrier.")

  static let panel = "mucin-barrier"

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard results.holds(.dysbiosis) else { return nil }
    let panel = MarkerPanel.panels(of: results).first { $0.id == Self.panel }
    let markers: HTML =
      panel.map(\.html) ?? "<p class=\"note\">No marker of this section was examined in this run.</p>\n"
    return """
      <p class="lead">\(ReportLanguage.permeability)</p>
      \(markers)<details><summary>What cannot be inferred about intestinal permeability</summary>
      <ul>
      <li>whether tight junctions, mucus thickness or epithelial turnover are altered: no sequence read measures the host barrier;</li>
      <li>sugar recovery tests, zonulin, LPS-binding protein, I-FABP, calprotectin, faecal albumin or alpha-1-antitrypsin;</li>
      <li>whether bacteria or their products entered the blood: finding them in stool is not translocation;</li>
      <li>circulating endotoxin: the Gram-negative share is mostly Bacteroides, whose lipopolysaccharide is weak or antagonistic (<a href="https://doi.org/10.1016/j.cell.2016.04.007">Vatanen 2016</a>);</li>
      <li>amounts of butyrate, hydrogen sulfide, methane or mucin breakdown: genes and taxa show potential, not flux (<a href="https://doi.org/10.3389/fmicb.2021.705583">Braccia 2021</a>);</li>
      <li>the direction of effect: barrier change can follow inflammation, medicines, alcohol, exercise or infection.</li>
      </ul>
      <p>Increased permeability is a research concept with several measurement methods that do not agree, and no validated test that guides treatment in people without disease (<a href="https://doi.org/10.1136/gutjnl-2019-318427">Camilleri 2019</a>).</p>
      </details>

      """
  }
}

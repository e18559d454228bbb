import BioModel
import Dysbiosis
import Taxonomy

extension EvidenceCatalogue {
  /// The built-in ratios.
  static var ratios: EvidenceCatalogue {
    let ratios = RatioDefinition.builtIn
    return EvidenceCatalogue(entries: ratios.map(entry), markdown: markdown(ratios))
  }

  private static func entry(_ ratio: RatioDefinition) -> CatalogueEntry {
    let descriptor = ratio.descriptor
    return CatalogueEntry(
      id: ratio.id, line: "\(descriptor.title)  [\(descriptor.formula)]",
      fields: [
        ("title", .text(descriptor.title)), ("expression", .text(ratio.expression.text)),
        ("portable_in", .list(ratio.portability.parts)), ("note", .text(descriptor.summary)),
        ("unit", .text(descriptor.unit)), ("citation", .text(EvidenceCitations.citation(doi: descriptor.reference))),
        ("doi", .text(descriptor.reference)),
      ])
  }

  private static func markdown(_ ratios: [RatioDefinition]) -> String {
    var table = MarkdownTable(["Ratio", "Title", "Expression", "Readable in the names of", "Note", "Source"])
    for ratio in ratios {
      let descriptor = ratio.descriptor
      table.row([
        MarkdownTable.code(ratio.id), MarkdownTable.escaped(descriptor.title),
        MarkdownTable.code(ratio.expression.text), ratio.portability.parts.joined(separator: ", "),
        MarkdownTable.escaped(descriptor.summary),
        MarkdownTable.source(
          citation: EvidenceCitations.citation(doi: descriptor.reference), doi: descriptor.reference),
      ])
    }
    return """
      ## Ratios

      Exploratory, research only. `@name` stands for a group of taxa (`trait-groups` and `taxon-groups`), `p:` `c:` `f:` \
      `g:` `s:` for a rank.

      \(table.text)
      """
  }
}

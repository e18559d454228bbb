import BioModel
import Dysbiosis
import Taxonomy

extension EvidenceCatalogue {
  /// Published indices: those that are computed, then those that are not, with the reason.
  static var indices: EvidenceCatalogue {
    EvidenceCatalogue(
      entries: DysbiosisIndices.all.map(entry) + DysbiosisIndices.listedOnly.map(entry), markdown: indexMarkdown)
  }

  private static func entry(_ index: any DysbiosisIndex) -> CatalogueEntry {
    entry(
      index.descriptor, status: "computed", direction: index.direction.rawValue, boundary: index.boundary,
      signature: index.signature.map(\.name), portability: DysbiosisIndices.portability(of: index.id), reason: nil,
      explanation: nil)
  }

  private static func entry(_ index: ListedIndex) -> CatalogueEntry {
    entry(
      index.descriptor, status: "listed-only", direction: nil, boundary: nil, signature: [], portability: nil,
      reason: index.reason, explanation: index.explanation)
  }

  private static func entry(
    _ descriptor: Descriptor, status: String, direction: String?, boundary: Double?, signature: [String],
    portability: Portability?, reason: String?, explanation: String?
  ) -> CatalogueEntry {
    CatalogueEntry(
      id: descriptor.id,
      line: status == "computed"
        ? "\(descriptor.title)  [\(descriptor.formula)]" : "\(descriptor.title)  (not computed: \(reason ?? ""))",
      fields: [
        ("title", .text(descriptor.title)), ("status", .text(status)), ("summary", .text(descriptor.summary)),
        ("formula", .text(descriptor.formula)), ("unit", .text(descriptor.unit)), ("direction", .text(direction)),
        ("boundary", .number(boundary)), ("signature_size", .count(signature.count)),
        ("signature", .list(signature)), ("portable_in", .list(portability?.parts ?? [])), ("reason", .text(reason)),
        ("explanation", .text(explanation)),
        ("citation", .text(EvidenceCitations.citation(doi: descriptor.reference))),
        ("doi", .text(descriptor.reference)),
      ])
  }

  private static var indexMarkdown: String {
    var computed = MarkdownTable([
      "Index", "Title", "Formula", "Further from health", "Signature", "Readable in the names of", "What it is",
      "Source",
    ])
    for index in DysbiosisIndices.all {
      let descriptor = index.descriptor
      computed.row([
        MarkdownTable.code(index.id), MarkdownTable.escaped(descriptor.title), MarkdownTable.code(descriptor.formula),
        index.direction.rawValue + (index.boundary.map { ", boundary \(NumberText.text($0))" } ?? ""),
        index.signature.isEmpty ? "whole profile" : "\(index.signature.count) taxa",
        DysbiosisIndices.portability(of: index.id).map { $0.parts.joined(separator: ", ") }
          ?? (index.signature.isEmpty ? "any scheme" : "its own list, as published"),
        MarkdownTable.escaped(descriptor.summary), source(descriptor),
      ])
    }
    var listed = MarkdownTable(["Index", "Title", "Reason", "Why it is not computed", "Source"])
    for index in DysbiosisIndices.listedOnly {
      listed.row([
        MarkdownTable.code(index.id), MarkdownTable.escaped(index.descriptor.title), MarkdownTable.code(index.reason),
        MarkdownTable.escaped(index.explanation), source(index.descriptor),
      ])
    }
    return """
      ## Indices

      Exploratory, research only. Groups overlap: many healthy people score low and many patients score high. No index \
      says anything about one person. A table in names other than those an index is readable in has no value of it \
      (`taxon-set-not-expressible`; `:species` means only where the table names species).

      ### Computed (\(DysbiosisIndices.all.count))

      \(computed.text)
      ### Listed only (\(DysbiosisIndices.listedOnly.count))

      \(listed.text)

      """
  }

  private static func source(_ descriptor: Descriptor) -> String {
    MarkdownTable.source(
      citation: EvidenceCitations.citation(doi: descriptor.reference), doi: descriptor.reference)
  }
}

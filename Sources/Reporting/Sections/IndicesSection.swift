public import BioModel
import Dysbiosis

/// Published indices, exploratory, research only: whether they agree, each with its value and what made it, and those
/// that are not computed.
public struct IndicesSection: ReportSection {
  public let descriptor = Descriptor(
    id: "indices", title: "Exploratory, research only: published indices",
    summary: "Indices with agreement, status, signature coverage and largest contributions.")

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    let rows = results.completeIndices
    guard !rows.isEmpty else { return nil }
    return """
      <p>Each index was built on its own training set. Groups overlap: many healthy people score low and many patients \
      score high. Experts found too little evidence to use any of them for a person. They are here so that research \
      can be compared, and are not part of the summary.</p>
      \(IndexAgreementText(results: results).html)\(IndexTables(results: results, rows: rows).html)\(Self.listedOnly)
      """
  }

  /// Published indices that are not computed, so that a reader who misses one knows why.
  private static var listedOnly: HTML {
    let items = DysbiosisIndices.listedOnly.map { index -> HTML in
      let doi = index.descriptor.reference
      let source: HTML =
        doi.isEmpty
        ? .empty : " <a href=\"https://doi.org/\(doi)\">\(EvidenceCitations.citation(doi: doi) ?? doi)</a>"
      return "<li><b>\(index.descriptor.title)</b> <code>\(index.reason)</code>: \(index.explanation)\(source)</li>\n"
    }
    return """
      <details><summary>Published indices that are not computed, and why (\(items.count))</summary>
      <ul class="sources">
      \(items)</ul>
      </details>

      """
  }
}

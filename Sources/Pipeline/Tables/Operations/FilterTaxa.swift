public import BioIO
import BioModel
import Taxonomy

/// Keeps or drops taxa, named at any rank and under any name that the nomenclature knows.
public struct FilterTaxa: TableOperation {
  /// Names to keep; empty keeps all. A name may carry its rank's prefix (`g__Prevotella`).
  public var kept: [String] = []
  /// Names to drop.
  public var dropped: [String] = []

  public init() {}

  public func applied(to document: TableDocument, _ context: RunContext) throws -> TableDocument {
    guard let lineages = document.table.lineages else {
      throw PipelineError(.malformedInput, "the table names no taxa", advice: "give them with --taxonomy")
    }
    let wanted = kept.map(Wanted.init)
    let unwanted = dropped.map(Wanted.init)
    let names = Nomenclature.builtIn
    var document = document
    for taxon in wanted + unwanted where !lineages.contains(where: { taxon.isIn($0, names) }) {
      let near = names.suggestions(for: taxon.name).first { $0 != taxon.name }
      document.notices.append(
        Notice(
          .warning, code: "taxon-absent",
          message: "no feature belongs to \(taxon.name)" + (near.map { "; did you mean \($0)?" } ?? "")))
    }
    let passes = Dictionary(
      zip(document.table.featureIDs, lineages), uniquingKeysWith: { first, _ in first }
    ).mapValues { lineage in
      (wanted.isEmpty || wanted.contains { $0.isIn(lineage, names) }) && !unwanted.contains { $0.isIn(lineage, names) }
    }
    return try document.keepingFeatures("taxa-filtered") { passes[$0] ?? false }
  }

  // One name, at its rank or at all ranks.
  private struct Wanted {
    let name: String
    let ranks: [Rank]

    init(_ text: String) {
      let parts = text.split(separator: "__", maxSplits: 1).map(String.init)
      if parts.count == 2, let rank = Rank(name: parts[0]) {
        name = parts[1]
        ranks = [rank]
      } else {
        name = text
        ranks = Rank.allCases
      }
    }

    func isIn(_ lineage: Lineage, _ names: Nomenclature) -> Bool {
      ranks.contains { rank in
        guard let own = lineage[rank] else { return false }
        return own.lowercased() == name.lowercased() || names.matches(name, rank: rank, lineage: lineage) != nil
      }
    }
  }
}

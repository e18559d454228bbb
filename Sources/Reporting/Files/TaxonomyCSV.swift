public import BioModel
import Taxonomy

/// `taxonomy.csv`: lineage and confidence by rank; absent when nothing was classified.
public struct TaxonomyCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "taxonomy-csv", title: "taxonomy.csv", summary: "Lineage and confidence of every feature.")

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    guard let features = results.features, !features.calls.isEmpty else { return [] }
    let ranks = Rank.allCases
    var csv = DelimitedWriter()
    csv.row(
      ["feature"] + ranks.map(\.name) + ranks.map { "\($0.name)_confidence" } + ["reference_fingerprint"])
    for (id, call) in zip(features.ids, features.calls) {
      csv.field(id)
      for rank in ranks { csv.field(call.lineage[rank] ?? "") }
      for rank in ranks { csv.field(rank.rawValue < call.confidence.count ? call.confidence[rank.rawValue] : nil) }
      csv.field(results.reference?.fingerprint ?? "")
      csv.endRow()
    }
    return [RenderedFile(path: "taxonomy.csv", bytes: csv.bytes)]
  }
}

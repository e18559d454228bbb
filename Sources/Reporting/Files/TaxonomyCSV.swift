public import BioModel
import Taxonomy

/// `taxonomy.csv`: lineage and confidence by rank; absent when nothing was classified.
public struct TaxonomyCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "taxonomy-csv", title: "taxonomy.csv", summary: "Lineage and confidence of every feature.")

  public var part: ResultPart? { .tables }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { results.features?.calls.isEmpty == false }

  public func files(from results: RunResults) -> [RenderedFile] {
    guard let features = results.features, !features.calls.isEmpty else { return [] }
    return [
      RenderedFile(
        path: "taxonomy.csv", bytes: Self.text(features, fingerprint: results.reference?.fingerprint ?? ""))
    ]
  }

  /// One row per feature: lineage and confidence by rank, the species it fits letter by letter (`;` between several),
  /// and the fingerprint of the reference.
  public static func text(_ features: FeatureCatalogue, fingerprint: String) -> [UInt8] {
    let ranks = Rank.allCases
    var csv = DelimitedWriter()
    csv.row(
      ["feature"] + ranks.map(\.name) + ranks.map { "\($0.name)_confidence" }
        + ["exact_species", "reference_fingerprint"])
    for (number, call) in features.calls.enumerated() {
      csv.field(features.ids[number])
      for rank in ranks { csv.field(call.lineage[rank] ?? "") }
      for rank in ranks { csv.field(rank.rawValue < call.confidence.count ? call.confidence[rank.rawValue] : nil) }
      csv.field(features.species.isEmpty ? "" : features.species[number].joined(separator: ";"))
      csv.field(fingerprint)
      csv.endRow()
    }
    return csv.bytes
  }
}

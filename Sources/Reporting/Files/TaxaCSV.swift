public import BioModel

/// `taxa/<rank>.csv`: shares 0…1, taxa down and samples across, with explicit `unclassified <parent>` rows.
public struct TaxaCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "taxa-csv", title: "taxa/<rank>.csv", summary: "Relative abundance by rank, unclassified rows included.")

  public var part: ResultPart? { .tables }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { !results.taxa.isEmpty }

  public func files(from results: RunResults) -> [RenderedFile] {
    results.taxa.map { table in
      FeatureRows(table.shares, header: "taxon", .comma, samples: results.samples)
        .pieces(path: "taxa/\(table.rank.name).csv").whole
    }
  }
}

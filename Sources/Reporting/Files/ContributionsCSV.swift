public import BioModel
import Dysbiosis

/// `contributions.csv`: what each taxon adds to an index.
public struct ContributionsCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "contributions-csv", title: "contributions.csv", summary: "What each taxon adds to each index.")

  public var part: ResultPart? { .dysbiosis }

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    var csv = DelimitedWriter()
    csv.row(["sample", "index", "taxon", "contribution"])
    for row in results.indices {
      for part in row.contributions {
        csv.field(row.sample)
        csv.field(row.index)
        csv.field(part.taxon)
        csv.field(part.amount)
        csv.endRow()
      }
    }
    return [RenderedFile(path: "contributions.csv", bytes: csv.bytes)]
  }
}

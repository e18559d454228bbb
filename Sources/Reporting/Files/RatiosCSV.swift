public import BioModel
import Dysbiosis

/// `ratios.csv`: ratios of taxa with the names that were counted.
public struct RatiosCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "ratios-csv", title: "ratios.csv", summary: "Ratios of taxa with intervals and matched names.")

  public var part: ResultPart? { .ratios }

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    var csv = DelimitedWriter()
    csv.row([
      "sample", "ratio", "value", "log_ratio", "lower", "upper", "numerator", "denominator", "matched_taxa", "note",
      "abundance",
    ])
    for row in results.completeRatios {
      csv.field(row.sample)
      csv.field(row.ratio)
      csv.field(row.value)
      csv.field(row.logRatio)
      csv.field(row.lower)
      csv.field(row.upper)
      csv.field(row.numerator)
      csv.field(row.denominator)
      csv.field(row.matchedTaxa.joined(separator: ";"))
      csv.field(row.note)
      csv.field(results.abundance)
      csv.endRow()
    }
    return [RenderedFile(path: "ratios.csv", bytes: csv.bytes)]
  }
}

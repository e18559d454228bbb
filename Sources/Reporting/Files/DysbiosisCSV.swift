public import BioModel
import Dysbiosis

/// `dysbiosis.csv`: published indices, exploratory. `coverage` is the share of the signature that could be resolved.
public struct DysbiosisCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "dysbiosis-csv", title: "dysbiosis.csv", summary: "Exploratory indices with status and signature coverage.")

  public var part: ResultPart? { .dysbiosis }

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    var csv = DelimitedWriter()
    csv.row([
      "sample", "index", "value", "raw_value", "lower", "upper", "percentile", "direction", "status", "coverage",
      "reason", "reference", "percentile_lower", "percentile_upper",
    ])
    for row in results.completeIndices {
      csv.field(row.sample)
      csv.field(row.index)
      csv.field(row.value)
      csv.field(row.rawValue)
      csv.field(row.lower)
      csv.field(row.upper)
      csv.field(row.percentile)
      csv.field(row.direction)
      csv.field(row.status.rawValue)
      csv.field(row.coverage.share)
      csv.field(row.reason)
      csv.field(row.reference)
      csv.field(row.percentileLower)
      csv.field(row.percentileUpper)
      csv.endRow()
    }
    return [RenderedFile(path: "dysbiosis.csv", bytes: csv.bytes)]
  }
}

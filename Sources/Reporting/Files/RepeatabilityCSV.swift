public import BioModel
import Dysbiosis

/// `repeatability.csv`: how well technical replicates agree, by marker; absent where no samples are marked as replicates.
public struct RepeatabilityCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "repeatability-csv", title: "repeatability.csv", summary: "Agreement of technical replicates by marker.")

  public var part: ResultPart? { .dysbiosis }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { !results.repeatability.isEmpty }

  public func files(from results: RunResults) -> [RenderedFile] {
    guard !results.repeatability.isEmpty else { return [] }
    var csv = DelimitedWriter()
    csv.row([
      "marker", "scale", "specimens", "samples", "within_sd", "between_sd", "variance_share", "repeatability_limit",
    ])
    for row in results.repeatability {
      csv.field(row.marker)
      csv.field(row.scale.rawValue)
      csv.field(String(row.specimens))
      csv.field(String(row.samples))
      csv.field(row.withinSD)
      csv.field(row.betweenSD)
      csv.field(row.varianceShare)
      csv.field(row.repeatabilityLimit)
      csv.endRow()
    }
    return [RenderedFile(path: "repeatability.csv", bytes: csv.bytes)]
  }
}

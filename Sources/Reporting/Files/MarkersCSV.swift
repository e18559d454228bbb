public import BioModel
import Dysbiosis

/// `markers.csv`: every marker of every sample with its status and reason. `share_of_all` is the same taxa's share of
/// everything in the sample, unclassified included; the ends of the percentile are Wilson's 95 % interval;
/// `cut_off` is a published absolute one, with the share of the reference's subjects beyond it.
public struct MarkersCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "markers-csv", title: "markers.csv", summary: "Markers with value, percentile, status and evidence.")

  public var part: ResultPart? { .dysbiosis }

  public var takesLong: Bool { true }

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    var csv = DelimitedWriter()
    csv.row([
      "sample", "marker", "panel", "value", "lower", "upper", "percentile", "direction", "status", "reason", "evidence",
      "doi", "share_of_all", "percentile_lower", "percentile_upper", "cut_off", "beyond_cut_off",
      "reference_beyond_cut_off",
    ])
    for row in results.completeMarkers {
      csv.field(row.sample)
      csv.field(row.marker)
      csv.field(row.panel)
      csv.field(row.value)
      csv.field(row.lower)
      csv.field(row.upper)
      csv.field(row.percentile)
      csv.field(row.direction)
      csv.field(row.status.rawValue)
      csv.field(row.reason)
      csv.field(row.evidence)
      csv.field(row.doi)
      csv.field(row.shareOfAll)
      csv.field(row.percentileLower)
      csv.field(row.percentileUpper)
      csv.field(row.cutOff)
      csv.field(row.isBeyondCutOff.map { $0 ? "yes" : "no" } ?? "")
      csv.field(row.referenceBeyondCutOff)
      csv.endRow()
    }
    return [RenderedFile(path: "markers.csv", bytes: csv.bytes)]
  }
}

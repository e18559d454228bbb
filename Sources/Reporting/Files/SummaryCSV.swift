public import BioModel
import Dysbiosis

/// `summary.csv`: one row per sample, failed ones included. Indices and the ratio of phyla are exploratory and do not
/// stand here.
public struct SummaryCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "summary-csv", title: "summary.csv",
    summary: "One row per sample: status, reads, depth flags, diversity at the common depth, flags.")

  public var part: ResultPart? { nil }

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    var csv = DelimitedWriter()
    csv.row([
      "sample", "status", "reason", "control", "group", "input_reads", "kept_reads", "classified_reads", "depth_flags",
      "common_depth", "observed_features_at_common_depth", "shannon_ln_at_common_depth", "markers_examined",
      "flags", "flags_expected_by_chance", "flags_in_reference_median", "flags_in_reference_p5",
      "flags_in_reference_p95",
    ])
    let flags = Dictionary(
      results.flagCounts.filter { $0.panel == nil }.map { ($0.sample, $0) }, uniquingKeysWith: { first, _ in first })
    for sample in results.samples {
      let flag = flags[sample.id]
      csv.field(sample.id)
      csv.field(sample.status.rawValue)
      csv.field(sample.reason)
      csv.field(sample.control?.rawValue ?? "")
      csv.field(sample.group ?? "")
      csv.field(sample.inputReads.map(String.init) ?? "")
      csv.field(sample.keptReads.map(String.init) ?? "")
      csv.field(sample.classifiedReads.map(String.init) ?? "")
      csv.field(sample.depthFlags.joined(separator: ";"))
      csv.field(results.commonDepth.map { String($0.depth) } ?? "")
      csv.field(sample.observedFeaturesAtCommonDepth?.number)
      csv.field(sample.shannonAtCommonDepth?.number)
      csv.field(flag.map { String($0.examined) } ?? "")
      csv.field(flag.map { String($0.flagged) } ?? "")
      csv.field(flag?.expectedByChance)
      for count in [flag?.inReference?.median, flag?.inReference?.lower, flag?.inReference?.upper] {
        csv.field(count.map { String($0) } ?? "")
      }
      csv.endRow()
    }
    return [RenderedFile(path: "summary.csv", bytes: csv.bytes)]
  }
}

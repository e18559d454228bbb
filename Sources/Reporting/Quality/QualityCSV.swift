import BioModel
import Reads

/// `quality.csv`: one row per file.
enum QualityCSV {
  static func file(_ results: QualityResults) -> RenderedFile {
    var csv = DelimitedWriter()
    let hasKept = results.files.contains { $0.kept != nil }
    csv.row(
      ["file", "sample", "mate", "verdict"] + columns + ["duplicate_share", "distinct_scores", "binned", "findings"]
        + (hasKept ? columns.map { "kept_\($0)" } : []))
    for file in results.files {
      for text in [file.path, file.sample, file.mate, file.verdict.grade.rawValue] { csv.field(text) }
      fields(file.summary, &csv)
      csv.field(file.summary?.duplicateShare)
      csv.field(file.summary.map { "\($0.scores.count)" } ?? "")
      csv.field(file.summary.map { $0.hasBinnedScores ? "yes" : "no" } ?? "")
      csv.field(file.verdict.findings.map(\.message).joined(separator: "; "))
      if hasKept { fields(file.kept, &csv) }
      csv.endRow()
    }
    return RenderedFile(path: "quality.csv", bytes: csv.bytes)
  }

  private static let columns = [
    "reads", "bases", "min_length", "mean_length", "max_length", "q1_length", "median_length", "q3_length", "n50",
    "q20_share", "q30_share", "q40_share", "gc_share", "ambiguous_bases", "mean_quality", "mean_error_probability",
  ]

  private static func fields(_ summary: FileSummary?, _ csv: inout DelimitedWriter) {
    guard let summary else {
      for _ in columns { csv.field("") }
      return
    }
    func whole(_ number: Int?) -> String { number.map(String.init) ?? "" }
    csv.field(summary.reads)
    csv.field(summary.bases)
    csv.field(whole(summary.minimumLength))
    csv.field(summary.meanLength)
    csv.field(whole(summary.maximumLength))
    csv.field(whole(summary.lengthQuartiles?.q1))
    csv.field(whole(summary.lengthQuartiles?.median))
    csv.field(whole(summary.lengthQuartiles?.q3))
    csv.field(whole(summary.n50))
    for share in [summary.q20Share, summary.q30Share, summary.q40Share, summary.gcShare] { csv.field(share) }
    csv.field(summary.ambiguousBases)
    csv.field(summary.meanQuality)
    csv.field(summary.meanErrorProbability)
  }
}

public import BioModel
import Dysbiosis

/// `time.csv`: every sample beside the same person's earlier ones, by measure; then what each person's samples have in
/// common.
///
/// The measure is `bray-curtis-relative` (the value is the distance to the own past) or a marker's id (the value is the
/// marker's). Rows without a sample are of a person: `within-subject-distance` and `between-subject-distance` (medians),
/// `subject-stability` (1 − within/between), `baseline_samples` counting all samples of the person. Times stand as the
/// metadata state them.
public struct TimeCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "time-csv", title: "time.csv", summary: "Samples beside the same person's earlier ones; stability of people.")

  public var part: ResultPart? { .dysbiosis }

  public init() {}

  static let columns = [
    "sample", "subject", "time", "measure", "value", "baseline", "baseline_samples", "change", "direction",
    "towards_flag", "others", "nearer_others", "p", "verdict", "reason",
  ]

  public func isHeld(by results: RunResults) -> Bool { results.time != nil }

  public func files(from results: RunResults) -> [RenderedFile] {
    guard let time = results.time else { return [] }
    let stated = Dictionary(
      results.samples.compactMap { sample in
        sample.metadata.first { $0.column == "time" }?.value.map { (sample.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
    var csv = DelimitedWriter()
    csv.row(Self.columns)
    for row in time.rows {
      csv.field(row.sample)
      csv.field(row.subject)
      csv.field(stated[row.sample] ?? NumberText.text(row.time))
      csv.field(row.measure)
      csv.field(row.value)
      csv.field(row.baseline)
      csv.field(String(row.baselineSamples))
      csv.field(row.change)
      csv.field(row.direction?.rawValue ?? "")
      csv.field(row.direction == nil ? "" : row.isTowardsFlag ? "yes" : "no")
      csv.field(row.comparison.map { String($0.others) } ?? "")
      csv.field(row.comparison.map { String($0.nearerOthers) } ?? "")
      csv.field(row.comparison?.pValue)
      csv.field(row.comparison?.verdict?.rawValue ?? "")
      csv.field(row.reason)
      csv.endRow()
    }
    for subject in time.subjects {
      let reason =
        subject.stability != nil ? "" : subject.between == nil ? "no-other-subject" : "no-distance-between-subjects"
      Self.row(subject, "within-subject-distance", subject.within, reason: "", &csv)
      Self.row(
        subject, "between-subject-distance", subject.between,
        reason: subject.between == nil ? "no-other-subject" : "", &csv)
      Self.row(subject, "subject-stability", subject.stability, reason: reason, &csv)
    }
    return [RenderedFile(path: "time.csv", bytes: csv.bytes)]
  }

  private static func row(
    _ subject: SubjectStability, _ measure: String, _ value: Double?, reason: String, _ csv: inout DelimitedWriter
  ) {
    csv.field("")
    csv.field(subject.subject)
    csv.field("")
    csv.field(measure)
    csv.field(value)
    csv.field("")
    csv.field(String(subject.samples))
    for _ in 0..<7 { csv.field("") }
    csv.field(reason)
    csv.endRow()
  }
}

public import BioModel
import Reads

/// `truncation.csv`: the table behind the plan's truncation. One row per pair of lengths, one column per pair of
/// expected-error limits.
public struct TruncationCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "truncation-csv", title: "truncation.csv",
    summary: "Share of pairs left by where both mates are cut and how many expected errors they may have.")

  public var part: ResultPart? { .tables }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { results.truncations != nil }

  public func files(from results: RunResults) -> [RenderedFile] {
    guard let table = results.truncations else { return [] }
    return [RenderedFile(path: "truncation.csv", bytes: TruncationCSV.text(table, chosen: results.truncation))]
  }

  /// The table as CSV.
  static func text(_ table: TruncationTable, chosen: Truncation?) -> [UInt8] {
    var csv = DelimitedWriter()
    csv.row(
      ["forward_bases", "reverse_bases", "overlap_of_longest"]
        + ErrorLimits.all.map { "kept_share_max_ee_\(NumberText.text($0.forward))_\(NumberText.text($0.reverse))" }
        + ["chosen"])
    for row in table.rows {
      csv.field(row.forward)
      csv.field(row.reverse)
      csv.field(row.overlap)
      for share in row.keptShares { csv.field(share) }
      csv.field(chosen.map { $0.forward == row.forward && $0.reverse == row.reverse } == true ? "yes" : "")
      csv.endRow()
    }
    return csv.bytes
  }
}

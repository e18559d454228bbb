public import BioModel

/// The rows of a tab-separated resource with one head line; lines that start with `#` and empty lines are skipped.
public struct TabRows: Sendable {
  /// One row: its fields and its place.
  public struct Row: Sendable {
    public let fields: [String]
    /// 1-based.
    public let line: Int
    let file: String

    public subscript(index: Int) -> String { fields[index] }

    /// An error at this row.
    public func error(_ message: String, advice: String = "") -> NomenclatureError {
      NomenclatureError(file: file, line: line, message: message, advice: advice)
    }

    /// The rank a field names.
    public func rank(_ index: Int) throws(NomenclatureError) -> Rank {
      guard let rank = Rank(name: fields[index]) else {
        throw error(
          "'\(fields[index])' is no rank", advice: "write domain, phylum, class, order, family, genus or species")
      }
      return rank
    }
  }

  public let rows: [Row]

  /// - Throws: another head than `head`, or a row with another number of fields.
  public init(_ bytes: [UInt8], head: [String], file: String) throws(NomenclatureError) {
    var rows: [Row] = []
    var isHeadSeen = false
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let content = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      let fields = content.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if !isHeadSeen {
        guard fields == head else {
          throw NomenclatureError(
            file: file, line: number, message: "the head is not the expected one",
            advice: "the columns are " + head.joined(separator: ", "))
        }
        isHeadSeen = true
        continue
      }
      guard fields.count == head.count else {
        throw NomenclatureError(
          file: file, line: number, message: "the row has \(fields.count) fields instead of \(head.count)")
      }
      rows.append(Row(fields: fields, line: number, file: file))
    }
    guard isHeadSeen else { throw NomenclatureError(file: file, line: 1, message: "the table is empty") }
    self.rows = rows
  }
}

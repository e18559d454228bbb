public import BioModel

/// Tables separated by commas, or by semicolons as spreadsheets with decimal commas write them.
public struct CommaSeparatedTable: TableFormat {
  public let descriptor = Descriptor(
    id: "csv", title: "comma-separated text", summary: "fields are separated by commas or semicolons",
    reference: "https://www.rfc-editor.org/rfc/rfc4180")

  public init() {}

  public var endings: [String] { ["csv"] }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double { found(head) == nil ? 0 : 0.6 }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    let delimiter = assumptions.delimiter ?? found(bytes.prefix(1 << 20)) ?? .comma
    var document = try DelimitedTable.read(bytes, delimiter: delimiter.byte, file: file, assumptions: assumptions)
    document.understood.insert(
      Understanding(
        key: "delimiter", value: delimiter.rawValue, confidence: assumptions.delimiter == nil ? 0.95 : 1,
        reason: assumptions.delimiter == nil ? "the header and the first row are split by it alike" : "stated"),
      at: 0)
    return document
  }

  /// Plain CSV: `feature`, samples, and `taxonomy` last when lineages are known.
  public func write(_ document: TableDocument) throws(TableError) -> [TableFile] {
    let table = document.table
    let comment = table.unit == .relativeAbundance ? Array((DelimitedTable.unitComment + "\n").utf8) : []
    let body = DelimitedTableWriter.bytes(document, delimiter: .comma, corner: "feature", lineageHead: "taxonomy")
    return [TableFile(bytes: comment + body)]
  }

  public var writesOrientation: Bool { true }

  public func writingNotices(_ document: TableDocument) -> [Notice] { DelimitedTableWriter.notices(document) }

  // Lineages hold semicolons, so a comma is preferred where both would do.
  private func found(_ head: ArraySlice<UInt8>) -> TableAssumptions.Delimiter? {
    [.comma, .semicolon].first { DelimitedTable.sniff(head, delimiter: $0.byte) }
  }
}

public import BioModel

/// Tables separated by commas, or by semicolons as spreadsheets with decimal commas write them.
public struct CommaSeparatedTable: TableFormat {
  public let descriptor = Descriptor(
    id: "csv", title: "comma-separated text", summary: "fields are separated by commas or semicolons",
    reference: "https://www.rfc-editor.org/rfc/rfc4180")

  public init() {}

  public var endings: [String] { ["csv"] }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double { delimiter(head) == nil ? 0 : 0.6 }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    let delimiter = delimiter(bytes.prefix(1 << 20)) ?? UInt8(ascii: ",")
    var document = try DelimitedTable.read(bytes, delimiter: delimiter, file: file, assumptions: assumptions)
    document.understood.insert(
      Understanding(
        key: "delimiter", value: delimiter == UInt8(ascii: ",") ? "comma" : "semicolon", confidence: 0.95,
        reason: "the header and the first row are split by it alike"),
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

  // Lineages hold semicolons, so a comma is preferred where both would do.
  private func delimiter(_ head: ArraySlice<UInt8>) -> UInt8? {
    [UInt8(ascii: ","), UInt8(ascii: ";")].first { DelimitedTable.sniff(head, delimiter: $0) }
  }
}

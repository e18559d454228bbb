public import BioModel

/// Tab-separated tables: the classic `#OTU ID` layout, either orientation, a `taxonomy` column or one per rank.
public struct TabSeparatedTable: TableFormat {
  public let descriptor = Descriptor(
    id: "tsv", title: "tab-separated text",
    summary: "fields are separated by tabs",
    reference: "https://biom-format.org/documentation/biom_conversion.html")

  public init() {}

  public var endings: [String] { ["tsv", "txt"] }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    DelimitedTable.sniff(head, delimiter: UInt8(ascii: "\t")) ? 0.7 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    let stated = assumptions.delimiter ?? .tab
    var document = try DelimitedTable.read(bytes, delimiter: stated.byte, file: file, assumptions: assumptions)
    if assumptions.delimiter != nil {
      document.understood.insert(
        Understanding(key: "delimiter", value: stated.rawValue, confidence: 1, reason: "stated"), at: 0)
    }
    return document
  }

  /// The classic layout: `# Constructed from biom file`, `#OTU ID`, samples, and `taxonomy` last when lineages are known.
  public func write(_ document: TableDocument) throws(TableError) -> [TableFile] {
    let table = document.table
    var bytes = Array("# Constructed from biom file\n".utf8)
    if table.unit == .relativeAbundance { bytes += Array((DelimitedTable.unitComment + "\n").utf8) }
    bytes += DelimitedTableWriter.bytes(document, delimiter: .tab, corner: "#OTU ID", lineageHead: "taxonomy")
    return [TableFile(bytes: bytes)]
  }

  public var writesOrientation: Bool { true }

  public func writingNotices(_ document: TableDocument) -> [Notice] { DelimitedTableWriter.notices(document) }
}

public import BioModel

/// Merged MetaPhlAn 2 and 3 tables: one row per clade with its whole lineage, at every rank or at the last one,
/// below comment lines or rows of metadata (MetAML).
public struct MetaPhlAnTable: TableFormat {
  public let descriptor = Descriptor(
    id: "metaphlan", title: "merged MetaPhlAn table", summary: "the rows are clades (`k__…|p__…`)",
    reference: "10.7554/eLife.65088")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double { firstClade(head) == nil ? 0 : 0.9 }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    guard let line = firstClade(bytes[...]) else {
      throw TableError(
        at: SourceLocation(file: file), "no row starts with a clade (`k__Bacteria…`)",
        advice: "give the merged table with whole lineages")
    }
    let delimiter = UInt8(ascii: "\t")
    let text = bytes.span
    let head = try CladeTableHead(text, bodyLine: line, file: file)
    let roles = ColumnRoles(heads: head.fields, ignoring: assumptions.ignoredColumns)
    let body = try DelimitedBody(
      text, from: head.body, roles: roles, heads: head.fields, delimiter: delimiter, file: file,
      emptyCellsAreZero: assumptions.emptyCellsAreZero)
    var assembly = TableAssembly(file: file, assumptions: assumptions, body: body)
    assembly.corner = "clade_name"
    assembly.columnIDs = roles.valueHeads
    assembly.headLine = head.line
    if let version = head.comments.first(where: { $0.hasPrefix("#mpa_") }) {
      assembly.understood.append(
        Understanding(
          key: "database", value: String(version.dropFirst()), confidence: 1, reason: "the file's first line"))
    }
    var document = try assembly.document()
    if let metadata = head.metadata(samplePlaces: roles.valuePlaces) {
      document.metadata = metadata
      document.notices.append(
        Notice(
          .note, code: "metadata-rows",
          message: "\(metadata.columns.count) rows above the clades were read as metadata of the samples"))
    }
    return document
  }

  // The first line that starts with a clade, if some clade has a path (`k__Bacteria|p__…`) and fields are split by tabs.
  private func firstClade(_ bytes: ArraySlice<UInt8>) -> Int? {
    let clade = Array("k__".utf8)
    let unknown = ["UNKNOWN\t", "UNCLASSIFIED\t"].map { Array($0.utf8) }
    var first: Int?
    var at = bytes.startIndex
    var line = 1
    while at < bytes.endIndex {
      let end = bytes[at...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
      let row = bytes[at..<end]
      if unknown.contains(where: row.starts) { first = first ?? line }
      if row.starts(with: clade), let tab = row.firstIndex(of: UInt8(ascii: "\t")) {
        first = first ?? line
        if bytes[at..<tab].contains(UInt8(ascii: "|")) { return first }
      }
      at = end + 1
      if at < bytes.endIndex, bytes[end] == 0x0D, bytes[at] == 0x0A { at += 1 }
      line += 1
    }
    return nil
  }
}

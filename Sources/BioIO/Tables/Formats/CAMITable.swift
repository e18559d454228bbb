public import BioModel

/// Profiles of the CAMI challenges (Bioboxes 0.9 to 0.10), one sample or several in a file.
///
/// Rows are percentages of clades; each is read as a feature with what no row under it explains, and what the widest rows
/// leave to 100 % as `unclassified`. Real files break the standard (more digits, CRLF, own columns, no names); what can be
/// read is. Written are shares of each sample along the seven ranks; two columns of our own (`_DYSBIO_ID_`,
/// `_DYSBIO_OWN_`) are added where names or percentages alone would not bring the table back. Features of one lineage are
/// added up, and rows are ordered by rank.
public struct CAMITable: TableFormat {
  public let descriptor = Descriptor(
    id: "cami", title: "CAMI (Bioboxes) profile", summary: "the tags start with `@`, the head with `@@TAXID`",
    reference: "https://github.com/bioboxes/rfc/blob/master/data-format/profiling.mkd")

  public init() {}

  public var endings: [String] { ["cami", "profile"] }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    let rows = PlainRows.first(20, of: head)
    if rows.contains(where: { $0.fields[0].uppercased().hasPrefix("@@TAXID") }) { return 0.99 }
    return rows.first { !$0.fields[0].hasPrefix("#") }?.fields[0].lowercased().hasPrefix("@sampleid:") == true
      ? 0.95 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var rows = PlainRows(bytes[...])
    var sections: [CAMISection] = []
    var comments: [String] = []
    while let row = rows.next() {
      let first = row.fields[0]
      if first.hasPrefix("#") {
        comments.append(first)
      } else if first.hasPrefix("@@") {
        if sections.isEmpty { sections.append(CAMISection(file: file, line: row.line)) }
        try sections[sections.count - 1].head(row)
      } else if first.hasPrefix("@") {
        let text = row.fields.joined(separator: "\t").dropFirst()
        guard let colon = text.firstIndex(of: ":") else {
          throw TableError(
            at: SourceLocation(file: file, line: row.line), "\"@\(text)\" is no tag `@Key:value`",
            advice: "put a colon in between")
        }
        let key = String(text[..<colon]).trimmingBlanks()
        if sections.last.map({ $0.hasTable || (key.lowercased() == "sampleid" && $0.sampleID != nil) }) ?? true {
          sections.append(CAMISection(file: file, line: row.line))
        }
        sections[sections.count - 1].tag(
          key, String(text[text.index(after: colon)...]).trimmingBlanks(), line: row.line)
      } else {
        if sections.isEmpty { sections.append(CAMISection(file: file, line: row.line)) }
        try sections[sections.count - 1].add(row)
      }
    }
    return try CAMIReader(file: file, comments: comments).document(sections, assumptions)
  }

  /// - Throws: `usage` for a table without lineages, and for names with `|`.
  public func write(_ document: TableDocument) throws(TableError) -> [TableFile] {
    [TableFile(bytes: try CAMIWriter(document).bytes())]
  }
}

public import BioModel

/// Profiles of the CAMI challenges (Bioboxes 0.9 to 0.10), one sample or several in a file.
///
/// Rows are percentages of clades; each is read as a feature with what no row under it explains, and what the widest rows
/// leave to 100 % as `unclassified`; fractions instead of percentages are noticed where they add up to 1. Real files break the standard (more digits, CRLF, own columns, no names); what can be
/// read is.
///
/// Written are shares of each sample along the seven ranks; columns of our own (`_DYSBIO_ID_`, `_DYSBIO_TAXID_`,
/// `_DYSBIO_OWN_`) and a tag (`@_DYSBIO_UNCLASSIFIED_`, percent) are added where names, ids or percentages alone would not
/// bring the table back. `TAXID` is the id of the clade of the row or empty, never that of a strain under it. Features of
/// one lineage are added up, and rows are ordered by rank, so the order of the features is that of the ranks afterwards.
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

  public func writingNotices(_ document: TableDocument) -> [Notice] {
    var notices: [Notice] = []
    if document.table.unit == .counts {
      notices.append(
        Notice(
          .note, code: "counts-become-shares",
          message: "a CAMI profile holds percentages of each sample; the counts and their totals are not written"))
    }
    let named = (document.table.lineages ?? []).filter { !$0.isUnclassified }
    let distinct = Set(named).count
    if distinct < named.count {
      notices.append(
        Notice(
          .note, code: "features-added-up",
          message: "\(named.count) features have \(distinct) lineages; those of one lineage are added up"))
    }
    return notices
  }

  /// - Throws: `usage` for a table without lineages, and for names with `|`.
  public func write(_ document: TableDocument) throws(TableError) -> [TableFile] {
    [TableFile(bytes: try CAMIWriter(document).bytes())]
  }
}

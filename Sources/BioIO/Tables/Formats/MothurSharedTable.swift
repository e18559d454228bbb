public import BioModel

/// mothur's `.shared` (counts) and `.relabund` (fractions): `label`, `Group`, `numOtus`, then one column per OTU.
///
/// vsearch and USEARCH write it too. A file may hold one table per label (cut-off); one of them is read.
public struct MothurSharedTable: TableFormat {
  public let descriptor = Descriptor(
    id: "mothur-shared", title: "mothur shared or relabund file",
    summary: "the header starts with `label`, `Group`, `numOtus`", reference: "https://mothur.org/wiki/shared_file")

  public init() {}

  public var endings: [String] { ["shared"] }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    let line = head.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(64)
    let words = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).prefix(3)
      .map { String(decoding: $0, as: UTF8.self).asColumnWord }
    return words == ["label", "group", "numotus"] ? 1 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    let tab = UInt8(ascii: "\t")
    let head = try TableHead(bytes.span, delimiter: tab, file: file, isMothur: true)
    guard head.fields.count > 3, head.fields[2].asColumnWord == "numotus" else {
      throw TableError(
        at: SourceLocation(file: file, line: head.line),
        "the header is not `label`, `Group`, `numOtus` and the names of OTUs")
    }
    let rows = try MothurRows(bytes.span, from: head.body, file: file)
    guard !rows.labels.isEmpty else {
      throw TableError(at: SourceLocation(file: file, line: head.line), "the table has a header and no rows")
    }
    let (label, labelSaid) = try rows.chosenLabel(assumptions.label, file: file)
    let width = 3 + (rows.otuCounts[label] ?? 0)
    guard width <= head.fields.count else {
      throw TableError(
        at: SourceLocation(file: file, line: head.line),
        "the header names \(head.fields.count - 3) OTUs, rows of label \"\(label)\" have \(width - 3)",
        advice: "give every OTU a name in the header")
    }
    guard width > 3 else {
      throw TableError(at: SourceLocation(file: file, line: head.line), "the table has no column of abundances")
    }
    let heads = Array(head.fields[..<width]) + (rows.hasTrailingTab ? [""] : [])
    let roles = ColumnRoles(
      heads: heads,
      roles: heads.indices.map { $0 >= width ? .ignored : $0 == 1 ? .identifier : $0 < 3 ? .text : .value })
    // Rows of other labels become blank lines, so that every line keeps its number.
    let text = rows.labels.count == 1 ? bytes : blanked(bytes, head.body.at, otherThan: label)
    let body = try DelimitedBody(
      text.span, from: head.body, roles: roles, heads: heads, delimiter: tab, file: file,
      emptyCellsAreZero: assumptions.emptyCellsAreZero)
    var assembly = TableAssembly(file: file, assumptions: assumptions, body: body)
    assembly.columnIDs = roles.valueHeads
    assembly.headLine = head.line
    assembly.fixedOrientation = (.samplesByFeatures, "mothur keeps groups in rows")
    assembly.understood = [labelSaid]
    if labelSaid.confidence < 1 {
      assembly.notices.append(
        Notice(
          .warning, code: "label-chosen",
          message:
            "the file holds the labels \(rows.labels.joined(separator: ", ")); \"\(label)\" was read, state `label=…` for another"
        ))
    }
    return try assembly.document()
  }

  /// The counts, with `cons.taxonomy` beside them when lineages are known. The label is `dysbio`.
  ///
  /// - Throws: `usage` for shares and for ids with blanks, at which mothur would split.
  public func write(_ document: TableDocument) throws(TableError) -> [TableFile] {
    try MothurWriter.files(document.table)
  }

  private func blanked(_ bytes: [UInt8], _ start: Int, otherThan label: String) -> [UInt8] {
    let wanted = Array(label.utf8)
    var kept = Array(bytes[..<start])
    var at = start
    while at < bytes.count {
      let end = bytes[at...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      let line = bytes[at..<end]
      let first = String(decoding: line.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self)
      let name = first.trimmingBlanks()
      let bare =
        name.hasPrefix("\"") && name.hasSuffix("\"") && name.utf8.count > 1 ? String(name.dropFirst().dropLast()) : name
      if Array(bare.utf8) == wanted { kept.append(contentsOf: line) }
      if end < bytes.count { kept.append(bytes[end]) }
      at = end + 1
    }
    return kept
  }
}

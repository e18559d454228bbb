import BioModel

/// What tab- and comma-separated tables have in common.
enum DelimitedTable {
  /// Reads a table whose head has been found.
  static func read(
    _ bytes: [UInt8], delimiter: UInt8, file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    let text = bytes.span
    let head = try TableHead(text, delimiter: delimiter, file: file)
    let roles = ColumnRoles(heads: head.fields, ignoring: assumptions.ignoredColumns)
    var body = try DelimitedBody(
      text, from: head.body, roles: roles, heads: head.fields, delimiter: delimiter, file: file,
      emptyCellsAreZero: assumptions.emptyCellsAreZero)
    let lineages = lineages(of: body, roles)
    if !roles.hasIdentifier, let lineages { body.rowIDs = lineages.map(\.prefixedText) }
    var assembly = TableAssembly(file: file, assumptions: assumptions, body: body)
    assembly.corner = roles.hasIdentifier ? head.fields[0] : ""
    assembly.columnIDs = roles.valueHeads
    assembly.headLine = head.line
    assembly.rowLineages = lineages
    if head.comments.contains(unitComment) { assembly.statedUnit = .fractions }
    if head.cornerIsMissing {
      assembly.notices.append(
        Notice(
          .note, code: "corner-missing",
          message: "the header has one field fewer than the rows; taken as written without a head for the ids"))
    }
    if !roles.ignoredHeads.isEmpty {
      assembly.notices.append(
        Notice(
          .note, code: "columns-ignored",
          message: "these columns are no abundances and were left out: " + roles.ignoredHeads.joined(separator: ", ")))
    }
    return try assembly.document()
  }

  /// How sure it is that a text is a table with this delimiter: the head and the first row split alike.
  static func sniff(_ head: ArraySlice<UInt8>, delimiter: UInt8) -> Bool {
    let bytes = Array(head)
    guard let found = try? TableHead(bytes.span, delimiter: delimiter, file: ""), found.fields.count > 1 else {
      return false
    }
    let width = try? TableHead.firstWidth(bytes.span, found.body, delimiter: delimiter, file: "")
    // A head longer than the probe leaves no row to compare with; a ragged row is for the reader to complain about.
    return (width ?? nil).map { $0 > 1 } ?? true
  }

  /// The comment that our writer puts above a table of shares.
  static let unitComment = "# unit: relative-abundance"

  private static func lineages(of body: DelimitedBody, _ roles: ColumnRoles) -> [Lineage]? {
    if let column = roles.lineageText { return body.texts[column].map(LineageParser.lineage) }
    guard !roles.rankTexts.isEmpty else { return nil }
    return body.rowLines.indices.map { row in
      LineageParser.lineage(ranks: roles.rankTexts.map { ($0.rank, body.texts[$0.text][row]) })
    }
  }
}

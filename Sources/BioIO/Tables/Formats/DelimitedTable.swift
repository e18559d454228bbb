import BioModel

/// What tab- and comma-separated tables have in common.
enum DelimitedTable {
  /// Reads a table whose head has been found.
  static func read(
    _ bytes: [UInt8], delimiter: UInt8, file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    let text = bytes.span
    let head = try TableHead(text, delimiter: delimiter, file: file)
    try refuseTaxonomy(head, file)
    try HeadChecks.unknownIgnored(head, assumptions, file: file)
    let headless = try HeadChecks.headless(head, file: file)
    let hasRowNumbers = HeadChecks.hasRowNumbers(head, text, delimiter: delimiter)
    let roles = ColumnRoles(
      heads: head.fields, ignoring: assumptions.ignoredColumns, keeping: assumptions.keptNames,
      rowNumbers: hasRowNumbers)
    var body = try DelimitedBody(
      text, from: head.body, roles: roles, heads: head.fields, delimiter: delimiter, file: file,
      emptyCellsAreZero: assumptions.emptyCellsAreZero, decimal: assumptions.decimal, thousands: assumptions.thousands)
    try ThousandsCheck.refuse(body, text, head, roles, assumptions, delimiter: delimiter, file: file)
    var heads = roles.valueHeads
    var notices = notices(head, roles) + [headless].compactMap { $0 }
    try MatrixCheck.refuse(heads, body, headLine: head.line, file: file)
    TotalLines.remove(from: &body, heads: &heads, notices: &notices)
    try ForeignLines.refuse(heads, body, kept: assumptions.keptNames, headLine: head.line, file: file)
    let lineages = lineages(of: body, roles)
    if !roles.hasIdentifier, let lineages { body.rowIDs = lineages.map(\.prefixedText) }
    var assembly = TableAssembly(file: file, assumptions: assumptions, body: body)
    assembly.corner = roles.identifierPlace.map { head.fields[$0] } ?? ""
    if !head.classRows.isEmpty {
      assembly.fixedOrientation = (.featuresBySamples, "class labels stand below the names of the samples")
    }
    assembly.columnIDs = heads
    assembly.headLine = head.line
    assembly.rowLineages = lineages
    if head.comments.contains(unitComment) { assembly.statedUnit = .fractions }
    if body.spelling.percentCells > 0 { assembly.statedUnit = .percent }
    assembly.understood = decimalSaid(body.spelling, assumptions)
    for said in assembly.understood where said.confidence < 0.7 {
      notices.append(
        Notice(
          .warning, code: "decimal-uncertain",
          message: "\(said.reason); read as decimals, state `decimal=…` if that is wrong"))
    }
    assembly.notices = notices
    var document = try assembly.document()
    if !head.classRows.isEmpty { document.metadata = classes(head, document.table.sampleIDs) }
    return document
  }

  // MicrobiomeAnalyst's `#CLASS` and `#CLASS:Treatment`.
  private static func classes(_ head: TableHead, _ samples: [String]) -> SampleMetadata {
    let ids = head.fields.map { $0.trimmingBlanks() }
    return SampleMetadata(
      sampleIDs: samples,
      columns: head.classRows.map { row in
        let known = Dictionary(zip(ids, row).dropFirst(), uniquingKeysWith: { first, _ in first })
        let name = row[0].dropFirst("#CLASS".utf8.count).drop { $0 == ":" }
        return SampleMetadata.Column(
          name: name.isEmpty ? "class" : String(name),
          values: samples.map { known[$0].flatMap { $0.trimmingBlanks().isEmpty ? nil : $0.trimmingBlanks() } })
      })
  }

  /// How sure it is that a text is a table with this delimiter: the head and the first row split alike.
  static func sniff(_ head: ArraySlice<UInt8>, delimiter: UInt8) -> Bool {
    let bytes = Array(head)
    guard let found = try? TableHead(bytes.span, delimiter: delimiter, file: ""), found.fields.count > 1 else {
      return false
    }
    // `taxon;S1` above `x;0,5` has no commas of its own.
    if found.cornerIsMissing, found.fields.count == 2,
      found.fields[1].utf8.contains(where: { $0 != delimiter && ($0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\t")) })
    {
      return false
    }
    // A head longer than the probe leaves no row to compare with; a ragged row is for the reader to complain about.
    return TableHead.firstWidth(bytes.span, found.body, delimiter: delimiter).map { $0 > 1 } ?? true
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

  private static func decimalSaid(_ spelling: CellSpelling, _ assumptions: TableAssumptions) -> [Understanding] {
    guard let stated = assumptions.decimal else { return spelling.understood }
    return [Understanding(key: "decimal", value: stated.rawValue, confidence: 1, reason: "stated")]
  }

  private static func notices(_ head: TableHead, _ roles: ColumnRoles) -> [Notice] {
    var notices: [Notice] = []
    if head.cornerIsMissing {
      notices.append(
        Notice(
          .note, code: "corner-missing",
          message: "the header has one field fewer than the rows; taken as written without a head for the ids"))
    }
    if let line = head.typesLine {
      notices.append(
        Notice(
          .note, code: "types-row-skipped", message: "line \(line) states types (`#q2:types`) and was stepped over"))
    }
    if let line = head.titleLine {
      notices.append(
        Notice(.note, code: "title-skipped", message: "line \(line) is a title above the header and was stepped over"))
    }
    if !head.classRows.isEmpty {
      notices.append(
        Notice(
          .note, code: "metadata-rows",
          message: "\(head.classRows.count) rows of class labels below the header were read as metadata"))
    }
    if roles.identifierPlace == 1 {
      notices.append(
        Notice(.note, code: "row-numbers-skipped", message: "the first column numbers the rows and was left out"))
    }
    if !roles.oddHeads.isEmpty {
      let names = roles.oddHeads.prefix(10).map { "\"\($0.prefix(40))\"" }.joined(separator: ", ")
      let isLong = roles.oddHeads.count > 10
      notices.append(
        Notice(
          .warning, code: "columns-without-lineage",
          message:
            "\(roles.oddHeads.count) columns stand among lineages and are none; they were left out: \(names)\(isLong ? " …" : ""); state `ignore-columns=…` to confirm, or `keep=…` for those that are taxa"
        ))
    }
    if !roles.ignoredHeads.isEmpty {
      notices.append(
        Notice(
          .note, code: "columns-ignored",
          message: "these columns are no abundances and were left out: " + roles.ignoredHeads.joined(separator: ", ")))
    }
    return notices
  }

  // Files that stand beside tables: the taxonomies of mothur and QIIME 2, and sequence tables that lost their samples.
  private static func refuseTaxonomy(_ head: TableHead, _ file: String) throws(TableError) {
    let place = SourceLocation(file: file, line: head.line)
    let words = head.fields.prefix(4).map(\.asColumnWord)
    let isMothur = words == ["otu", "size", "taxonomy"]
    if isMothur || words == ["featureid", "taxon"] || words == ["featureid", "taxon", "confidence"]
      || words == ["featureid", "taxon", "consensus"]
    {
      throw TableError(
        at: place, "this is a taxonomy (\(isMothur ? "mothur" : "QIIME 2")), not a table of abundances",
        advice: "give it with `--taxonomy`, and the table of the same features as the table")
    }
    if let first = head.fields.first, !head.cornerIsMissing, OrientationEvidence.isSequence(first) {
      throw TableError(
        at: place, "the first column is headed by a sequence, so the rows name no samples",
        advice: "write the table with its row names (in R: `write.csv(seqtab, row.names = TRUE)`)")
    }
  }
}

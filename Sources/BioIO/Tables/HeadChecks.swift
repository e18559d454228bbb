import BioModel

/// What the head of a plain table gives away before its body is read.
enum HeadChecks {
  /// Refuses a first row that holds abundances: the table has no header, and would lose that row.
  ///
  /// Numbers are legal names of samples, so the first field decides: a lineage, a sequence, a name of a taxon or a number
  /// is no head of a column of ids.
  ///
  /// - Returns: a warning where the first field is merely no known head.
  static func headless(_ head: TableHead, file: String) throws(TableError) -> Notice? {
    guard !head.cornerIsMissing, head.classRows.isEmpty, let first = head.fields.first, !first.trimmingBlanks().isEmpty,
      !first.hasPrefix("#"), head.fields.count > 1
    else { return nil }
    var others = Array(head.fields.dropFirst())
    if others.count > 1, let last = others.last, LineageParser.looksLikeLineage(last) { others.removeLast() }
    let numbers = others.map { NumberText.number($0) }
    guard numbers.allSatisfy({ $0 != nil }), !OrientationEvidence.isCornerWord(first) else { return nil }
    let isRow =
      LineageParser.looksLikeLineage(first) || OrientationEvidence.isSequence(first)
      || OrientationEvidence.isFeatureName(first) || TaxonWords.isTaxon(first) || UnclassifiedShare.isWord(first)
      || NumberText.number(first) != nil || numbers.contains(0) || Set(numbers).count < numbers.count
    if isRow {
      throw TableError(
        at: SourceLocation(file: file, line: head.line),
        "the table has no header: its first line begins with \"\(first.prefix(60))\" and holds numbers",
        advice: "put a line above it that names the columns")
    }
    return Notice(
      .warning, code: "header-uncertain",
      message:
        "the first line is \"\(first.prefix(40))\" and numbers (\(others.prefix(3).joined(separator: ", "))); they were taken for names, put a line with names above it if they are abundances"
    )
  }

  /// R's and pandas' row numbers stand before the column of ids, which has a head of its own.
  static func hasRowNumbers(_ head: TableHead, _ text: Span<UInt8>, delimiter: UInt8) -> Bool {
    guard head.fields.count > 2, head.fields[0].trimmingBlanks().isEmpty || head.fields[0] == "Unnamed: 0",
      OrientationEvidence.isCornerWord(head.fields[1]), ColumnRoles.rank(head.fields[1]) == nil,
      !head.cornerIsMissing
    else { return false }
    var cursor = head.body
    for number in 0..<20 where cursor.at < text.count {
      guard let fields = try? DelimitedRows.record(text, &cursor, delimiter: delimiter, file: ""), fields != [""] else {
        return number > 0
      }
      guard fields[0] == String(number) || fields[0] == String(number + 1) else { return false }
    }
    return true
  }

  /// - Throws: names of columns to leave out that the table does not have.
  static func unknownIgnored(_ head: TableHead, _ assumptions: TableAssumptions, file: String) throws(TableError) {
    let heads = Set(head.fields.map { $0.trimmingBlanks() })
    let unknown = assumptions.ignoredColumns.filter { !heads.contains($0.trimmingBlanks()) }
    guard !unknown.isEmpty else { return }
    throw TableError(
      .usage, at: SourceLocation(file: file, line: head.line),
      "`ignore-columns` names what is no column: \(unknown.map { "\"\($0)\"" }.joined(separator: ", "))",
      advice:
        "the columns are \(head.fields.filter { !$0.isEmpty }.prefix(8).map { "\"\($0.prefix(40))\"" }.joined(separator: ", "))\(head.fields.count > 8 ? " …" : "")"
    )
  }
}

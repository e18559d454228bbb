import BioModel

/// A table of nested clades whose columns are known by place: MetaPhlAn's and sylph-tax's profiles, MetaPhlAn-style
/// Kraken reports.
struct CladeProfile {
  let file: String
  var assumptions: TableAssumptions
  /// The heads of all columns, for messages.
  var heads: [String]
  /// The columns of abundances, and whose they are.
  var samples: [(column: Int, id: String)]
  /// The column of ids of taxa (`2|1239|…`).
  var taxonIDs: Int?
  /// Where the clades start.
  var body: DelimitedRows.Cursor
  var headLine = 1
  var unit: TableAssumptions.Unit?
  /// Whether clades include those under them, where the format fixes it.
  var nesting: TableAssumptions.Nesting?
  /// The percentages of each rank must make 100.
  var checksRanks = false
  var understood: [Understanding] = []

  /// The clades taken apart; the row of what has no name (`UNKNOWN`, `UNCLASSIFIED`, `Other` …) becomes the feature
  /// `unclassified`.
  ///
  /// - Throws: ragged rows, text for numbers, a clade twice, ranks that do not add up.
  func document(_ bytes: [UInt8]) throws(TableError) -> TableDocument {
    let roles = ColumnRoles(width: heads.count, values: samples.map(\.column), text: taxonIDs)
    var rows = try DelimitedBody(
      bytes.span, from: body, roles: roles, heads: heads, delimiter: UInt8(ascii: "\t"), file: file,
      emptyCellsAreZero: assumptions.emptyCellsAreZero)
    // Of several such rows each keeps its name.
    let nameless = rows.rowIDs.indices.filter { UnclassifiedShare.isWord(rows.rowIDs[$0]) }
    if nameless.count == 1 { rows.rowIDs[nameless[0]] = ProfileRecords.unclassified }
    if checksRanks { try CladeSums(rows).check(file: file) }
    var stated = assumptions
    stated.orientation = .featuresBySamples
    if let nesting { stated.nesting = nesting }
    var assembly = TableAssembly(file: file, assumptions: stated, body: rows)
    assembly.columnIDs = samples.map(\.id)
    assembly.headLine = headLine
    assembly.statedUnit = unit
    assembly.understood = understood
    var document = try assembly.document()
    for place in document.understood.indices {
      switch document.understood[place].key {
      case "orientation" where assumptions.orientation == nil:
        document.understood[place] = said(document.understood[place], "the format has one row per clade")
      case "nesting" where nesting != nil:
        document.understood[place] = said(document.understood[place], "the format's clades include those under them")
      default: break
      }
    }
    document.stateUnclassified(document.table.featureIDs.map(UnclassifiedShare.isWord))
    if taxonIDs != nil {
      let ids = Dictionary(zip(rows.rowIDs, rows.texts[0]), uniquingKeysWith: { first, _ in first })
      let own = document.table.featureIDs.map { Self.lastID(ids[$0] ?? "") }
      if own.contains(where: { !$0.isEmpty }) { document.taxonIDs = own }
      document.cladeIDs = Self.cladeIDs(rows)
    }
    return document
  }

  private func said(_ understanding: Understanding, _ reason: String) -> Understanding {
    Understanding(key: understanding.key, value: understanding.value, confidence: 1, reason: reason)
  }

  /// The cursor at the start of a line.
  static func cursor(_ bytes: [UInt8], line: Int, file: String) throws(TableError) -> DelimitedRows.Cursor {
    let text = bytes.span
    var cursor = DelimitedRows.Cursor()
    while cursor.line < line, cursor.at < text.count {
      while cursor.at < text.count, text[cursor.at] != 0x0A, text[cursor.at] != 0x0D { cursor.at += 1 }
      DelimitedRows.endLine(text, &cursor)
    }
    return cursor
  }

  // The ids along the paths (`2|1239|…` beside `k__…|p__…|…`), where there is one for every name.
  private static func cladeIDs(_ rows: DelimitedBody) -> CladeIDs {
    var known = CladeIDs()
    for (name, path) in zip(rows.rowIDs, rows.texts[0]) {
      let names = LineageParser.parts(name)
      let ids = path.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmingBlanks() }
      guard ids.count == names.count else { continue }
      let lineage = LineageParser.lineage(name)
      for (place, part) in names.enumerated() where ids[place] != "-1" {
        // A kingdom under a domain is no rank of ours.
        guard case .ranked(let rank)? = TaxonPrefix.split(part).rank, rank != .domain || place == 0 else { continue }
        let clade = lineage.truncated(to: rank)
        if clade.deepestRank == rank { known.add(ids[place], of: clade) }
      }
    }
    return known
  }

  // The clade's own id at the end of its path; none for `-1` and for clades without one.
  private static func lastID(_ path: String) -> String {
    let own =
      path.split(separator: "|", omittingEmptySubsequences: false).last.map { String($0).trimmingBlanks() } ?? ""
    return own == "-1" ? "" : own
  }
}

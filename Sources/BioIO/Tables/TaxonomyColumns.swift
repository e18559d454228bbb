import BioModel

/// Which columns of a taxonomy hold what.
struct TaxonomyColumns {
  private(set) var hasHeader = true
  /// 1 when the header leaves out the head of the ids, as R's `write.table` does.
  private(set) var missingCorner = 0
  private var lineageColumn: Int?
  private var rankColumns: [(rank: Rank, column: Int)] = []
  private var confidenceColumn: Int?

  init(_ first: DelimitedRows.Row, file: String) throws(TableError) {
    for (column, head) in first.fields.enumerated() {
      let word = head.asColumnWord
      if ["taxon", "taxonomy", "lineage"].contains(word), column > 0 { lineageColumn = column }
      if let rank = ColumnRoles.rank(head) { rankColumns.append((rank, column)) }
      if ["confidence", "consensus"].contains(word) { confidenceColumn = column }
    }
    if lineageColumn == nil, let firstRank = rankColumns.first, firstRank.column == 0 {
      missingCorner = 1
      rankColumns = rankColumns.map { ($0.rank, $0.column + 1) }
      confidenceColumn = confidenceColumn.map { $0 + 1 }
    }
    guard lineageColumn == nil, rankColumns.isEmpty else { return }
    guard first.fields.count >= 2, LineageParser.looksLikeLineage(first.fields[1]) || first.fields[1] == "Unassigned"
    else {
      throw TableError(
        at: SourceLocation(file: file, line: first.line), "no column is headed `Taxon`, `taxonomy` or with a rank",
        advice: "name the columns `Feature ID` and `Taxon`")
    }
    hasHeader = false
    lineageColumn = 1
    if first.fields.count > 2, NumberText.number(first.fields[2]) != nil { confidenceColumn = 2 }
  }

  func lineage(_ fields: [String]) -> Lineage {
    if let lineageColumn { return LineageParser.lineage(fields[lineageColumn]) }
    return LineageParser.lineage(
      ranks: rankColumns.compactMap { $0.column < fields.count ? ($0.rank, fields[$0.column]) : nil })
  }

  func confidence(_ fields: [String], _ place: SourceLocation) throws(TableError) -> Double? {
    guard let confidenceColumn, confidenceColumn < fields.count else { return nil }
    let text = fields[confidenceColumn].trimmingBlanks()
    if text.isEmpty || text == "NA" { return nil }
    guard let number = NumberText.number(text) else {
      var place = place
      place.column = "\(confidenceColumn + 1)"
      throw TableError(at: place, "the confidence \"\(text)\" is no number")
    }
    return number
  }
}

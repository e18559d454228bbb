import BioModel

/// From what a file says, row by row and column by column, to a checked table: orientation, ids, lineages, nesting, unit.
struct TableAssembly {
  let file: String
  let assumptions: TableAssumptions
  var corner = ""
  var columnIDs: [String] = []
  /// The 1-based line of the head.
  var headLine = 1
  var body: DelimitedBody
  /// Lineages from columns of taxonomy, one per row.
  var rowLineages: [Lineage]?
  /// Which way round the format has it, with the reason; nil for formats that leave it open.
  var fixedOrientation: (orientation: TableAssumptions.Orientation, reason: String)?
  /// The unit when the file states it.
  var statedUnit: TableAssumptions.Unit?
  var understood: [Understanding] = []
  var notices: [Notice] = []

  /// The finished document.
  ///
  /// - Throws: an empty table, clashing ids.
  func document() throws(TableError) -> TableDocument {
    var understood = understood
    var notices = notices
    guard !body.rowIDs.isEmpty, !columnIDs.isEmpty else {
      throw TableError(
        at: SourceLocation(file: file, line: headLine),
        body.rowIDs.isEmpty ? "the table has a header and no rows" : "the table has no column of abundances")
    }
    let evidence = OrientationEvidence(
      corner: corner, rowIDs: body.rowIDs, columnIDs: columnIDs, hasTaxonomyColumns: rowLineages != nil,
      sums: { LineSums(body, columnCount: columnIDs.count) })
    let (orientation, orientationSaid) = fixed ?? evidence.decision(assumptions)
    understood.append(orientationSaid)
    if orientationSaid.confidence < 0.7 {
      notices.append(
        Notice(
          .warning, code: "orientation-uncertain",
          message: "\(orientationSaid.reason); read as \(orientation.rawValue), state `orientation=…` if that is wrong")
      )
    }
    let raw = try oriented(orientation)
    var table = annotated(raw, orientation, &understood)
    if understood.contains(where: { $0.key == "taxonomy" && $0.value == "feature-ids" }) {
      let odd = ForeignLines.oddRows(body.rowIDs, isFeatures: orientation == .featuresBySamples)
      notices += [odd].compactMap { $0 }
    }
    if let unit = assumptions.unit, unit != .counts { try refuseLargeShares(unit) }
    try separateClades(&table, &understood, &notices)
    return Self.finished(
      table, isWhole: body.isWhole, assumptions: assumptions, stated: statedUnit, understood, notices)
  }

  // One share of more than the whole is none.
  private func refuseLargeShares(_ unit: TableAssumptions.Unit) throws(TableError) {
    let whole = unit == .percent ? 100.0 : 1
    guard let place = body.values.firstIndex(where: { $0 > whole * 1.001 }) else { return }
    let row = (body.rowStarts.firstIndex { $0 > place } ?? 1) - 1
    throw TableError(
      at: SourceLocation(file: file, line: row < body.rowLines.count ? body.rowLines[row] : nil),
      "unit=\(unit.rawValue) is stated, but here stands \(NumberText.text(body.values[place], significantDigits: 6))",
      advice: "state the unit that the numbers have: counts, fractions or percent")
  }

  private var fixed: (TableAssumptions.Orientation, Understanding)? {
    fixedOrientation.map { orientation, reason in
      (orientation, Understanding(key: "orientation", value: orientation.rawValue, confidence: 1, reason: reason))
    }
  }

  /// The last steps, common to all formats: the unit, and a word on empty samples.
  static func finished(
    _ table: FeatureTable, isWhole: Bool, assumptions: TableAssumptions, stated: TableAssumptions.Unit?,
    _ understood: [Understanding], _ notices: [Notice]
  ) -> TableDocument {
    var notices = notices
    var understood = understood
    if !table.featureIDs.isEmpty, table.featureIDs.prefix(100).allSatisfy(OrientationEvidence.isSequence) {
      understood.append(
        Understanding(key: "features", value: "sequences", confidence: 1, reason: "the feature ids are DNA sequences"))
    }
    if !understood.contains(where: { $0.key == "unclassified" }), let said = UnclassifiedShare.said(of: table) {
      understood.append(said)
    }
    let (unit, said) = UnitEvidence.decision(table, isWhole: isWhole, assumptions: assumptions, stated: stated)
    if said.confidence < 0.7 {
      notices.append(
        Notice(
          .warning, code: "unit-uncertain",
          message: "\(said.reason); read as \(unit.rawValue), state `unit=…` if that is wrong"))
    }
    notices += UnitEvidence.contradictions(table, unit, isStated: assumptions.unit != nil)
    if unit == .counts, !isWhole {
      notices.append(
        Notice(.note, code: "counts-not-whole", message: "the counts are not all whole numbers; taken as estimates"))
    }
    for sample in 0..<table.sampleCount where table[sample: sample].nonZeroCount == 0 {
      notices.append(
        Notice(.warning, code: "empty-sample", sample: table.sampleIDs[sample], message: "the sample is empty"))
    }
    return TableDocument(
      table: UnitEvidence.applied(unit, to: table), understood: understood + [said], notices: notices)
  }

  private func oriented(_ orientation: TableAssumptions.Orientation) throws(TableError) -> FeatureTable {
    let rowsAreSamples = orientation == .samplesByFeatures
    let rowIDs = try Identifiers.checked(body.rowIDs, what: rowsAreSamples ? "sample" : "feature") { row in
      SourceLocation(file: file, line: row < body.rowLines.count ? body.rowLines[row] : nil)
    }
    let columnIDs = try Identifiers.checked(columnIDs, what: rowsAreSamples ? "feature" : "sample") { column in
      SourceLocation(file: file, line: headLine, column: "\(column + 2)")
    }
    if rowsAreSamples {
      return FeatureTable(
        sampleIDs: rowIDs, featureIDs: columnIDs, unit: .counts, rowStarts: body.rowStarts, columns: body.columns,
        values: body.values)
    }
    let turned = SparseTranspose.transposed(
      rowStarts: body.rowStarts, columns: body.columns, values: body.values, columnCount: columnIDs.count)
    return FeatureTable(
      sampleIDs: columnIDs, featureIDs: rowIDs, unit: .counts, rowStarts: turned.rowStarts, columns: turned.columns,
      values: turned.values)
  }

  // Lineages from columns, else from ids that are lineages, a rank's names, or binomials.
  private func annotated(
    _ table: FeatureTable, _ orientation: TableAssumptions.Orientation, _ understood: inout [Understanding]
  ) -> FeatureTable {
    var table = table
    let said: (value: String, confidence: Double, reason: String)
    if orientation == .featuresBySamples, let rowLineages {
      table.lineages = rowLineages
      said = ("columns", 1, "taxonomy stands in columns beside the abundances")
    } else if LineageNames.prevail(in: table.featureIDs) {
      table.lineages = table.featureIDs.map(LineageParser.lineage)
      said = ("feature-ids", 0.99, "the feature ids are lineages")
    } else if share(table.featureIDs, TaxonName.isBinomial) >= 0.8 {
      table.lineages = table.featureIDs.map(LineageParser.lineage)
      said = (
        "species-names", 0.9, "the feature ids are binomials; the genus is their first word, higher ranks are unknown"
      )
    } else if orientation == .featuresBySamples, let rank = ColumnRoles.rank(corner) {
      table.lineages = table.featureIDs.map { LineageParser.lineage(ranks: [(rank, $0)]) }
      said = ("\(rank.name)-names", 0.9, "the first column is headed \"\(corner)\"")
    } else {
      return table
    }
    // "Other" in a table by phylum is no phylum.
    for feature in table.featureIDs.indices where UnclassifiedShare.isWord(table.featureIDs[feature]) {
      table.lineages?[feature] = .unclassified
    }
    understood.append(
      Understanding(key: "taxonomy", value: said.value, confidence: said.confidence, reason: said.reason))
    return table
  }

  private func share(_ ids: [String], _ test: (String) -> Bool) -> Double {
    // What a profiler could not name is no evidence against names.
    let named = ids.filter { $0 != ProfileRecords.unclassified }
    return named.isEmpty ? 0 : Double(named.count(where: test)) / Double(named.count)
  }

  private func separateClades(
    _ table: inout FeatureTable, _ understood: inout [Understanding], _ notices: inout [Notice]
  ) throws(TableError) {
    guard rowLineages == nil, LineageNames.mayNest(table.featureIDs) else { return }
    let clades = NestedClades(names: table.featureIDs)
    guard clades.hasNesting else { return }
    guard table.lineages != nil else {
      notices.append(
        Notice(
          .warning, code: "nesting-uncertain",
          message:
            "the names of \(clades.nestedCount) rows lie above or below each other, most others are no lineages; if the rows include each other, they are counted twice"
        ))
      return
    }
    let (isCumulative, said) = clades.decision(table, isWhole: body.isWhole, assumptions: assumptions)
    understood.append(said)
    if said.confidence < 0.8 {
      notices.append(
        Notice(
          .warning, code: "nesting-uncertain",
          message:
            "some rows lie above others (\(said.reason)); read as \(said.value), state `nesting=…` if that is wrong"))
    }
    guard isCumulative else { return }
    let level = assumptions.level ?? .species
    let deepest = assumptions.keepsGenomeBins ? Rank.allCases.count : level.rawValue
    let rows = table.featureCount
    let separated = clades.separated(table, deepest: deepest, isWhole: body.isWhole)
    table = separated.table
    notices.append(
      Notice(
        .note, code: "clades-separated",
        message:
          "\(rows) rows of nested ranks: kept \(separated.kept) at \(assumptions.keepsGenomeBins ? "sgb" : level.name) or where the names end, and \(separated.remainders) wider ones with only what no narrower row explains"
      ))
  }
}

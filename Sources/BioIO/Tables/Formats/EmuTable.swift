public import BioModel

/// Tables of emu: one sample with `abundance` (and `estimated counts`), or several put together by `combine-outputs`
/// (ranks from the narrowest to the superkingdom, before them `tax_id` where ids were combined, then samples).
///
/// Estimated counts are taken where there are some, shares else. `unmapped` is the feature `unclassified`;
/// `mapped_unclassified` (`mapped_filtered`) stays one of its own.
public struct EmuTable: TableFormat {
  public let descriptor = Descriptor(
    id: "emu", title: "emu abundance", summary: "the head has `tax_id` and ranks from species to superkingdom",
    reference: "10.1038/s41592-022-01520-4")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    guard let fields = PlainRows.first(1, of: head).first?.fields else { return 0 }
    if fields.first == "tax_id" { return fields.contains("species") && fields.contains("genus") ? 0.98 : 0 }
    return EmuColumns.isCombined(fields) ? 0.97 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var rows = PlainRows(bytes[...])
    guard let head = rows.next() else { throw TableError(at: SourceLocation(file: file), "the table is empty") }
    if !EmuColumns.isCombined(head.fields) {
      _ = try ProfileCell.columns(["tax_id", "species", "genus"], in: head, of: "emu", file: file)
    }
    let columns = EmuColumns(head.fields)
    guard !columns.values.isEmpty else {
      throw TableError(
        at: SourceLocation(file: file, line: head.line), "the head names ranks, but no abundance and no sample",
        advice: "give emu's `…_rel-abundance.tsv`")
    }
    var records = ProfileRecords(file: file)
    for place in columns.values {
      let isSingle = columns.isSingle
      records.newSample(SampleName.of(file: isSingle ? file : head.fields[place]), line: head.line)
    }
    var shareSum = 0.0
    while let row = rows.next() {
      try ProfileCell.require(row, width: head.fields.count, file: file)
      let number = try records.newTaxon(columns.taxon(row))
      for (sample, place) in columns.values.enumerated() {
        let value = try ProfileCell.number(row, place, head.fields[place], emptyIsZero: true, file: file)
        if value > 0 { records.add(value, taxon: number, sample: sample, line: row.line) }
      }
      if let share = columns.share {
        shareSum += try ProfileCell.number(row, share, "abundance", emptyIsZero: true, file: file)
      }
    }
    guard shareSum <= 1.005 else {
      throw TableError(
        at: SourceLocation(file: file, column: "abundance"),
        "the abundances add up to \(NumberText.text(shareSum, significantDigits: 5)), more than 1",
        advice: "emu writes this for a database in which several rows share one tax_id; mend the database")
    }
    return try records.document(
      TableOrigin(profiler: "emu", abundance: .reads),
      reasons: TableOrigin.Reasons(
        profiler: head.fields[0] == "tax_id"
          ? "the ranks beside `tax_id` are emu's" : "the ranks stand in the order of emu's combine-outputs",
        profilerConfidence: head.fields[0] == "tax_id" ? 0.95 : 0.8,
        abundance: columns.isCounts ? "the column `estimated counts`" : "shares of the mapped reads"),
      unit: columns.isSingle ? (columns.isCounts ? .counts : .fractions) : nil, assumptions: assumptions)
  }
}

/// Which column of an emu table holds what.
private struct EmuColumns {
  var ranks: [(rank: Rank, column: Int)] = []
  /// The columns whose numbers are taken, one per sample.
  var values: [Int] = []
  var share: Int?
  var isCounts = false
  var isSingle: Bool { share != nil }

  /// The column of ids, where there is one.
  private var id: Int?

  /// The head of `combine-outputs` at a rank: names of ranks upwards to the superkingdom, without ids.
  static func isCombined(_ heads: [String]) -> Bool {
    let ladder = ["species", "genus", "family", "order", "class", "phylum", "clade", "superkingdom"]
    guard let first = heads.first, let start = ladder.firstIndex(of: first), start <= 5 else { return false }
    let ranks = Array(ladder[start...])
    return [ranks, ranks.filter { $0 != "clade" }].contains { heads.count > $0.count && heads.starts(with: $0) }
  }

  init(_ heads: [String]) {
    id = heads.firstIndex(of: "tax_id")
    let others: Set<String> = ["tax_id", "clade", "subspecies", "species subgroup", "species group", "lineage"]
    var counts: Int?
    for (column, head) in heads.enumerated() {
      if head == "abundance" {
        share = column
      } else if head == "estimated counts" || head == "estimated_counts" {
        counts = column
      } else if let rank = ColumnRoles.rank(head) {
        ranks.append((rank, column))
      } else if !others.contains(head) {
        values.append(column)
      }
    }
    ranks.sort { $0.rank < $1.rank }
    isCounts = counts != nil
    if let share { values = [counts ?? share] }
  }

  func taxon(_ row: DelimitedRows.Row) -> ProfileRecords.Taxon {
    let first = row.fields[0].trimmingBlanks()
    let id = id == 0 ? first : ""
    if ["unmapped", "mapped_unclassified", "mapped_filtered"].contains(first) {
      return ProfileRecords.Taxon(
        name: first == "unmapped" ? ProfileRecords.unclassified : first, isUnclassified: true, line: row.line)
    }
    let lineage = LineageParser.lineage(ranks: ranks.map { ($0.rank, row.fields[$0.column]) })
    let name = lineage.deepestRank.flatMap { lineage[$0] } ?? id
    if name.isEmpty {
      return ProfileRecords.Taxon(name: ProfileRecords.unclassified, isUnclassified: true, line: row.line)
    }
    return ProfileRecords.Taxon(name: name, id: id, lineage: lineage, line: row.line)
  }
}

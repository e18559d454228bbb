public import BioModel

/// Bracken's table of one sample at one rank: the reads that Kraken assigned, those that Bracken added, the new estimate
/// and its share.
///
/// The estimate is taken; unclassified reads are not in the file.
public struct BrackenTable: TableFormat {
  public let descriptor = Descriptor(
    id: "bracken", title: "Bracken table",
    summary: "the head is `name, taxonomy_id, taxonomy_lvl, kraken_assigned_reads, added_reads, new_est_reads …`",
    reference: "10.7717/peerj-cs.104")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    guard let fields = PlainRows.first(1, of: head).first?.fields else { return 0 }
    return fields.starts(with: ["name", "taxonomy_id", "taxonomy_lvl"])
      && fields.contains { $0 == "new_est_reads" || $0 == "kraken_assigned_reads" } ? 0.99 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var rows = PlainRows(bytes[...])
    guard let head = rows.next() else { throw TableError(at: SourceLocation(file: file), "the table is empty") }
    let places = try ProfileCell.columns(
      [
        "name", "taxonomy_id", "taxonomy_lvl", "kraken_assigned_reads", "added_reads", "new_est_reads",
        "fraction_total_reads",
      ], in: head, of: "Bracken", file: file)
    var records = ProfileRecords(file: file)
    let sample = records.sample(SampleName.of(file: file), line: 1)
    var levels: Set<String> = []
    var fractions = 0.0
    while let row = rows.next() {
      try ProfileCell.require(row, width: head.fields.count, file: file)
      let assigned = try ProfileCell.count(row, places[3], "kraken_assigned_reads", file: file)
      let added = try ProfileCell.count(row, places[4], "added_reads", file: file)
      let estimate = try ProfileCell.count(row, places[5], "new_est_reads", file: file)
      fractions += try ProfileCell.number(row, places[6], "fraction_total_reads", file: file)
      guard assigned + added == estimate else {
        throw TableError(
          at: SourceLocation(file: file, line: row.line, column: "\(places[5] + 1) (\"new_est_reads\")"),
          "\(NumberText.text(assigned)) assigned and \(NumberText.text(added)) added reads make \(NumberText.text(assigned + added)), the row says \(NumberText.text(estimate))",
          advice: "the file may have been edited; run Bracken again")
      }
      levels.insert(row.fields[places[2]])
      let taxon = records.taxon(BrackenRow.taxon(row, name: places[0], id: places[1], level: places[2]))
      records.add(estimate, taxon: taxon, sample: sample, line: row.line)
    }
    var notices = [BrackenRow.noUnclassified]
    if let notice = try BrackenRow.check(
      fractions, total: records.total(sample), sample: records.sampleIDs[sample], file)
    {
      notices.append(notice)
    }
    return try records.document(
      BrackenRow.origin, reasons: BrackenRow.reasons, unit: .counts, assumptions: assumptions,
      understood: BrackenRow.rank(levels), notices: notices)
  }
}

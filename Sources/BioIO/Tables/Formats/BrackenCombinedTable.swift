public import BioModel

/// Bracken's tables of many samples, put together by `combine_bracken_outputs.py`: reads (`<sample>_num`) and share
/// (`<sample>_frac`) of each sample side by side. The reads are taken.
public struct BrackenCombinedTable: TableFormat {
  public let descriptor = Descriptor(
    id: "bracken-combined", title: "combined Bracken table",
    summary: "the head is `name, taxonomy_id, taxonomy_lvl`, then `_num` and `_frac` of each sample",
    reference: "https://github.com/jenniferlu717/Bracken")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    guard let fields = PlainRows.first(1, of: head).first?.fields else { return 0 }
    return fields.starts(with: ["name", "taxonomy_id", "taxonomy_lvl"]) && fields.contains { $0.hasSuffix("_num") }
      ? 0.99 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var rows = PlainRows(bytes[...])
    guard let head = rows.next() else { throw TableError(at: SourceLocation(file: file), "the table is empty") }
    _ = try ProfileCell.columns(
      ["name", "taxonomy_id", "taxonomy_lvl"], in: head, of: "combine_bracken_outputs.py", file: file)
    var records = ProfileRecords(file: file)
    let pairs = try Self.pairs(head, file: file)
    for pair in pairs { records.newSample(pair.sample, line: head.line) }
    var fractions = [Double](repeating: 0, count: pairs.count)
    var levels: Set<String> = []
    while let row = rows.next() {
      try ProfileCell.require(row, width: head.fields.count, file: file)
      levels.insert(row.fields[2])
      let taxon = try records.newTaxon(BrackenRow.taxon(row, name: 0, id: 1, level: 2))
      for (sample, pair) in pairs.enumerated() {
        let reads = try ProfileCell.count(row, pair.reads, head.fields[pair.reads], file: file)
        if let share = pair.share {
          fractions[sample] += try ProfileCell.number(row, share, head.fields[share], file: file)
        }
        if reads > 0 { records.add(reads, taxon: taxon, sample: sample, line: row.line) }
      }
    }
    var notices = [BrackenRow.noUnclassified]
    for (sample, pair) in pairs.enumerated() where pair.share != nil {
      if let notice = try BrackenRow.check(
        fractions[sample], total: records.total(sample), sample: pair.sample, file)
      {
        notices.append(notice)
      }
    }
    return try records.document(
      BrackenRow.origin, reasons: BrackenRow.reasons, unit: .counts, assumptions: assumptions,
      understood: BrackenRow.rank(levels), notices: notices)
  }

  private static func pairs(
    _ head: DelimitedRows.Row, file: String
  ) throws(TableError) -> [(sample: String, reads: Int, share: Int?)] {
    var shares: [String: Int] = [:]
    for (place, name) in head.fields.enumerated() where name.hasSuffix("_frac") {
      shares[String(name.dropLast(5))] = place
    }
    var pairs: [(sample: String, reads: Int, share: Int?)] = []
    for (place, name) in head.fields.enumerated().dropFirst(3) {
      if name.hasSuffix("_num") {
        let stem = String(name.dropLast(4))
        pairs.append((SampleName.of(file: stem), place, shares[stem]))
      } else if !name.hasSuffix("_frac") {
        throw TableError(
          at: SourceLocation(file: file, line: head.line, column: "\(place + 1) (\"\(name)\")"),
          "the column is neither `…_num` nor `…_frac`", advice: "give the table as combine_bracken_outputs.py writes it"
        )
      }
    }
    return pairs
  }
}

public import BioModel

/// Tables of `kaiju2table`: file, percentage, reads, id and name of the taxa of one rank, one or more files in a table.
///
/// `unclassified` and `cannot be assigned to a (non-viral) species` stay features.
public struct KaijuTable: TableFormat {
  public let descriptor = Descriptor(
    id: "kaiju", title: "Kaiju summary", summary: "the head is `file percent reads taxon_id taxon_name`",
    reference: "10.1038/ncomms11257")

  public init() {}

  private static let heads = ["file", "percent", "reads", "taxon_id", "taxon_name"]

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    PlainRows.first(1, of: head).first?.fields == Self.heads ? 0.99 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var rows = PlainRows(bytes[...])
    guard let head = rows.next() else { throw TableError(at: SourceLocation(file: file), "the table is empty") }
    _ = try ProfileCell.columns(Self.heads, in: head, of: "kaiju2table", file: file)
    var records = ProfileRecords(file: file)
    var rank: Rank?
    var percents: [Double] = []
    while let row = rows.next() {
      try ProfileCell.require(row, width: 5, file: file)
      let name = row.fields[4].trimmingBlanks()
      let reads = try ProfileCell.count(row, 2, "reads", file: file)
      let percent = try ProfileCell.number(row, 1, "percent", file: file)
      let sample = records.sample(SampleName.of(file: row.fields[0].trimmingBlanks()), line: row.line)
      if sample == percents.count { percents.append(0) }
      percents[sample] += percent
      let nameless = Self.nameless(name)
      rank = rank ?? nameless.rank
      let id = row.fields[3].trimmingBlanks()
      let taxon = records.taxon(
        ProfileRecords.Taxon(
          name: nameless.isNameless ? name : Self.shortName(name), id: id == "NA" ? "" : id,
          lineage: nameless.isNameless ? .unclassified : Self.lineage(name), isUnclassified: nameless.isNameless,
          line: row.line))
      records.add(reads, taxon: taxon, sample: sample, line: row.line)
    }
    for (sample, percent) in percents.enumerated() where percent > 100.5 {
      throw TableError(
        at: SourceLocation(file: file),
        "the percentages of sample \"\(records.sampleIDs[sample])\" add up to \(NumberText.text(percent, significantDigits: 6))",
        advice: "two tables of one sample may have been joined; give one rank at a time")
    }
    var understood: [Understanding] = []
    if let rank {
      records.reviseTaxa { taxon in
        if !taxon.isUnclassified, taxon.lineage.isUnclassified, !taxon.name.hasPrefix("taxonid:") {
          taxon.lineage = TaxonRank.lineage(taxon.name, rank: rank.name)
        }
      }
      understood.append(
        Understanding(
          key: "rank", value: rank.name, confidence: 1, reason: "a row counts what cannot be assigned to that rank"))
    }
    return try records.document(
      TableOrigin(profiler: "kaiju", taxonomy: "ncbi", abundance: .reads),
      reasons: TableOrigin.Reasons(
        profiler: "the head is kaiju2table's", taxonomy: "Kaiju works with the NCBI taxonomy",
        abundance: "the column `reads`"),
      unit: .counts, assumptions: assumptions, understood: understood)
  }

  // `unclassified`, or `cannot be assigned to a (non-viral) genus`, which also tells the rank of the table.
  private static func nameless(_ name: String) -> (isNameless: Bool, rank: Rank?) {
    if name == ProfileRecords.unclassified { return (true, nil) }
    guard name.hasPrefix("cannot be assigned to a"), let word = name.split(separator: " ").last else {
      return (false, nil)
    }
    return (true, Rank(name: String(word)))
  }

  // `-p` gives the whole NCBI path, `-l` the names of some ranks; both end in `;`.
  private static func parts(_ name: String) -> [String] {
    name.split(separator: ";").map { String($0).trimmingBlanks() }
  }

  private static func shortName(_ name: String) -> String { parts(name).last { $0 != "NA" } ?? name }

  private static func lineage(_ name: String) -> Lineage {
    let parts = parts(name)
    guard parts.count > 1 else {
      return name == "Viruses" ? LineageParser.lineage(ranks: [(.domain, name)]) : .unclassified
    }
    let isWholePath = ["cellular organisms", "root"].contains(parts[0]) || parts.count > Rank.allCases.count
    guard isWholePath else { return LineageParser.lineage(name) }
    var lineage = TaxonRank.lineage(shortName(name), rank: "strain")
    for part in parts where TaxonRank.rank("", name: part, under: lineage) == .domain { lineage[.domain] = part }
    return lineage
  }
}

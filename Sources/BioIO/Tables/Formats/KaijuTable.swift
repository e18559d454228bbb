public import BioModel

/// Tables of `kaiju2table`: file, percentage, reads, id and name of the taxa of one rank, one or more files in a table.
///
/// `unclassified`, `cannot be assigned to a (non-viral) species` and `belong to a (non-viral) species with less than 1% of
/// all reads` (also `… having less than 10 reads`) stay features without a lineage. Percentages of the classified reads
/// (`-u`) are read; the table holds the reads.
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
    var percents: [KaijuPercents] = []
    while let row = rows.next() {
      try ProfileCell.require(row, width: 5, file: file)
      let name = row.fields[4].trimmingBlanks()
      let reads = try ProfileCell.count(row, 2, "reads", file: file)
      let percent = try ProfileCell.number(row, 1, "percent", file: file)
      let sample = records.sample(SampleName.of(file: row.fields[0].trimmingBlanks()), line: row.line)
      if sample == percents.count { percents.append(KaijuPercents()) }
      percents[sample].add(percent, reads: reads, isClassified: name != ProfileRecords.unclassified)
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
    for (sample, percents) in percents.enumerated() where percents.all > 100.5 && !percents.areOfClassified {
      throw TableError(
        at: SourceLocation(file: file),
        "the percentages of sample \"\(records.sampleIDs[sample])\" add up to \(NumberText.text(percents.all, significantDigits: 6))",
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

  // `unclassified`, or `cannot be assigned to a (non-viral) genus` and `belong to a (non-viral) genus with less than …`,
  // which also tell the rank of the table.
  private static func nameless(_ name: String) -> (isNameless: Bool, rank: Rank?) {
    if name == ProfileRecords.unclassified { return (true, nil) }
    guard ["cannot be assigned to a", "belong to a"].contains(where: name.hasPrefix) else { return (false, nil) }
    return (true, name.split(separator: " ").lazy.compactMap { ColumnRoles.rank(String($0)) }.first)
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

/// The percentages of one sample.
private struct KaijuPercents {
  private(set) var all = 0.0
  private var classified: [(percent: Double, reads: Double)] = []

  mutating func add(_ percent: Double, reads: Double, isClassified: Bool) {
    all += percent
    if isClassified { classified.append((percent, reads)) }
  }

  /// Every classified row is a percentage of the classified reads (`kaiju2table -u`).
  var areOfClassified: Bool {
    let total = classified.reduce(0) { $0 + $1.reads }
    return total > 0 && classified.allSatisfy { ($0.percent - 100 * $0.reads / total).magnitude <= 0.06 }
  }
}

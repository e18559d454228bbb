public import BioModel

/// Centrifuge's own report: one row per taxon with the reads that were given to it. A read with several equal hits counts
/// for each of them, so the sum can exceed the reads of the sample.
public struct CentrifugeTable: TableFormat {
  public let descriptor = Descriptor(
    id: "centrifuge", title: "Centrifuge report",
    summary: "the head is `name taxID taxRank genomeSize numReads numUniqueReads abundance`",
    reference: "10.1101/gr.210641.116")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    let fields = PlainRows.first(1, of: head).first?.fields ?? []
    return fields.starts(with: ["name", "taxID", "taxRank", "genomeSize"]) ? 0.99 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var rows = PlainRows(bytes[...])
    guard let head = rows.next() else { throw TableError(at: SourceLocation(file: file), "the report is empty") }
    let places = try ProfileCell.columns(
      ["name", "taxID", "taxRank", "numReads", "numUniqueReads"], in: head, of: "Centrifuge", file: file)
    var records = ProfileRecords(file: file)
    let sample = records.sample(SampleName.of(file: file), line: 1)
    var unique = 0.0
    while let row = rows.next() {
      try ProfileCell.require(row, width: head.fields.count, file: file)
      let name = row.fields[places[0]].trimmingBlanks()
      let reads = try ProfileCell.count(row, places[3], "numReads", file: file)
      let own = try ProfileCell.count(row, places[4], "numUniqueReads", file: file)
      guard own <= reads else {
        throw TableError(
          at: SourceLocation(file: file, line: row.line, column: "\(places[4] + 1) (\"numUniqueReads\")"),
          "\(NumberText.text(own)) unique reads are more than all \(NumberText.text(reads)) reads",
          advice: "the columns may be shifted")
      }
      unique += own
      let taxon = records.taxon(
        ProfileRecords.Taxon(
          name: name, id: row.fields[places[1]].trimmingBlanks(),
          lineage: TaxonRank.lineage(name, rank: row.fields[places[2]].trimmingBlanks()),
          isUnclassified: name == ProfileRecords.unclassified, line: row.line))
      records.add(reads, taxon: taxon, sample: sample, line: row.line)
    }
    var notices: [Notice] = []
    if unique < records.total(sample) {
      notices.append(
        Notice(
          .note, code: "reads-counted-several-times",
          message:
            "\(NumberText.text(records.total(sample) - unique)) of \(NumberText.text(records.total(sample))) counts are of reads with several equal hits, which count for each; unclassified reads are not listed"
        ))
    }
    return try records.document(
      TableOrigin(profiler: "centrifuge", taxonomy: "ncbi", abundance: .reads),
      reasons: TableOrigin.Reasons(
        profiler: "the head is Centrifuge's", taxonomy: "Centrifuge's indices use NCBI ids",
        abundance: "the column `numReads`"),
      unit: .counts, assumptions: assumptions, notices: notices)
  }
}

public import BioModel

/// Reports of KrakenUniq: two comments, a head, then a tree as in a Kraken report with unique k-mers beside the reads.
public struct KrakenUniqTable: TableFormat {
  public let descriptor = Descriptor(
    id: "krakenuniq", title: "KrakenUniq report",
    summary: "the head is `% reads taxReads kmers dup cov taxID rank taxName`",
    reference: "10.1186/s13059-018-1568-0")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    PlainRows.first(8, of: head).contains { Self.isHead($0.fields) } ? 0.99 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var rows = PlainRows(bytes[...])
    var origin = TableOrigin(profiler: "krakenuniq", abundance: .reads)
    var tree: ReportTree?
    while let row = rows.next() {
      if tree != nil {
        try tree?.add(row)
      } else if Self.isHead(row.fields) {
        tree = ReportTree(ReportTree.Layout(width: 9, rank: 7, taxonID: 6, name: 8), file: file)
      } else {
        for word in row.fields.joined(separator: " ").split(separator: " ") {
          if word.hasPrefix("DB:") { origin.database = String(word.dropFirst(3)) }
          if word.hasPrefix("v"), word.dropFirst().first?.isNumber == true { origin.version = String(word.dropFirst()) }
        }
      }
    }
    guard let tree, !tree.isEmpty else {
      throw TableError(
        at: SourceLocation(file: file), "the report has no rows below a head `% reads taxReads … taxName`",
        advice: "the file may be cut off")
    }
    var records = ProfileRecords(file: file)
    let sample = records.sample(SampleName.of(file: file), line: 1)
    let notices = try tree.gather(into: &records, sample: sample)
    if tree.usesNCBI { origin.taxonomy = "ncbi" }
    return try records.document(
      origin,
      reasons: TableOrigin.Reasons(
        profiler: "the head is KrakenUniq's", taxonomy: "the ids of the domains", abundance: "the reads of each taxon"),
      unit: .counts, assumptions: assumptions, dropping: true, notices: notices)
  }

  private static func isHead(_ fields: [String]) -> Bool {
    fields.count == 9 && fields[0].hasSuffix("%") && fields.last == "taxName" && fields[2] == "taxReads"
  }
}

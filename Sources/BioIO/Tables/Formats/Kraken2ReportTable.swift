public import BioModel

/// Kraken-style reports: percentage, reads of the clade, reads of the taxon, rank code, taxonomy id, indented name; with
/// two columns of minimizers in between when Kraken 2 was asked for them. Kraken 1, Bracken and Centrifuge's `kreport`
/// write the same.
///
/// The table holds the reads of each taxon's own, so its features are disjoint and add up to all reads. Rows without
/// reads of their own are left out; a report of no reads is a sample without reads; an empty file is an error.
public struct Kraken2ReportTable: TableFormat {
  public let descriptor = Descriptor(
    id: "kraken2-report", title: "Kraken-style report",
    summary: "the rows are percentage, reads of the clade, reads of the taxon, rank code, id and indented name",
    reference: "10.1186/s13059-019-1891-0")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    let rows = PlainRows.first(2, of: head)
    guard let first = rows.first else { return 0 }
    if Self.isRow(first.fields) { return 0.98 }
    return rows.count > 1 && Self.isHead(first.fields) && Self.isRow(rows[1].fields) ? 0.98 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var rows = PlainRows(bytes[...])
    var tree: ReportTree?
    while let row = rows.next() {
      if tree == nil {
        if Self.isHead(row.fields) { continue }
        let width = row.fields.count == 8 ? 8 : 6
        tree = ReportTree(
          ReportTree.Layout(width: width, rank: width - 3, taxonID: width - 2, name: width - 1), file: file)
      }
      try tree?.add(row)
    }
    guard let tree else { throw TableError(at: SourceLocation(file: file), "the report has no rows") }
    var records = ProfileRecords(file: file)
    let sample = records.sample(SampleName.of(file: file), line: 1)
    let notices = try tree.gather(into: &records, sample: sample)
    var origin = TableOrigin(profiler: "kraken-style", abundance: .reads)
    if tree.usesNCBI { origin.taxonomy = "ncbi" }
    if tree.usesGTDB { origin.taxonomy = "gtdb" }
    return try records.document(
      origin,
      reasons: TableOrigin.Reasons(
        profiler: tree.layout.width == 8
          ? "the columns of minimizers are Kraken 2's"
          : "Kraken 1 and 2, Bracken and Centrifuge's kreport write these columns; the file does not tell which",
        profilerConfidence: tree.layout.width == 8 ? 1 : 0.9, taxonomy: "the ids and names of the domains",
        abundance: "the reads of each taxon"),
      unit: .counts, assumptions: assumptions, dropping: true, notices: notices)
  }

  private static func isRow(_ fields: [String]) -> Bool {
    guard fields.count == 6 || fields.count == 8, let percent = NumberText.number(fields[0].trimmingBlanks()),
      percent >= 0, percent <= 101, !fields[fields.count - 1].isEmpty
    else { return false }
    let code = fields[fields.count - 3].trimmingBlanks()
    guard let letter = code.first, "URDKPCOFGS-".contains(letter), code.dropFirst().allSatisfy(\.isNumber) else {
      return false
    }
    return [1, 2, fields.count - 2].allSatisfy { NumberText.number(fields[$0].trimmingBlanks()) != nil }
  }

  private static func isHead(_ fields: [String]) -> Bool {
    guard fields.count == 6 || fields.count == 8 else { return false }
    let words = fields.suffix(2).map(\.asColumnWord)
    return ["taxid", "ncbitaxid", "taxonomyid", "ncbitaxonomyid"].contains(words[0])
      && ["name", "scientificname", "taxname", "indentedscientificname"].contains(words[1])
  }
}

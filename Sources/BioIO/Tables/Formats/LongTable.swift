public import BioModel

/// Long tables: one record per feature and sample (`sequence,sample,count`), as DADA2 ports, taxpasta and psmelt write.
public struct LongTable: TableFormat {
  public let descriptor = Descriptor(
    id: "long", title: "long text, one record per feature and sample",
    summary: "the header names a feature, a sample and a count", reference: "https://taxpasta.readthedocs.io")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double { columns(head) == nil ? 0 : 0.95 }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    guard let columns = columns(bytes.prefix(1 << 20)) else {
      throw TableError(
        at: SourceLocation(file: file, line: 1), "the header names no feature, sample and count",
        advice: "head the columns `feature`, `sample`, `count`")
    }
    let rows = try DelimitedRows.rows(bytes, delimiter: columns.delimiter, file: file)
    var entries = LongTableEntries(file: file)
    for row in rows.dropFirst() {
      guard row.fields.count == rows[0].fields.count else {
        throw TableError(
          at: SourceLocation(file: file, line: row.line),
          "the row has \(row.fields.count) fields, the header names \(rows[0].fields.count)",
          advice: "the file may be cut off, or a field may hold an unquoted delimiter")
      }
      let place = SourceLocation(file: file, line: row.line)
      try entries.add(
        feature: row.fields[columns.feature], sample: row.fields[columns.sample],
        value: NumericCell.value(
          ofOddField: row.fields[columns.count], emptyIsZero: assumptions.emptyCellsAreZero, place: place,
          columnNumber: columns.count + 1, head: rows[0].fields[columns.count]),
        line: row.line)
    }
    return try entries.document(assumptions)
  }

  // The delimiter and the places of the three columns, when the header has them all.
  private func columns(_ head: ArraySlice<UInt8>) -> (delimiter: UInt8, feature: Int, sample: Int, count: Int)? {
    let bytes = Array(head)
    for delimiter in [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";")] {
      var cursor = DelimitedRows.Cursor()
      guard let fields = try? DelimitedRows.record(bytes.span, &cursor, delimiter: delimiter, file: "") else {
        continue
      }
      let words = fields.map(\.asColumnWord)
      if let feature = words.firstIndex(where: Self.featureWords.contains),
        let sample = words.firstIndex(where: Self.sampleWords.contains),
        let count = words.firstIndex(where: Self.countWords.contains), feature != sample
      {
        return (delimiter, feature, sample, count)
      }
    }
    return nil
  }

  private static let featureWords: Set<String> = [
    "sequence", "feature", "featureid", "asv", "asvid", "otu", "otuid", "taxon", "taxonomyid", "lineage",
  ]
  private static let sampleWords: Set<String> = ["sample", "sampleid", "samplename"]
  private static let countWords: Set<String> = ["count", "counts", "abundance", "reads", "value", "relativeabundance"]
}

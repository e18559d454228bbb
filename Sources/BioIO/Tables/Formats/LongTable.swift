public import BioModel

/// Long tables: one record per feature and sample (`sequence,sample,count`), as DADA2 ports, taxpasta and psmelt write.
public struct LongTable: TableFormat {
  public let descriptor = Descriptor(
    id: "long", title: "long text, one record per feature and sample",
    summary: "the header names a feature, a sample and a count", reference: "https://taxpasta.readthedocs.io")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double { LongTableColumns(head) == nil ? 0 : 0.95 }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    guard let columns = LongTableColumns(bytes.prefix(1 << 20), stated: assumptions.delimiter) else {
      throw TableError(
        at: SourceLocation(file: file, line: 1), "the header names no feature, sample and count",
        advice: "head the columns `feature`, `sample`, `count`")
    }
    var (entries, extras, spelling) = try entries(bytes, columns, file, assumptions, decimal: assumptions.decimal)
    if spelling.foundComma {
      (entries, extras, spelling) = try self.entries(bytes, columns, file, assumptions, decimal: .comma)
    }
    if assumptions.decimal == nil, let mark = spelling.doubtfulMark { throw spelling.doubt(mark, file: file) }
    var document = try entries.document(assumptions, stated: spelling.percentCells > 0 ? .percent : nil)
    extras.apply(to: &document)
    document.understood.removeAll { $0.key == "unclassified" }
    if let said = UnclassifiedShare.said(of: document.table) { document.understood.append(said) }
    document.understood.insert(contentsOf: spelling.understood, at: 0)
    return document
  }

  private func entries(
    _ bytes: [UInt8], _ columns: LongTableColumns, _ file: String, _ assumptions: TableAssumptions,
    decimal: DecimalMark?
  ) throws(TableError) -> (LongTableEntries, LongTableExtras, CellSpelling) {
    var entries = LongTableEntries(file: file)
    var extras = LongTableExtras(columns)
    var spelling = CellSpelling(
      decimal: decimal, thousands: assumptions.thousands, emptyIsZero: assumptions.emptyCellsAreZero)
    let text = bytes.span
    var cursor = DelimitedRows.Cursor()
    _ = try DelimitedRows.record(text, &cursor, delimiter: columns.delimiter, file: file)
    while cursor.at < text.count, !spelling.foundComma {
      let line = cursor.line
      let fields = try DelimitedRows.record(text, &cursor, delimiter: columns.delimiter, file: file)
      if fields == [""] { continue }
      guard fields.count == columns.heads.count else {
        throw TableError(
          at: SourceLocation(file: file, line: line),
          "the row has \(fields.count) fields, the header names \(columns.heads.count)",
          advice: "the file may be cut off, or a field may hold an unquoted delimiter")
      }
      let value = try spelling.value(
        ofField: fields[columns.count], place: SourceLocation(file: file, line: line),
        columnNumber: columns.count + 1, head: columns.heads[columns.count])
      try entries.add(feature: fields[columns.feature], sample: fields[columns.sample], value: value, line: line)
      try extras.add(fields, line: line, file: file)
    }
    return (entries, extras, spelling)
  }
}

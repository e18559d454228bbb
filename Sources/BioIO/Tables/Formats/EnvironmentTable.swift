public import BioModel

/// Fast UniFrac's environment file: a record per tip and sample, without a header (`153762  NP5  1`).
public struct EnvironmentTable: TableFormat {
  public let descriptor = Descriptor(
    id: "unifrac-env", title: "environment file of Fast UniFrac, one record per tip and sample",
    summary: "every row is a name, a sample and a count, without a header", reference: "10.1038/ismej.2009.97")

  public init() {}

  /// All rows looked at hold two names, of which the second is no number, and a count.
  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    var rows = PlainRows(head)
    var seen = 0
    while seen < 50, let row = rows.next() {
      guard row.fields.count == 3, !row.fields[0].isEmpty, !row.fields[1].isEmpty,
        NumberText.number(row.fields[1]) == nil, let count = NumberText.number(row.fields[2]), count >= 0,
        count == count.rounded()
      else { return 0 }
      seen += 1
    }
    return seen > 1 ? 0.8 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var entries = LongTableEntries(file: file)
    for row in try DelimitedRows.rows(bytes, delimiter: UInt8(ascii: "\t"), file: file) {
      let place = SourceLocation(file: file, line: row.line)
      guard row.fields.count == 3 else {
        throw TableError(
          at: place, "the row has \(row.fields.count) fields; a name, a sample and a count are three",
          advice: "the file may be cut off, or is of another kind")
      }
      let count = try NumericCell.value(
        ofOddField: row.fields[2], emptyIsZero: assumptions.emptyCellsAreZero, place: place, columnNumber: 3, head: "")
      try entries.add(feature: row.fields[0], sample: row.fields[1], value: count, line: row.line)
    }
    return try entries.document(assumptions, stated: nil)
  }
}

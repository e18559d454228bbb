public import BioModel

/// Tables of taxpasta, tabs or commas: standardised (`taxonomy_id`, `count`), merged wide (a column per sample) and merged
/// long (`taxonomy_id`, `sample`, `count`), with `name`, `rank`, `lineage`, `id_lineage`, `rank_lineage` where they were asked
/// for. The id 0 is what was not classified.
///
/// Written is the wide form; it needs an id for every feature and whole counts.
public struct TaxpastaTable: TableFormat {
  public let descriptor = Descriptor(
    id: "taxpasta", title: "taxpasta table", summary: "the first column is `taxonomy_id`",
    reference: "10.21105/joss.05627")

  public init() {}

  public var endings: [String] { ["taxpasta.tsv"] }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double { TaxpastaHead(head) == nil ? 0 : 0.97 }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    guard let head = TaxpastaHead(bytes[...]) else {
      throw TableError(
        at: SourceLocation(file: file, line: 1), "the first column is not headed `taxonomy_id`",
        advice: "give the table as taxpasta writes it")
    }
    let text = bytes.span
    var cursor = DelimitedRows.Cursor()
    _ = try DelimitedRows.record(text, &cursor, delimiter: head.delimiter, file: file)
    var records = ProfileRecords(file: file)
    for place in head.samples { records.newSample(head.fields[place], line: 1) }
    let single = head.samples.isEmpty && head.sample == nil ? records.sample(SampleName.of(file: file), line: 1) : 0
    while cursor.at < text.count {
      let line = cursor.line
      let row = DelimitedRows.Row(
        line: line, fields: try DelimitedRows.record(text, &cursor, delimiter: head.delimiter, file: file))
      if row.fields == [""] { continue }
      try ProfileCell.require(row, width: head.fields.count, file: file)
      let (listed, key) = (try head.taxon(row, file: file), row.fields[0].trimmingBlanks())
      head.addCladeIDs(row, listed, to: &records.cladeIDs)
      let taxon = head.sample == nil ? try records.newTaxon(listed, key: key) : records.taxon(listed, key: key)
      for (sample, place) in head.samples.enumerated() {
        let value = try ProfileCell.number(
          row, place, head.fields[place], emptyIsZero: assumptions.emptyCellsAreZero, file: file)
        if value > 0 { records.add(value, taxon: taxon, sample: sample, line: line) }
      }
      if let count = head.count {
        let sample = head.sample.map { records.sample(row.fields[$0].trimmingBlanks(), line: line) } ?? single
        records.add(try ProfileCell.number(row, count, "count", file: file), taxon: taxon, sample: sample, line: line)
      }
    }
    return try records.document(
      TableOrigin(), reasons: TableOrigin.Reasons(profiler: "", abundance: ""), unit: nil, assumptions: assumptions,
      understood: [
        Understanding(
          key: "profiler", value: "not-told", confidence: 1,
          reason: "taxpasta does not keep which profiler counted, nor which taxonomy the ids are of")
      ],
      notices: head.hasUnrankedLineages
        ? [
          Notice(
            .warning, code: "path-without-ranks",
            message:
              "the column lineage has no rank_lineage beside it; lineages hold the taxon's own rank and its domain (run `taxpasta` with `--add-rank-lineage`)"
          )
        ] : [])
  }

  /// - Throws: `usage` for features without ids, two features of one id, numbers that are not whole, sample names that are
  ///   taxpasta's own heads.
  public func write(_ document: TableDocument) throws(TableError) -> [TableFile] {
    [TableFile(bytes: try TaxpastaWriter(document).bytes())]
  }
}

import BioModel

/// Reads taxonomies: QIIME 2 (`Feature ID`, `Taxon`, `Confidence`), the same without a header, one column per rank
/// (DADA2, phyloseq, ampliseq), mothur's `.cons.taxonomy` (`OTU`, `Size`, `Taxonomy`); tabs or commas. QIIME 2 artifacts
/// `FeatureData[Taxonomy]` are read as they are.
public enum TaxonomyTableReader {
  /// - Throws: no column of lineages or ranks, ragged rows, clashing ids, text as confidence, an artifact of another type.
  public static func read(bytes: [UInt8], file: String) throws(TableError) -> TaxonomyTable {
    if QIIME2Artifact.sniff(bytes[...]) > 0 {
      let artifact = try QIIME2Artifact(bytes, file: file, wanted: .taxonomy)
      return try read(bytes: artifact.data, file: "\(file):\(artifact.path)")
    }
    let text = try TextBytes.checked(bytes, file: file)
    let delimiter =
      text.prefix { $0 != 0x0A && $0 != 0x0D }.contains(UInt8(ascii: "\t")) ? UInt8(ascii: "\t") : UInt8(ascii: ",")
    var rows = try DelimitedRows.rows(text, delimiter: delimiter, file: file)
    while let first = rows.first, first.fields.count == 1, first.fields[0].hasPrefix("#") { rows.removeFirst() }
    guard let first = rows.first else { throw TableError(at: SourceLocation(file: file), "the taxonomy is empty") }
    let columns = try TaxonomyColumns(first, file: file)
    if columns.hasHeader { rows.removeFirst() }
    if rows.first?.fields[0] == "#q2:types" { rows.removeFirst() }
    guard !rows.isEmpty else {
      throw TableError(at: SourceLocation(file: file, line: first.line), "the taxonomy has a header and no rows")
    }
    var ids: [String] = []
    var lineages: [Lineage] = []
    var confidences: [Double?] = []
    for row in rows {
      let place = SourceLocation(file: file, line: row.line)
      guard row.fields.count == first.fields.count || row.fields.count == first.fields.count + columns.missingCorner
      else {
        throw TableError(
          at: place, "the row has \(row.fields.count) fields, the first row has \(first.fields.count)",
          advice: "the file may be cut off, or a field may hold an unquoted delimiter")
      }
      ids.append(row.fields[0])
      lineages.append(columns.lineage(row.fields))
      confidences.append(try columns.confidence(row.fields, place))
    }
    let checked = try Identifiers.checked(ids, what: "feature") { SourceLocation(file: file, line: rows[$0].line) }
    return TaxonomyTable(featureIDs: checked, lineages: lineages, confidences: confidences)
  }
}

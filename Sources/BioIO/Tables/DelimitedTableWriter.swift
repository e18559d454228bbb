import BioModel

/// Writes a table as delimited text, features in rows.
enum DelimitedTableWriter {
  /// Complexity O(samples × features) text, one feature's row in memory at a time.
  static func bytes(
    _ table: FeatureTable, delimiter: DelimitedWriter.Delimiter, corner: String, lineageHead: String
  ) -> [UInt8] {
    var writer = DelimitedWriter(delimiter)
    writer.row([corner] + table.sampleIDs + (table.lineages == nil ? [] : [lineageHead]))
    let byFeature = SparseTranspose.transposed(
      rowStarts: table.rowStarts, columns: table.columns, values: table.values, columnCount: table.featureCount)
    for feature in 0..<table.featureCount {
      writer.field(table.featureIDs[feature])
      var next = byFeature.rowStarts[feature]
      let end = byFeature.rowStarts[feature + 1]
      for sample in 0..<table.sampleCount {
        if next < end, byFeature.columns[next] == Int32(sample) {
          writer.field(byFeature.values[next])
          next += 1
        } else {
          writer.field(0)
        }
      }
      if let lineages = table.lineages { writer.field(lineageText(lineages[feature])) }
      writer.endRow()
    }
    return writer.bytes
  }

  /// `d__Bacteria; p__Bacillota; …`, or `Unassigned`.
  static func lineageText(_ lineage: Lineage) -> String {
    lineage.isUnclassified ? "Unassigned" : lineage.prefixedText.replacing(";", with: "; ")
  }
}

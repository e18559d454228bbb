import BioModel

/// Writes a table as delimited text, features in rows or samples in rows.
enum DelimitedTableWriter {
  /// The table the way round that the document asks for. Lineages have a place only beside features in rows.
  static func bytes(
    _ document: TableDocument, delimiter: DelimitedWriter.Delimiter, corner: String, lineageHead: String
  ) -> [UInt8] {
    switch document.writtenOrientation {
    case .featuresBySamples:
      bytes(document.table, delimiter: delimiter, corner: corner, lineageHead: lineageHead)
    case .samplesByFeatures: samplesInRows(document.table, delimiter: delimiter)
    }
  }

  /// Lineages beside samples in rows have no place.
  static func notices(_ document: TableDocument) -> [Notice] {
    guard document.writtenOrientation == .samplesByFeatures, document.table.lineages != nil else { return [] }
    return [
      Notice(
        .warning, code: "lineages-not-written",
        message: "a table with samples in rows has no place for lineages; they are not written")
    ]
  }

  // One row per sample, headed by `sample`.
  private static func samplesInRows(_ table: FeatureTable, delimiter: DelimitedWriter.Delimiter) -> [UInt8] {
    var writer = DelimitedWriter(delimiter)
    writer.row(["sample"] + table.featureIDs)
    for sample in 0..<table.sampleCount {
      writer.field(table.sampleIDs[sample])
      let row = table[sample: sample]
      writer.fields(row.columns, row.values, of: table.featureCount)
      writer.endRow()
    }
    return writer.bytes
  }

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
      writer.fields(
        byFeature.columns[byFeature.rowStarts[feature]..<byFeature.rowStarts[feature + 1]],
        byFeature.values[byFeature.rowStarts[feature]..<byFeature.rowStarts[feature + 1]], of: table.sampleCount)
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

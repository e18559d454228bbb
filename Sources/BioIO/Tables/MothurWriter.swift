import BioModel

/// Writes mothur's `.shared` and `.cons.taxonomy`.
enum MothurWriter {
  /// Complexity O(samples × features) text.
  static func files(_ table: FeatureTable) throws(TableError) -> [TableFile] {
    guard table.unit == .counts, table.values.allSatisfy({ $0 == $0.rounded() && $0 < 0x1p53 }) else {
      throw TableError(
        .usage, at: nil, "a mothur shared file holds whole counts, and the table does not",
        advice: "write another format, such as tsv")
    }
    try check(table.sampleIDs, "sample")
    try check(table.featureIDs, "feature")
    var writer = DelimitedWriter(.tab)
    writer.row(["label", "Group", "numOtus"] + table.featureIDs)
    for sample in 0..<table.sampleCount {
      writer.field("dysbio")
      writer.field(table.sampleIDs[sample])
      writer.field(table.featureCount)
      let row = table[sample: sample]
      var next = row.columns.startIndex
      for feature in 0..<table.featureCount {
        if next < row.columns.endIndex, row.columns[next] == Int32(feature) {
          writer.field(row.values[next])
          next += 1
        } else {
          writer.field(0)
        }
      }
      writer.endRow()
    }
    let shared = TableFile(bytes: writer.bytes)
    guard let lineages = table.lineages else { return [shared] }
    return [shared, TableFile(name: "cons.taxonomy", bytes: taxonomy(table, lineages))]
  }

  // All seven ranks, as mothur fills them: a rank without a name repeats the one above with `_unclassified`.
  private static func taxonomy(_ table: FeatureTable, _ lineages: [Lineage]) -> [UInt8] {
    var sizes = [Double](repeating: 0, count: table.featureCount)
    for (column, value) in zip(table.columns, table.values) { sizes[Int(column)] += value }
    var writer = DelimitedWriter(.tab)
    writer.row(["OTU", "Size", "Taxonomy"])
    for feature in 0..<table.featureCount {
      writer.field(table.featureIDs[feature])
      writer.field(sizes[feature])
      var text = ""
      var parent = "unknown"
      for rank in Rank.allCases {
        if let name = lineages[feature][rank] {
          parent = name.replacing(" ", with: "_")
          text += parent + ";"
        } else {
          text += rank == .domain ? "unknown;" : "\(parent)_unclassified;"
        }
      }
      writer.field(text)
      writer.endRow()
    }
    return writer.bytes
  }

  private static func check(_ ids: [String], _ what: String) throws(TableError) {
    let bad = ids.first { id in
      id.utf8.contains { $0 <= 0x20 || $0 == 0x7F } || id.hasPrefix("\"") || id.hasPrefix("#")
    }
    guard let bad else { return }
    throw TableError(
      .usage, at: nil, "mothur cannot hold the \(what) id \"\(bad)\": it splits at blanks and knows no quotes",
      advice: "rename it, or write another format, such as tsv")
  }
}

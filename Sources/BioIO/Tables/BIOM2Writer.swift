import BioModel

/// Writes BIOM 2.1: both orientations of the matrix, ids, taxonomy, sample metadata and the tree.
enum BIOM2Writer {
  /// Deterministic: the mandatory date is the epoch, no times of objects are stored.
  ///
  /// - Throws: `usage` for ids with a NUL and for more values than the format's 32-bit indices hold.
  /// - Complexity: O(non-zeros + names).
  static func bytes(_ document: TableDocument) throws(TableError) -> [UInt8] {
    let table = document.table
    guard table.values.count <= Int(Int32.max) else {
      throw TableError(.usage, at: nil, "BIOM 2.1 holds at most 2^31 - 1 values, the table has \(table.values.count)")
    }
    let byFeature = SparseTranspose.transposed(
      rowStarts: table.rowStarts, columns: table.columns, values: table.values, columnCount: table.featureCount)
    return try HDF5Writer.bytes { writer throws(TableError) in
      try attributes(document, writer)
      try axis(
        "observation", table.featureIDs, starts: byFeature.rowStarts, indices: byFeature.columns,
        values: byFeature.values, writer)
      try taxonomy(table, writer)
      if let tree = document.tree {
        let path = "observation/group-metadata/phylogeny"
        try writer.strings(path, [String(decoding: NewickWriter.bytes(tree).dropLast(), as: UTF8.self)], shape: [1])
        try writer.attribute("data_type", of: path, "newick")
      }
      try axis(
        "sample", table.sampleIDs, starts: table.rowStarts, indices: table.columns, values: table.values, writer)
      try sampleMetadata(document, writer)
    }
  }

  private static func attributes(_ document: TableDocument, _ writer: borrowing HDF5Writer) throws(TableError) {
    let table = document.table
    try writer.attribute("id", "No Table ID")
    try writer.attribute("type", "OTU table")
    try writer.attribute("format-url", "http://biom-format.org")
    try writer.attribute("format-version", [2, 1])
    try writer.attribute("generated-by", "dysbio")
    try writer.attribute("creation-date", "1970-01-01T00:00:00")
    try writer.attribute("shape", [Int64(table.featureCount), Int64(table.sampleCount)])
    try writer.attribute("nnz", [Int64(table.values.count)])
    if let comment = BIOMComment.text(document) { try writer.attribute("comment", comment) }
  }

  private static func axis(
    _ axis: String, _ ids: [String], starts: [Int], indices: [Int32], values: [Double], _ writer: borrowing HDF5Writer
  ) throws(TableError) {
    for group in [axis, "\(axis)/metadata", "\(axis)/group-metadata", "\(axis)/matrix"] { try writer.group(group) }
    try writer.strings("\(axis)/ids", ids, shape: [ids.count])
    try writer.doubles("\(axis)/matrix/data", values)
    try writer.integers("\(axis)/matrix/indices", indices)
    try writer.integers("\(axis)/matrix/indptr", starts.map { Int32($0) })
  }

  private static func taxonomy(_ table: FeatureTable, _ writer: borrowing HDF5Writer) throws(TableError) {
    guard let lineages = table.lineages, !lineages.isEmpty else { return }
    let rows = lineages.map { lineage in
      lineage.isUnclassified ? ["Unassigned"] : lineage.prefixedText.split(separator: ";").map(String.init)
    }
    let width = rows.map(\.count).max() ?? 1
    try writer.strings(
      "observation/metadata/taxonomy", rows.flatMap { $0 + Array(repeating: "", count: width - $0.count) },
      shape: [rows.count, width])
  }

  private static func sampleMetadata(
    _ document: TableDocument, _ writer: borrowing HDF5Writer
  ) throws(TableError) {
    guard let metadata = document.metadata?.aligned(to: document.table.sampleIDs) else { return }
    for column in metadata.columns {
      guard !column.name.isEmpty, column.name != ".", column.name != ".." else {
        throw TableError(
          .usage, at: nil, "a column of the sample metadata is named \"\(column.name)\"", advice: "rename it")
      }
      try writer.strings(
        "sample/metadata/" + BIOM2Metadata.escaped(column.name), column.values.map { $0 ?? "" },
        shape: [column.values.count])
    }
  }
}

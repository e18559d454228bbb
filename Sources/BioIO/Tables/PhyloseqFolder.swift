import BioModel

/// Reads a folder of phyloseq tables: `otu_table`, `tax_table` and `sample_data` as CSV or TSV, as `write.csv` and
/// `PhyloseqTables` write them.
public enum PhyloseqFolder {
  /// Whether a folder with files of these names is one.
  public static func isFolder(holding names: [String]) -> Bool { file("otu_table", in: names.map { ($0, []) }) != nil }

  /// The table with its lineages and metadata; nil when no file is named `otu_table.csv` (or `.tsv`, `.txt`).
  ///
  /// - Parameter files: name and inflated bytes of each file; others than the three are left aside.
  /// - Throws: what a file is wrong with; metadata or a taxonomy that know none of the samples or features.
  public static func read(
    files: [(name: String, bytes: [UInt8])], assumptions: TableAssumptions = TableAssumptions()
  ) throws(TableError) -> TableDocument? {
    guard let table = file("otu_table", in: files) else { return nil }
    var assumptions = assumptions
    var stated: MetadataDocument?
    if let samples = file("sample_data", in: files) {
      let read = try MetadataReader.read(bytes: withCorner(samples.bytes), file: samples.name)
      stated = read
      assumptions.knownSampleIDs += read.metadata.sampleIDs
    }
    var document = try TableFormats.read(bytes: table.bytes, file: table.name, assumptions: assumptions)
    if let taxa = file("tax_table", in: files) {
      let taxonomy = try TaxonomyTableReader.read(bytes: taxa.bytes, file: taxa.name)
      document = try oriented(document, taxonomy, table, assumptions)
      let known = Set(taxonomy.featureIDs)
      guard document.table.featureIDs.contains(where: known.contains) else {
        throw TableError(
          at: SourceLocation(file: taxa.name), "it names none of the features of \(table.name)",
          advice: "the first column must hold the names of the taxa")
      }
      let (annotated, notices) = taxonomy.annotating(document.table)
      document.table = annotated
      document.notices += notices
      document.understood.removeAll { $0.key == "taxonomy" || $0.key == "unclassified" }
      document.understood.append(
        Understanding(key: "taxonomy", value: "columns", confidence: 1, reason: "\(taxa.name) has one column per rank"))
      if let said = UnclassifiedShare.said(of: annotated) { document.understood.append(said) }
    }
    if let stated {
      let known = Set(stated.metadata.sampleIDs)
      guard document.table.sampleIDs.contains(where: known.contains) else {
        throw TableError(
          at: SourceLocation(file: "sample_data.csv"), "it describes none of the samples of \(table.name)",
          advice: "the first column must hold the names of the samples")
      }
      document.metadata = stated.metadata.aligned(to: document.table.sampleIDs)
      document.notices += stated.notices
    }
    if let place = document.understood.firstIndex(where: { $0.key == "format" }) {
      document.understood[place] = Understanding(
        key: "format", value: PhyloseqTables().id, confidence: 1, reason: PhyloseqTables().descriptor.summary)
    }
    return document
  }

  // The taxa of the taxonomy tell which side of the table they are on, better than anything in the table.
  private static func oriented(
    _ document: TableDocument, _ taxonomy: TaxonomyTable, _ table: (name: String, bytes: [UInt8]),
    _ assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    guard assumptions.orientation == nil else { return document }
    let taxa = Set(taxonomy.featureIDs)
    let asFeatures = document.table.featureIDs.count(where: taxa.contains)
    let asSamples = document.table.sampleIDs.count(where: taxa.contains)
    guard asFeatures != asSamples else { return document }
    let isTurned = document.understanding(of: "orientation")?.value == "samples-by-features"
    var read = document
    var orientation: TableAssumptions.Orientation = isTurned ? .samplesByFeatures : .featuresBySamples
    if asSamples > asFeatures {
      var stated = assumptions
      orientation = isTurned ? .featuresBySamples : .samplesByFeatures
      stated.orientation = orientation
      read = try TableFormats.read(bytes: table.bytes, file: table.name, assumptions: stated)
    }
    read.notices.removeAll { $0.code == "orientation-uncertain" }
    if let place = read.understood.firstIndex(where: { $0.key == "orientation" }) {
      read.understood[place] = Understanding(
        key: "orientation", value: orientation.rawValue, confidence: 1,
        reason: "the \(max(asFeatures, asSamples)) taxa of the taxonomy are on that side")
    }
    return read
  }

  private static func file(
    _ stem: String, in files: [(name: String, bytes: [UInt8])]
  ) -> (name: String, bytes: [UInt8])? {
    files.first { file in
      let name = (file.name.split(separator: "/").last.map(String.init) ?? file.name).lowercased()
      let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
      return ["csv", "tsv", "txt"].contains { plain == "\(stem).\($0)" }
    }
  }

  // `write.csv` leaves the head of the row names empty; metadata want a word there.
  private static func withCorner(_ bytes: [UInt8]) -> [UInt8] {
    for corner in ["\"\",", "\"\"\t", ",", "\t"] where bytes.starts(with: corner.utf8) {
      return Array("sample-id".utf8) + bytes.dropFirst(corner.hasPrefix("\"") ? 2 : 0)
    }
    return bytes
  }
}

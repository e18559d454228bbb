public import BioModel

/// BIOM 2.0 and 2.1: the HDF5 form of the Biological Observation Matrix.
///
/// Read: ids, one orientation of the matrix (by samples where there is one; the other is not compared), `taxonomy` of the
/// features, metadata of the samples, the tree in the features' group metadata. Explicit zeros are dropped, indices sorted.
public struct BIOM2Table: TableFormat {
  public let descriptor = Descriptor(
    id: "biom-2.1", title: "BIOM 2.1 (HDF5)", summary: "an HDF5 file",
    reference: "10.1186/2047-217X-1-7")

  public init() {}

  public var isText: Bool { false }

  public var endings: [String] { ["hdf5.biom", "biom2", "h5"] }
  public var holdsMetadata: Bool { true }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double { HDF5File.sniff(head) }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    try Self.read(bytes, file: file, assumptions: assumptions, stated: nil)
  }

  /// BIOM 2.1; the mandatory date is the epoch, so that equal tables give equal bytes.
  public func write(_ document: TableDocument) throws(TableError) -> [TableFile] {
    [TableFile(bytes: try BIOM2Writer.bytes(document))]
  }

  /// - Parameter stated: the unit that a container states.
  static func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions, stated: TableAssumptions.Unit?
  ) throws(TableError) -> TableDocument {
    let document = try BIOM2Document(bytes, file: file)
    let features = try Identifiers.checked(document.featureIDs, what: "feature") { number in
      SourceLocation(file: file, record: number + 1, name: "observation/ids")
    }
    let samples = try Identifiers.checked(document.sampleIDs, what: "sample") { number in
      SourceLocation(file: file, record: number + 1, name: "sample/ids")
    }
    let cells = try BIOM2Cells(document, file: file)
    var table = FeatureTable(
      sampleIDs: samples, featureIDs: features, unit: .counts, rowStarts: cells.rowStarts, columns: cells.columns,
      values: cells.values)
    var understood = [
      Understanding(
        key: "orientation", value: TableAssumptions.Orientation.featuresBySamples.rawValue, confidence: 1,
        reason: "BIOM keeps observations in rows")
    ]
    if !document.generatedBy.isEmpty {
      understood.append(
        Understanding(
          key: "generated-by", value: document.generatedBy, confidence: 1, reason: "the file's attribute says so"))
    }
    if let taxonomy = document.taxonomy {
      table.lineages = taxonomy.lineages
      understood.append(
        Understanding(key: "taxonomy", value: "metadata", confidence: 1, reason: "\(taxonomy.name) names lineages"))
    } else if features.allSatisfy(LineageParser.looksLikeLineage) {
      table.lineages = features.map(LineageParser.lineage)
      understood.append(
        Understanding(key: "taxonomy", value: "feature-ids", confidence: 0.99, reason: "the feature ids are lineages"))
    }
    let comment = BIOMComment(document.comment)
    var read = TableAssembly.finished(
      table, isWhole: cells.isWhole, assumptions: assumptions,
      stated: stated ?? comment?.unit, understood,
      document.notices + typeNotices(document.type))
    comment?.state(in: &read)
    if !document.sampleColumns.isEmpty {
      read.metadata = SampleMetadata(sampleIDs: samples, columns: document.sampleColumns)
    }
    addTree(document.treeText, file: file, to: &read)
    return read
  }

  private static func typeNotices(_ type: String) -> [Notice] {
    if ["", "otu table", "taxon table", "table"].contains(type.lowercased()) { return [] }
    return [
      Notice(
        .warning, code: "biom-type",
        message: "the file calls itself a \"\(type)\"; its rows are taken as features all the same")
    ]
  }

  // A broken tree does not keep a table from being read.
  private static func addTree(_ text: String?, file: String, to document: inout TableDocument) {
    guard let text else { return }
    let place = "\(file):observation/group-metadata/phylogeny"
    do throws(TableError) {
      document.tree = try TreeFormats.read(bytes: Array(text.utf8), file: place, format: "newick").tree
      document.understood.append(
        Understanding(
          key: "tree", value: "observation/group-metadata/phylogeny", confidence: 1, reason: "the file holds a tree"))
    } catch {
      document.notices.append(
        Notice(
          .warning, code: "tree-unreadable", message: "the tree inside the table is left aside: \(error.description)"))
    }
  }
}

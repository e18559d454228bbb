public import BioModel

/// BIOM 1.0: the JSON form of the Biological Observation Matrix, sparse or dense.
///
/// Minor deviations of old writers are read: members in any order, no `format`, ids as numbers, `taxonomy` as list or
/// text, a name per rank, R's bare lists, a missing `matrix_type` or `shape`.
public struct BIOM1Table: TableFormat {
  public let descriptor = Descriptor(
    id: "biom-1.0", title: "BIOM 1.0 (JSON)", summary: "a JSON object with rows, columns and data",
    reference: "10.1186/2047-217X-1-7")

  public init() {}

  public var endings: [String] { ["json.biom", "biom1", "biom"] }
  public var holdsMetadata: Bool { true }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    guard head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return 0 }
    let probe = String(decoding: head.prefix(4096), as: UTF8.self)
    return probe.contains("Biological Observation Matrix") || probe.contains("\"matrix_type\"") ? 1 : 0.75
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    let document = try BIOM1Document(bytes, file: file)
    let place = SourceLocation(file: file)
    let features = try Identifiers.checked(document.rows.map(\.id), what: "feature") { number in
      BIOM1Document.place(bytes, file: file, member: "rows", element: number)
    }
    let samples = try Identifiers.checked(document.columns.map(\.id), what: "sample") { number in
      BIOM1Document.place(bytes, file: file, member: "columns", element: number)
    }
    guard !features.isEmpty, !samples.isEmpty else { throw TableError(at: place, "the table is empty") }
    let cells = try BIOM1Cells(document, bytes, file: file)
    let turned = SparseTranspose.transposed(
      rowStarts: cells.rowStarts, columns: cells.columns, values: cells.values, columnCount: samples.count)
    var table = FeatureTable(
      sampleIDs: samples, featureIDs: features, unit: .counts, rowStarts: turned.rowStarts, columns: turned.columns,
      values: turned.values)
    var understood = [
      Understanding(
        key: "orientation", value: TableAssumptions.Orientation.featuresBySamples.rawValue, confidence: 1,
        reason: "BIOM keeps observations in rows")
    ]
    let found = document.rows.map(\.lineage)
    if found.contains(where: { $0.lineage != nil }) {
      table.lineages = found.map { $0.lineage ?? .unclassified }
      understood.append(
        Understanding(key: "taxonomy", value: "metadata", confidence: 1, reason: "the rows' metadata name a taxonomy"))
    } else if features.allSatisfy(LineageParser.looksLikeLineage) {
      table.lineages = features.map(LineageParser.lineage)
      understood.append(
        Understanding(key: "taxonomy", value: "feature-ids", confidence: 0.99, reason: "the feature ids are lineages"))
    }
    var notices = document.notices + BIOMLineage.notice(found.flatMap(\.rest))
    let comment = BIOMComment(document.comment)
    if document.elementType == "int", !cells.isWhole {
      notices.append(
        Notice(.note, code: "biom-deviation", message: "the document calls its values int, and some are not whole"))
    }
    var finished = TableAssembly.finished(
      table, isWhole: cells.isWhole, assumptions: assumptions,
      stated: comment?.unit, understood, notices)
    comment?.state(in: &finished)
    finished.metadata = document.sampleMetadata(samples)
    return finished
  }

  /// Sparse BIOM 1.0; what it has no place for (unit, profiler, database) stands in the comment (`dysbio: profiler=…; …`),
  /// which is read back. The mandatory date is the epoch, so that equal tables give equal bytes.
  public func write(_ document: TableDocument) throws(TableError) -> [TableFile] {
    [
      TableFile(
        bytes: BIOM1Writer.bytes(document.table, metadata: document.metadata, comment: BIOMComment.text(document)))
    ]
  }
}

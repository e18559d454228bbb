public import BioModel

/// The table of a QIIME 2 artifact: `FeatureTable[Frequency | RelativeFrequency | PresenceAbsence | Composition]`.
///
/// A pseudocount that `Composition` tables had added stays in the numbers. Artifacts are read only: their provenance
/// belongs to QIIME 2.
public struct QIIME2Table: TableFormat {
  public let descriptor = Descriptor(
    id: "qiime2-artifact", title: "QIIME 2 artifact (.qza)", summary: "a zip archive of files in a folder <uuid>",
    reference: "10.1038/s41587-019-0209-9")

  public init() {}

  public var isText: Bool { false }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double { QIIME2Artifact.sniff(head) }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    let artifact = try QIIME2Artifact(bytes, file: file, wanted: .table)
    let kind = ArtifactType.inner(artifact.type)
    let place = "\(file):\(artifact.path)"
    var document: TableDocument
    if HDF5File.sniff(artifact.data[...]) > 0 {
      document = try BIOM2Table.read(
        artifact.data, file: place, assumptions: assumptions, stated: kind == "RelativeFrequency" ? .fractions : .counts
      )
    } else {
      // The oldest artifacts hold BIOM 1.0.
      document = try BIOM1Table().read(
        TextBytes.checked(artifact.data, file: place), file: place, assumptions: assumptions)
    }
    document.understood = artifact.understood + document.understood
    document.origin = TableOrigin(profiler: "qiime2", version: artifact.framework, abundance: .reads)
    let warning: String? =
      switch kind {
      case "PresenceAbsence": "the table holds presence and absence only; abundances mean nothing"
      case "Composition": "a pseudocount was added to this table, so its samples have no absent features"
      default: nil
      }
    if let warning { document.notices.append(Notice(.warning, code: "table-kind", message: warning)) }
    return document
  }
}

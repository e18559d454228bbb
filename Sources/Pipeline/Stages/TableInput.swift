import BioIO
import BioModel
import Dysbiosis
import Fingerprints

/// An abundance table with the lineages and metadata that were given beside it.
struct TableInput {
  let document: TableDocument
  /// In the order of the table's samples.
  let metadata: SampleMetadata
  /// The files read, for the manifest.
  let inputs: [Manifest.Input]

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - taxonomy: lineages by feature id, where the table holds none.
  /// - Throws: what a file is wrong with; metadata that describe none of the samples.
  init(table: String, taxonomy: String?, metadata: String?) throws {
    var inputs: [Manifest.Input] = []
    let stated = try metadata.map { try MetadataReader.read(bytes: TableInput.bytes($0, &inputs), file: $0) }
    var assumptions = TableAssumptions()
    assumptions.knownSampleIDs = stated?.metadata.sampleIDs ?? []
    var document = try TableFormats.read(
      bytes: TableInput.bytes(table, &inputs), file: table, assumptions: assumptions)
    if let taxonomy {
      let lineages = try TaxonomyTableReader.read(bytes: TableInput.bytes(taxonomy, &inputs), file: taxonomy)
      let annotated = lineages.annotating(document.table)
      document.table = annotated.table
      document.notices += annotated.notices
    }
    let ids = document.table.sampleIDs
    if let stated, let metadata {
      let described = Set(stated.metadata.sampleIDs)
      let missing = ids.filter { !described.contains($0) }
      guard missing.count < ids.count else {
        throw PipelineError(
          .malformedInput, at: SourceLocation(file: metadata),
          "it describes none of the table's samples (\(ids.prefix(3).joined(separator: ", ")) …)",
          advice: "the first column must hold the table's sample ids")
      }
      if !missing.isEmpty {
        document.notices.append(
          Notice(
            .warning, code: "samples-without-metadata",
            message: "\(missing.count) samples have no metadata: \(missing.prefix(5).joined(separator: ", "))"))
      }
    }
    for (number, id) in ids.enumerated() where document.table[sample: number].total >= 0x1p53 {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: table), "sample \(id) has 2^53 reads or more",
        advice: "check the table: these are no counts")
    }
    let known = (stated?.metadata ?? document.metadata)?.aligned(to: ids)
    self.metadata = known ?? SampleMetadata(sampleIDs: ids, columns: [])
    if let column = self.metadata[column: "control"] {
      for (id, value) in zip(ids, column.values) {
        guard let value, !value.isEmpty, SampleSheetRow.Control(rawValue: value) == nil else { continue }
        throw PipelineError(
          .malformedInput, at: SourceLocation(file: metadata ?? table, column: "control"),
          "sample \(id) has the control \"\(value)\"", advice: "write negative, positive, or leave it empty")
      }
    }
    self.document = document
    self.inputs = inputs
  }

  /// The community, with samples that the metadata call controls marked as such.
  var community: StudyCommunity {
    let controls = metadata[column: "control"]?.values
    return StudyCommunity(
      table: document.table, metadata: metadata,
      controls: document.table.sampleIDs.indices.map { controls?[$0]?.isEmpty == false })
  }

  /// What kind of data the table is, as far as it shows.
  var study: StudyDescription {
    let isMetaPhlAn = document.understanding(of: "format")?.value == "metaphlan"
    let hasSpecies = document.table.lineages?.contains { $0[.species] != nil } ?? false
    let isShotgun = isMetaPhlAn || document.table.unit == .relativeAbundance && hasSpecies
    return StudyDescription(
      library: isShotgun ? .shotgun : .amplicon16S, profiler: isMetaPhlAn ? "MetaPhlAn" : "",
      taxonomy: isMetaPhlAn ? "metaphlan" : "")
  }

  private static func bytes(_ path: String, _ inputs: inout [Manifest.Input]) throws -> [UInt8] {
    let bytes = try ByteReader.readAll(path, takesContainers: true)
    if path == "-" {
      inputs.append(Manifest.Input(path: path, bytes: bytes.count, sha256: Fingerprint.sha256Hex(bytes)))
    } else {
      let digest = try FileDigest.sha256(path)
      inputs.append(Manifest.Input(path: path, bytes: digest.size, sha256: digest.sha256))
    }
    return bytes
  }
}

import BioIO
import BioModel
import Dysbiosis
import Taxonomy

/// An abundance table with the lineages and metadata that were given beside it.
struct TableInput {
  let document: TableDocument
  /// What kind of data the table is, as stated or as far as it shows.
  let study: StudyDescription
  /// In the order of the table's samples.
  let metadata: SampleMetadata
  /// The files read, for the manifest.
  let inputs: [Manifest.Input]

  /// Reads the files.
  ///
  /// - Throws: what a file is wrong with; metadata that describe none of the samples.
  init(_ request: TableRequest) throws {
    let files = try TableFiles(request, withDigests: true)
    var document = files.document
    let stated = files.metadata
    let metadata = request.metadataFile
    let ids = document.table.sampleIDs
    for (number, id) in ids.enumerated() where document.table[sample: number].total >= 0x1p53 {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: request.name), "sample \(id) has 2^53 reads or more",
        advice: "check the table: these are no counts")
    }
    let known = (stated?.metadata ?? document.metadata)?.aligned(to: ids)
    self.metadata = known ?? SampleMetadata(sampleIDs: ids, columns: [])
    if let column = self.metadata[column: "control"] {
      for (id, value) in zip(ids, column.values) {
        guard let value, !value.isEmpty, SampleSheetRow.Control(rawValue: value) == nil else { continue }
        throw PipelineError(
          .malformedInput, at: SourceLocation(file: metadata ?? request.name, column: "control"),
          "sample \(id) has the control \"\(value)\"", advice: "write negative, positive, or leave it empty")
      }
    }
    study = StudyDescription(stating: try TableAssumptions(words: request.assumptions), of: &document)
    self.document = document
    inputs = files.inputs
  }

  /// The community, with samples that the metadata call controls marked as such.
  var community: StudyCommunity {
    let controls = metadata[column: "control"]?.values
    return StudyCommunity(
      table: document.table, metadata: metadata,
      controls: document.table.sampleIDs.indices.map { controls?[$0]?.isEmpty == false },
      tree: document.tree)
  }

  /// Why the table counts as denoised, so that what rests on singletons is not computed; nil where it does not: its
  /// program denoises, or of many counts none is 1.
  var denoisedReason: String? {
    let table = document.table
    guard table.unit == .counts else { return nil }
    if ["dada2", "dysbio"].contains(document.origin.profiler) { return "\(document.origin.profiler) made the table" }
    guard table.values.count >= Self.fewestCounts, !table.values.contains(1) else { return nil }
    return "none of its \(table.values.count) counts is 1"
  }

  /// Below this a table without a single read may be chance.
  private static let fewestCounts = 200

  /// MetaPhlAn writes NCBI's clades in the spelling of its database's year: a scheme of its own.
  static func scheme(of origin: TableOrigin) -> String {
    origin.profiler == "metaphlan" && origin.taxonomy == "ncbi"
      ? NomenclatureScheme.metaphlan.rawValue : origin.taxonomy
  }
}

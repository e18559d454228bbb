import BioIO
import BioModel
import Fingerprints

/// Reads the files of a request; several become one table.
struct TableFiles {
  /// What was read, lineages of a taxonomy file included.
  var document: TableDocument
  /// The metadata file, when there is one.
  var metadata: MetadataDocument?
  /// The files read, for the manifest; without digests when none are asked for.
  private(set) var inputs: [Manifest.Input] = []

  /// - Parameter withDigests: take the SHA-256 of every file, for a manifest.
  /// - Throws: what a file is wrong with, what does not go together, a folder without tables.
  init(_ request: TableRequest, withDigests: Bool) throws {
    var reader = InputBytes(takesDigests: withDigests)
    metadata = try request.metadataFile.map { try MetadataReader.read(bytes: reader.bytes(of: $0), file: $0) }
    var assumptions = try TableAssumptions(words: request.assumptions)
    assumptions.knownSampleIDs = metadata?.metadata.sampleIDs ?? []
    let parts = try TableFiles.paths(request.paths).map { path in
      TablePart(
        file: path,
        document: try TableFormats.read(
          bytes: reader.bytes(of: path), file: path, format: request.format, assumptions: assumptions))
    }
    document = try TableMerging.merged(parts, rules: request.merging)
    if let taxonomy = request.taxonomyFile {
      let lineages = try TaxonomyTableReader.read(bytes: reader.bytes(of: taxonomy), file: taxonomy)
      let annotated = lineages.annotating(document.table)
      document.table = annotated.table
      document.notices += annotated.notices
    }
    inputs = reader.inputs
  }

  /// The files of the paths; a folder stands for the files in it, in the order of their names.
  private static func paths(_ given: [String]) throws -> [String] {
    var paths: [String] = []
    for path in given {
      guard InputStage.isFolder(path) else {
        paths.append(path)
        continue
      }
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      let files = try FolderListing.names(in: folder).map { folder + "/" + $0 }.filter { !InputStage.isFolder($0) }
      guard !files.isEmpty else {
        throw PipelineError(.malformedInput, at: SourceLocation(file: path), "the folder holds no files")
      }
      paths += files
    }
    return paths
  }
}

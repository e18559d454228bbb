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
    // Read before the table, whose features it tells from samples, and listed behind it.
    var taxonomyReader = InputBytes(takesDigests: withDigests)
    let taxonomy = try request.taxonomyFile.map {
      try TaxonomyTableReader.read(bytes: taxonomyReader.bytes(of: $0), file: $0)
    }
    assumptions.knownFeatureIDs = taxonomy?.featureIDs ?? []
    var parts: [TablePart] = []
    for path in request.paths {
      let files = try TableFiles.files(of: path)
      if let exported = try reader.phyloseq(files, of: path, assumptions) {
        parts.append(TablePart(file: path, document: exported))
        continue
      }
      for file in files {
        let document = try TableFormats.read(
          bytes: reader.bytes(of: file), file: file, format: request.format, assumptions: assumptions)
        parts.append(TablePart(file: file, document: document))
      }
    }
    document = try TableMerging.merged(parts, rules: request.merging)
    if let taxonomy, let file = request.taxonomyFile { try document.annotate(taxonomy, file: file) }
    if let metadata, let file = request.metadataFile { try document.compare(metadata, file: file) }
    inputs = reader.inputs + taxonomyReader.inputs
  }

  /// The file of a path; a folder stands for the files in it, in the order of their names.
  private static func files(of path: String) throws -> [String] {
    guard InputStage.isFolder(path) else { return [path] }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let entries = try FolderListing.names(in: folder).map { folder + "/" + $0 }
    let files = entries.filter { !InputStage.isFolder($0) && !isAboutTheFolder($0) }
    guard !files.isEmpty else {
      let folders = entries.filter(InputStage.isFolder)
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: path), "the folder holds no tables",
        advice: folders.isEmpty
          ? "" : "it holds \(folders.count) folders, which are not looked into; give the folder with the files")
    }
    return files
  }
}

extension TableFiles {
  /// Files that say something of the folder, as archives and repositories have them.
  private static func isAboutTheFolder(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let stem = name.prefix { $0 != "." }
    return ["readme", "license", "licence", "md5sums", "checksums"].contains(stem) || name.hasSuffix(".md")
  }
}

extension InputBytes {
  /// The table of a folder as phyloseq's CSV files make it; nil when the files are not those.
  fileprivate mutating func phyloseq(_ files: [String], of path: String, _ assumptions: TableAssumptions) throws
    -> TableDocument?
  {
    guard InputStage.isFolder(path), PhyloseqFolder.isFolder(holding: files) else { return nil }
    var contents: [(name: String, bytes: [UInt8])] = []
    for file in files where !file.hasSuffix(".R") { contents.append((file, try bytes(of: file))) }
    return try PhyloseqFolder.read(files: contents, assumptions: assumptions)
  }
}

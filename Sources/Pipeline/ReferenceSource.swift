import BioIO
public import Taxonomy

/// Where a classifier reference comes from: the built-in one, or a user's file.
public enum ReferenceSource {
  /// - Parameter path: FASTA with lineages in any known header style, or what `reference build` wrote, either of them
  ///   plain or gzip; nil for the built-in reference.
  /// - Throws: `BioIOError` of the file, `TaxonomyError` of its content.
  public static func database(_ path: String?) throws -> ReferenceDatabase {
    guard let path else { return try ReferenceDatabase.builtIn() }
    let bytes = try ByteReader.readAll(path)
    if ReferenceFile.isPacked(bytes) { return try ReferenceFile.decode(bytes, file: path) }
    let records = try FASTAReader.parse(bytes, path: path).map {
      ReferenceRecord(header: $0.header, sequence: $0.sequence)
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try ReferenceBuilder.build(records: records, file: path, name: name)
  }
}

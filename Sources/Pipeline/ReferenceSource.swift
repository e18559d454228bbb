import BioIO
public import Parallel
import Storage
public import Taxonomy

/// Where a classifier reference comes from: the built-in one, or a user's file.
public enum ReferenceSource {
  /// - Parameters:
  ///   - path: FASTA with lineages in any known header style, or what `reference build` wrote, either of them plain or
  ///     gzip; nil for the built-in reference.
  ///   - threads: lanes that check the file.
  /// - Throws: `BioIOError` of the file, `TaxonomyError` of its content.
  public static func database(_ path: String?, threads: ThreadCount = .one) throws -> ReferenceDatabase {
    guard let path else { return try ReferenceDatabase.builtIn() }
    if let mapped = try? MappedBytes(path: path), IndexedReferenceFile.isIndexed(mapped) {
      return try IndexedReferenceFile.open(mapped, file: path, threads: threads)
    }
    let bytes = try ByteReader.readAll(path)
    if IndexedReferenceFile.isIndexed(bytes) {
      return try IndexedReferenceFile.open(MappedBytes(bytes), file: path, threads: threads)
    }
    if ReferenceFile.isPacked(bytes) { return try ReferenceFile.decode(bytes, file: path) }
    let records = try FASTAReader.parse(bytes, path: path).map {
      ReferenceRecord(header: $0.header, sequence: $0.sequence)
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try ReferenceBuilder.build(records: records, file: path, name: name)
  }
}

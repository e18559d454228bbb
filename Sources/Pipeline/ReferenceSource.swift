import BioIO
import Taxonomy

/// Where a classifier reference comes from: the built-in one, or a user's FASTA file.
enum ReferenceSource {
  /// - Parameter path: FASTA with lineages in any known header style, any compression; nil for the built-in reference.
  static func database(_ path: String?) throws -> ReferenceDatabase {
    guard let path else { return try ReferenceDatabase.builtIn() }
    let records = try FASTAReader.read(path).map { ReferenceRecord(header: $0.header, sequence: $0.sequence) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try ReferenceBuilder.build(records: records, file: path, name: name)
  }
}

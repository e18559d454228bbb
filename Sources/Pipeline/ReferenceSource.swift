import BioIO
import BioModel
import Logging
public import Parallel
import Storage
public import Taxonomy

/// Where a classifier reference comes from: the built-in one, or a user's file.
public enum ReferenceSource {
  /// - Parameters:
  ///   - path: FASTA with lineages in any known header style, or what `reference build` wrote, either of them plain or
  ///     gzip; nil for the built-in reference. FASTA gives the reference that `reference build` makes of it.
  ///   - threads: lanes that check a packed file or look at the orientation of a FASTA's sequences.
  /// - Throws: `BioIOError` of the file, `TaxonomyError` of its content.
  public static func database(
    _ path: String?, threads: ThreadCount = ThreadCount(1)
  ) throws -> ReferenceDatabase {
    guard let path else { return try ReferenceDatabase.builtIn() }
    if let mapped = try? MappedBytes(path: path), IndexedReferenceFile.isIndexed(mapped) {
      return try IndexedReferenceFile.open(mapped, file: path, threads: threads)
    }
    // What is no file can be read once only.
    guard InputStage.isRegularFile(path) else {
      return try database(of: try ByteReader.readAll(path), path: path, threads: threads)
    }
    let head = try FASTAStream(path: path).head
    if IndexedReferenceFile.isIndexed(head) {
      return try IndexedReferenceFile.open(MappedBytes(try ByteReader.readAll(path)), file: path, threads: threads)
    }
    if ReferenceFile.isPacked(head) {
      return try ReferenceFile.decode(try ByteReader.readAll(path), file: path)
    }
    return try sealed(try ReferenceInput(path: path).draft(silentContext(threads)), path: path, threads: threads)
  }

  private static func database(
    of bytes: [UInt8], path: String, threads: ThreadCount
  ) throws -> ReferenceDatabase {
    if IndexedReferenceFile.isIndexed(bytes) {
      return try IndexedReferenceFile.open(MappedBytes(bytes), file: path, threads: threads)
    }
    if ReferenceFile.isPacked(bytes) { return try ReferenceFile.decode(bytes, file: path) }
    var reader = ReferenceReader(file: path)
    for record in try FASTAReader.parse(bytes, path: path) {
      try reader.append(ReferenceRecord(header: record.header, sequence: record.sequence))
    }
    return try sealed(try reader.finished(), path: path, threads: threads)
  }

  private static func sealed(
    _ read: ReferenceDraft, path: String, threads: ThreadCount
  ) throws -> ReferenceDatabase {
    var draft = read
    draft.turn(Orientation.find(in: draft, threads: threads), keepsAsIs: false)
    return try draft.database(name: ReferenceBuildPipeline.name(path), taxonomyLabel: "unstated")
  }

  private static func silentContext(_ threads: ThreadCount) -> RunContext {
    let silent = Logger(label: "dysbio") { _ in SwiftLogNoOpLogHandler() }
    return RunContext(threads: threads, logger: silent)
  }

  /// A reference for exact species: any that `database` reads, or a species file of DADA2 (`>id Genus species`).
  ///
  /// - Throws: as `database`; a record of a species file that is in another style.
  public static func species(_ path: String, threads: ThreadCount) throws -> ReferenceDatabase {
    let style = SpeciesHeader()
    guard InputStage.isRegularFile(path), isFASTA(try FASTAStream(path: path).head),
      let first = try FASTAStream(path: path).next(), style.parse(first.header) != nil
    else { return try database(path, threads: threads) }
    let stream = try FASTAStream(path: path)
    var draft = ReferenceDraft(file: path)
    while let record = try stream.next() {
      guard let header = style.parse(record.header) else {
        throw TaxonomyError(
          .brokenHeader,
          location: SourceLocation(file: path, record: draft.recordCount + 1, name: String(record.name)),
          message: "the header is not in the style of the first record (\(style.descriptor.id))",
          advice: style.descriptor.summary)
      }
      try draft.append(header, sequence: record.sequence)
    }
    draft.seal()
    return try draft.database(name: ReferenceBuildPipeline.name(path), taxonomyLabel: "unstated")
  }

  private static func isFASTA(_ head: some Sequence<UInt8>) -> Bool {
    head.first { $0 != 0x0A && $0 != 0x0D } == UInt8(ascii: ">")
  }
}

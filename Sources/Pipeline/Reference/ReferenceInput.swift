import BioIO
import BioModel
import Parallel
import Reads
import Simulation
import Taxonomy

/// Reads the sequences of a reference, record by record, with what stands beside them.
struct ReferenceInput {
  /// The FASTA file.
  let path: String
  /// The table of lineages of the two-file forms.
  var taxonomy: String?
  /// The ranks of lineages that tell them by place; nil for domain to species.
  var ranks: [Rank]?
  /// The primers whose region is cut out; nil for whole sequences.
  var primers: PrimerPair?
  /// Whether records in which the primers are not found are kept whole instead of left out.
  var keepsUnmatched = false

  /// Records that are read before any is worked on.
  private static let batchSize = 512

  /// The entries in the order of the file.
  ///
  /// - Throws: `BioIOError` and `TaxonomyError` of the files; a stop that was asked for.
  /// - Complexity: O(bytes); the packed sequences and one batch of records in memory.
  func draft(_ context: RunContext) throws -> ReferenceDraft {
    let table = try taxonomy.map { try TaxonomyFile(bytes: try ByteReader.readAll($0), file: $0) }
    var reader = ReferenceReader(file: path, taxonomy: table, ranks: ranks)
    let stream = try FASTAStream(path: path)
    let size = path == "-" ? nil : try FileState(path: path).size >> 10
    context.progress.begin("reading \(path) (KiB)", total: size)
    var told = 0
    while true {
      try context.cancellation.check()
      let batch = try Self.batch(stream)
      if batch.isEmpty { break }
      try add(batch, to: &reader, threads: context.threads)
      let now = stream.fileBytesRead >> 10
      context.progress.advance(by: now - told)
      told = now
    }
    context.progress.end()
    context.say(stream.notices)
    return try reader.finished()
  }

  private static func batch(_ stream: FASTAStream) throws(BioIOError) -> [FASTARecord] {
    var batch: [FASTARecord] = []
    batch.reserveCapacity(batchSize)
    while batch.count < batchSize, let record = try stream.next() { batch.append(record) }
    return batch
  }

  private func add(_ batch: [FASTARecord], to reader: inout ReferenceReader, threads: ThreadCount) throws {
    let regions = regions(of: batch, threads: threads)
    for (number, record) in batch.enumerated() {
      guard let header = try reader.header(record.header) else {
        reader.leaveOutUnlisted(record.header)
        continue
      }
      guard let regions else {
        try reader.append(header, text: record.header, sequence: record.sequence)
        continue
      }
      if let region = regions[number] {
        try reader.append(header, text: record.header, sequence: region)
      } else if keepsUnmatched {
        try reader.append(header, text: record.header, sequence: record.sequence)
        reader.noteLast(.regionNotFound, identifier: header.identifier, "kept whole")
      } else {
        reader.leaveOut(.regionNotFound, identifier: header.identifier, because: "left out")
      }
    }
  }

  // Primers may disagree at up to two positions each, as where the catalogue's lengths were measured. The primers
  // themselves are left out, as they are from reads.
  private func regions(of batch: [FASTARecord], threads: ThreadCount) -> [[UInt8]?]? {
    guard let primers else { return nil }
    let chunks = fixedChunks(count: batch.count, size: 16)
    return parallelMap(count: chunks.count, threads: threads, scratch: { AmpliconExtractor(primers) }) {
      extractor, chunk in
      chunks[chunk].map { extractor.region(of: batch[$0].sequence) }
    }.flatMap { $0 }
  }
}

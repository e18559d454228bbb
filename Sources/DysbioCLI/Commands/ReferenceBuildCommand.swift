public import ArgumentParser
import BioModel
import Glibc
import Parallel
import Taxonomy

/// `dysbio reference build`: a classifier reference from FASTA in any known header style.
public struct ReferenceBuildCommand: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Makes a packed, fingerprinted reference from FASTA with lineages.",
    discussion: """
      Example: dysbio reference build rdp_trainset.fasta --output rdp.ref
      With --clean several files become one: current names, one lineage per genus, no copies, mislabelled entries out.
      """)

  @Argument(help: "FASTA files, uncompressed; where lineages differ the first file is followed.")
  var sequences: [String]

  @Flag(help: "Bring names up to date, settle labels, drop copies and mislabelled entries.")
  var clean = false

  @Option(help: "Current higher names (kind, rank, name, value), used with --clean.")
  var taxonomy: String?

  @Option(help: "Whose names the lineages use.")
  var label = "unstated"

  @Option(help: "Where to write the packed reference.")
  var output: String

  @Option(help: "Where to write the reference as FASTA with SINTAX headers.")
  var fasta: String?

  @Option(help: "Where to write what was renamed, settled and dropped.")
  var report: String?

  @Option(help: "How many threads compute.")
  var threads: Int?

  public init() {}

  public func validate() throws {
    guard clean || sequences.count == 1 else { throw ValidationError("several files need --clean") }
    guard threads.map({ $0 >= 1 }) ?? true else { throw ValidationError("--threads is at least 1") }
  }

  public func run() throws {
    let threads = threads.map { ThreadCount($0) } ?? .available
    let sources = try sequences.map { PlainFASTA.records(try PlainFile.bytes($0)) }
    let database: ReferenceDatabase
    if clean {
      let current = try CurrentTaxonomy(
        table: try taxonomy.map { try PlainFile.bytes($0) } ?? [], file: taxonomy ?? "-",
        currentName: { CurrentNames.current($0, $1) })
      let outcome = try DefaultReference.make(
        sources: sources, files: sequences, taxonomy: current, threads: threads)
      database = outcome.database
      if let report {
        try PlainFile.write(Array(outcome.report.map { $0 + "\n" }.joined().utf8), to: report)
      }
    } else {
      database = try ReferenceBuilder.build(
        records: sources[0], file: sequences[0], name: sequences[0], taxonomyLabel: label)
    }
    try PlainFile.write(ReferenceFile.encode(database), to: output)
    if let fasta { try PlainFile.write(DefaultReference.fasta(database), to: fasta) }
    print("\(database.count) sequences, \(database.lineages.count) lineages, fingerprint \(database.fingerprint)")
  }
}

// Replaced by BioIO's readers and sinks, which also inflate, once they are in one tree with this command.
private enum PlainFile {
  static func bytes(_ path: String) throws -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(.missingInput, path, "cannot be opened") }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      // SAFETY: the array outlives the call and its count is passed.
      let got = unsafe read(file, &buffer, buffer.count)
      if got == 0 { return bytes }
      guard got > 0 else { throw failure(.missingInput, path, "cannot be read") }
      bytes.append(contentsOf: buffer[..<got])
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(.cannotWriteOutput, path, "cannot be written") }
    defer { close(file) }
    var written = 0
    while written < bytes.count {
      // SAFETY: the slice lies in `bytes`, which outlives the call.
      let got = unsafe bytes[written...].withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
      guard got > 0 else { throw failure(.cannotWriteOutput, path, "cannot be written") }
      written += got
    }
  }

  private static func failure(_ kind: DiagnosticKind, _ path: String, _ what: String) -> PlainFileError {
    PlainFileError(kind: kind, location: SourceLocation(file: path), message: what, advice: "")
  }
}

private struct PlainFileError: Diagnostic {
  let kind: DiagnosticKind
  let location: SourceLocation?
  let message: String
  let advice: String
}

private enum PlainFASTA {
  static func records(_ bytes: [UInt8]) -> [ReferenceRecord] {
    var records: [ReferenceRecord] = []
    var header: String?
    var sequence: [UInt8] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let text = line.last == 13 ? line.dropLast() : line
      if text.first == UInt8(ascii: ">") {
        if let header { records.append(ReferenceRecord(header: header, sequence: sequence)) }
        header = String(decoding: text.dropFirst(), as: UTF8.self)
        sequence = []
      } else {
        sequence.append(contentsOf: text)
      }
    }
    if let header { records.append(ReferenceRecord(header: header, sequence: sequence)) }
    return records
  }
}

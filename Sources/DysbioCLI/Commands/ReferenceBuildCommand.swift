import ArgumentParser
import BioIO
import BioModel
import Parallel
import Pipeline
import Taxonomy

/// `dysbio reference build`
struct ReferenceBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "A packed, fingerprinted classifier reference from FASTA with lineages.",
    discussion: """
      With --clean several files become one: current names, one lineage per genus, no copies, mislabelled entries out.
      With --sparse the reference says of itself that it lacks many genera: a name is then given only where a near
      relative is in it (docs/decisions/sparse-reference.md).

      Example:
        dysbio reference build rdp_trainset.fasta.gz --output rdp.ref
      """)

  @Argument(help: "FASTA files, plain or gzip; where lineages differ the first file is followed.")
  var sequences: [String]

  @Flag(help: "Bring names up to date, settle labels, drop copies and mislabelled entries.")
  var clean = false

  @Flag(help: "Many genera are missing: name a sequence only where a near relative is in the reference.")
  var sparse = false

  @Option(help: "Current higher names (kind, rank, name, value), used with --clean.")
  var taxonomy: String?

  @Option(help: "Whose names the lineages use.")
  var label = "unstated"

  @Option(
    name: .customLong("deepest-rank"), help: "The narrowest rank that calls with this reference name: genus or species."
  )
  var deepestRank = Rank.genus

  @Flag(
    name: .customLong("compact"), help: "Write a small file that is unpacked when it is opened, without counted words.")
  var isCompact = false

  @Option(help: "Where to write the reference: a file that opens in milliseconds.")
  var output: String

  @Option(help: "Where to write the reference as FASTA with SINTAX headers; BGZF where the name ends in .gz.")
  var fasta: String?

  @Option(help: "Where to write what was renamed, settled and dropped.")
  var report: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard clean || sequences.count == 1 else { throw ValidationError("several files need --clean") }
    guard clean || report == nil && taxonomy == nil else {
      throw ValidationError("--report and --taxonomy go with --clean")
    }
  }

  func run() throws {
    try CommandRunner.run(common) { context in
      var database = try clean ? cleaned(context.threads) : plain()
      if sparse { database = try SparseCalibration.calibrated(database, threads: context.threads) }
      let bytes =
        try isCompact
        ? ReferenceFile.encode(database)
        : IndexedReferenceFile.encode(database, classRank: deepestRank, threads: context.threads)
      try WholeFile.write(bytes, to: output)
      if let fasta { try WholeFile.write(DefaultReference.fasta(database), to: fasta) }
      print("\(database.count) sequences, \(database.lineages.count) lineages, fingerprint \(database.fingerprint)")
      return nil
    }
  }

  private func plain() throws -> ReferenceDatabase {
    let name = sequences[0].split(separator: "/").last.map(String.init) ?? sequences[0]
    return try ReferenceBuilder.build(
      records: try Self.records(sequences[0]), file: sequences[0], name: name, taxonomyLabel: label)
  }

  private func cleaned(_ threads: ThreadCount) throws -> ReferenceDatabase {
    let current = try CurrentTaxonomy(
      table: try taxonomy.map { try ByteReader.readAll($0) } ?? [], file: taxonomy ?? "-",
      currentName: { CurrentNames.current($0, $1) })
    let outcome = try DefaultReference.make(
      sources: try sequences.map { try Self.records($0) }, files: sequences, taxonomy: current, threads: threads)
    if let report { try WholeFile.write(Array(outcome.report.map { $0 + "\n" }.joined().utf8), to: report) }
    return outcome.database
  }

  private static func records(_ path: String) throws -> [ReferenceRecord] {
    try FASTAReader.read(path).map { ReferenceRecord(header: $0.header, sequence: $0.sequence) }
  }
}

import ArgumentParser
import BioModel
import Pipeline

/// `dysbio reference build`
struct ReferenceBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "A packed, fingerprinted classifier reference from FASTA with lineages.",
    discussion: """
      Lineages stand in the headers (DADA2, SINTAX, GTDB, RDP, UNITE, mothur and SILVA's seed) or in a table given with
      --taxonomy (QIIME's taxonomy.tsv, mothur's .tax). What is odd in the file is said on standard error, with all
      records in --report. Reverse complements are turned and reported. Copies of a sequence stay, since they weigh in
      naive Bayes (Wang 2007) as they do in other programs; --dereplicate merges them.

      With --clean several files become one: current names, one lineage per genus, no copies, mislabelled entries out.
      With --sparse the reference says of itself that it lacks many genera: a name is then given only where a near
      relative is in it (docs/decisions/sparse-reference.md).

      Example:
        dysbio reference build rdp_trainset.fasta.gz --output rdp.ref
        dysbio reference build dna-sequences.fasta --taxonomy taxonomy.tsv --region V4 --output v4.ref
      """)

  @Argument(help: "FASTA files, plain or gzip; several only with --clean, where the first is followed if they differ.")
  var sequences: [String]

  @Option(help: ArgumentHelp("Table of lineages: id, tab, lineage; headers then hold ids only.", valueName: "file"))
  var taxonomy: String?

  @Option(
    help: ArgumentHelp(
      "Ranks of lineages that are told by place, for example phylum,class,order,family,genus. (default: domain to "
        + "species)", valueName: "names"))
  var ranks: String?

  @Option(help: "Cut out a region by the catalogue's primers, for example V4 or V3V4.")
  var region: String?

  @Option(help: "Cut between primers: an id of the catalogue or FORWARD,REVERSE sequences.")
  var primers: String?

  @Flag(name: .customLong("keep-unmatched"), help: "Keep sequences in which the primers are not found, whole.")
  var keepsUnmatched = false

  @Flag(help: "One entry per sequence; where copies disagree it has their lowest common ancestor.")
  var dereplicate = false

  @Flag(
    name: .customLong("check-labels"), help: "Classify every sequence without itself and report wrong labels (slow).")
  var checksLabels = false

  @Flag(name: .customLong("keep-orientation"), help: "Report reverse complements, but leave them as they are.")
  var keepsOrientation = false

  @Flag(help: "Bring names up to date, settle labels, drop copies and mislabelled entries.")
  var clean = false

  @Option(
    name: .customLong("current-names"), help: "Current higher names (kind, rank, name, value), used with --clean.")
  var currentNames: String?

  @Flag(help: "Many genera are missing: name a sequence only where a near relative is in the reference.")
  var sparse = false

  @Option(help: "Whose names the lineages use.")
  var label = "unstated"

  @Option(
    help: "What words are counted for, genus or species. (default: the narrowest rank that the reference names)")
  var classes: ClassRank?

  @Flag(
    name: .customLong("compact"), help: "Write a small file that is unpacked when it is opened, without counted words.")
  var isCompact = false

  @Option(help: "Where to write the reference: a file that opens in milliseconds.")
  var output: String

  @Option(help: "Where to write the reference as FASTA with SINTAX headers; BGZF where the name ends in .gz.")
  var fasta: String?

  @Option(help: "Where to write all findings as a table; with --clean what was renamed, settled and dropped.")
  var report: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard clean || sequences.count == 1 else { throw ValidationError("several files need --clean") }
    guard clean || currentNames == nil else { throw ValidationError("--current-names goes with --clean") }
    let others = taxonomy != nil || ranks != nil || region != nil || primers != nil
    guard !clean || !(others || dereplicate || checksLabels || keepsOrientation) else {
      throw ValidationError("--clean does its own checks: it goes with --sparse, --current-names and outputs only")
    }
    guard region == nil || primers == nil else { throw ValidationError("--region and --primers exclude each other") }
    guard !keepsUnmatched || region != nil || primers != nil else {
      throw ValidationError("--keep-unmatched goes with --region or --primers")
    }
    guard !sparse || classes != .species else {
      throw ValidationError("--sparse is calibrated on genera: it excludes --classes species")
    }
    guard output != "-" else { throw ValidationError("a reference is written to a file, not to standard output") }
    _ = try positions()
  }

  func run() throws {
    var request = ReferenceBuildRequest(sequences: sequences, output: output)
    request.taxonomy = taxonomy
    request.ranks = try positions()
    request.region = region
    request.primers = primers
    request.keepsUnmatched = keepsUnmatched
    request.dereplicates = dereplicate
    request.checksLabels = checksLabels
    request.keepsOrientation = keepsOrientation
    request.isCleaned = clean
    request.currentNames = currentNames
    request.isSparse = sparse
    request.label = label
    request.fasta = fasta
    request.classRank = classes?.rank
    request.isCompact = isCompact
    request.report = report
    try CommandRunner.run(common) { context in
      let lines = try ReferenceBuildPipeline(request, context).run()
      try StandardOutput.write(lines.map { $0 + "\n" }.joined())
      return nil
    }
  }

  private func positions() throws -> [Rank]? {
    guard let ranks else { return nil }
    let positions = ranks.split(separator: ",", omittingEmptySubsequences: false).map { Rank(name: String($0)) }
    let known = positions.compactMap { $0 }
    guard known.count == positions.count, known == known.sorted(), Set(known).count == known.count else {
      throw ValidationError("--ranks takes ranks from the widest to the narrowest, each once, divided by commas")
    }
    return known
  }
}

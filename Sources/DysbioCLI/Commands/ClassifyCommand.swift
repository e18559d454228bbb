import ArgumentParser
import BioModel
import Pipeline
import Taxonomy

/// `dysbio classify`
struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Names for sequences, with their confidence.",
    discussion: """
      A call depends on the sequence and the reference alone: not on order, threads, chunks or neighbours.

      Methods:
        naive-bayes  words of eight bases by genus, 100 bootstraps (Wang 2007)
        sintax       the sequence that holds the most of 32 drawn words, 100 times (Edgar 2016)

      Example:
        dysbio classify features.fasta --reference rdp.ref --output taxonomy.tsv
        dysbio classify features.fasta --reference silva.ref --species species.fa.gz --output taxonomy.csv
        dysbio classify features.fasta --output taxonomy.tsv --table counts.biom --table-output named.biom
      """)

  @Argument(help: ArgumentHelp("Sequences: FASTA, plain or gzip; - reads standard input.", valueName: "sequences"))
  var sequences: String

  @Option(
    name: .shortAndLong,
    help:
      "QIIME 2's table (Feature ID, Taxon, Confidence), or every rank as CSV where the name ends in .csv; - is standard output."
  )
  var output: String

  @Option(help: "Classifier reference: FASTA with lineages, or what reference build wrote. (default: the built-in one)")
  var reference: String?

  @Option(help: "How: \(ClassifierChoice.list).")
  var method = ClassifierMethods.all[0].id

  @Option(
    name: .customLong("min-confidence"),
    help: "Smallest confidence of a name, 0 to 1. (default: naive-bayes 0.5 for short amplicons, else 0.8; sintax 0.8)")
  var minimumConfidence: Double?

  @Option(
    name: .customLong("deepest-rank"),
    help: "The narrowest rank a call may name.")
  var deepestRank = ClassRank.genus

  @Flag(help: "Also list the species that a sequence fits letter by letter, from the reference.")
  var exactSpecies = false

  @Option(help: "As --exact-species, from this file: FASTA with species names, or what reference build wrote.")
  var species: String?

  @Option(help: "A feature table of these sequences, by their ids.")
  var table: String?

  @Option(help: "Where to write the table with its lineages: .tsv, .csv or .biom.")
  var tableOutput: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    try ClassifierChoice.check(method, option: "method")
    try ClassifierChoice.check(minimumConfidence: minimumConfidence)
    guard (table == nil) == (tableOutput == nil) else {
      throw ValidationError("--table and --table-output go together")
    }
    if exactSpecies, species != nil { throw ValidationError("--exact-species and --species exclude each other") }
  }

  func run() throws {
    var request = ClassifyRequest(sequences: sequences, output: output, method: method)
    request.reference = reference
    request.minimumConfidence = minimumConfidence
    request.deepestRank = deepestRank.rank
    request.species = species.map { .file($0) } ?? (exactSpecies ? .reference : .none)
    request.table = table
    request.tableOutput = tableOutput
    try CommandRunner.run(common) { context in
      let text = try ClassifyPipeline(request, context).run()
      try StandardOutput.write(text)
      return nil
    }
  }
}

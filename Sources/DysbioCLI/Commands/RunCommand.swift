import BioModel
public import ArgumentParser
public import BioIO
import Pipeline
import Taxonomy

/// `dysbio run`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "From 16S reads to a dysbiosis report.",
    discussion: """
      INPUT is a sample sheet (CSV or TSV with the columns sample, fastq_1, fastq_2, and any metadata), a QIIME 2 \
      manifest, an nf-core sheet, or a folder of FASTQ files whose pairs are found by name.

      Example:
        dysbio run samples.csv --reference-level group=healthy --output results
      """)

  @Argument(
    help: ArgumentHelp(
      "Sample sheet or folder of FASTQ files; - reads a sheet from standard input.", valueName: "input"))
  var input: String

  @Option(name: .shortAndLong, help: "The results folder; it appears when all is done.")
  var output: String

  @Option(help: "A plan file to follow (primers, filters, merging) instead of the proposed one.")
  var plan: String?

  @Option(help: "The denoising model: \(RunPipeline.denoiserIDs.joined(separator: ", ")).")
  var denoiser = RunPipeline.denoiserIDs[0]

  @OptionGroup var dada: DadaOptionGroup

  @Option(help: "Primer pair: an id of the catalogue, FORWARD,REVERSE sequences, or none. (default: as found)")
  var primers: String?

  @Option(
    name: .customLong("max-ee"),
    help:
      "Largest number of expected errors of a merged read, or of each mate that is denoised apart. (default: the plan's)"
  )
  var maximumExpectedErrors: Double?

  @Option(help: "Classifier reference: FASTA with lineages, or what reference build wrote. (default: the built-in one)")
  var reference: String?

  @Option(help: "How variants are classified: \(ClassifierChoice.list).")
  var classifier = ClassifierMethods.all[0].id

  @Option(
    name: .customLong("min-confidence"),
    help: "Smallest confidence of a name, 0 to 1. (default: 0.5 for short amplicons, else 0.8)")
  var minimumConfidence: Double?

  @Option(help: "Phred offset of the qualities: 33, 64, or auto for what each file shows.")
  var phred = PhredChoice.automatic

  @Flag(name: .customLong("no-resume"), help: "Begin anew where an interrupted run left off.")
  var ignoresPartialRun = false

  @OptionGroup var community: CommunityOptionGroup
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try DenoiserChoice.check(denoiser)
    try ClassifierChoice.check(classifier, option: "classifier")
    if plan != nil, primers != nil || maximumExpectedErrors != nil {
      throw ValidationError("--plan excludes --primers and --max-ee: the plan says both")
    }
    try ClassifierChoice.check(minimumConfidence: minimumConfidence)
    if community.markers.databaseTaxa != nil {
      throw ValidationError("--database-taxa is for tables: run knows the taxa of its reference")
    }
    if let maximumExpectedErrors, !(maximumExpectedErrors > 0) {
      throw ValidationError("--max-ee takes a number above 0")
    }
  }

  func run() throws {
    var request = RunRequest(input: input, outputFolder: output, denoiser: denoiser)
    request.planFile = plan
    request.dada = dada.options
    request.primers = primers
    request.maximumExpectedErrors = maximumExpectedErrors
    request.reference = reference
    request.classifier = classifier
    request.minimumConfidence = minimumConfidence
    request.phred = phred
    request.ignoresPartialRun = ignoresPartialRun
    request.community = community.options
    try CommandRunner.run(common) { context in try RunPipeline(request, context).run() }
  }
}

extension PhredChoice: ExpressibleByArgument {}

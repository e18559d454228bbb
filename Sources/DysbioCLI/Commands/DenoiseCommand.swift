import Amplicon
import ArgumentParser
import BioIO
import Pipeline

/// `dysbio denoise`
struct DenoiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "denoise",
    abstract: "Samples of a sheet, each denoised into a file that dysbio merge-tables gathers.",
    discussion: """
      So that a workflow engine can scatter samples: every call needs the same plan and error models. The table that \
      merge-tables makes of all samples is, byte for byte, that of one `dysbio run`. With --pool pooled, and with \
      --denoiser unoise, samples wait for each other and are denoised by merge-tables.

      Example:
        dysbio denoise samples.csv --sample A --plan model/plan.json --errors model/error_model.csv --output A
      """)

  @Argument(help: ArgumentHelp("Sample sheet or folder of FASTQ files.", valueName: "input"))
  var input: String

  @Option(name: .shortAndLong, help: "The folder to write; it appears when all is done.")
  var output: String

  @Option(help: ArgumentHelp("A sample of the sheet to denoise; may be repeated. (default: all)", valueName: "id"))
  var sample: [String] = []

  @Option(help: "The plan to follow: of dysbio learn-errors or dysbio inspect --plan.")
  var plan: String

  @Option(help: "The denoising model: \(RunPipeline.denoiserIDs.joined(separator: ", ")).")
  var denoiser = RunPipeline.denoiserIDs[0]

  @OptionGroup var dada: DadaOptionGroup

  @Option(
    help: ArgumentHelp(
      "dada: sequences that other samples have (dysbio merge-tables --second-round), for the second round of pseudo-pooling.",
      valueName: "file"))
  var priors: String?

  @Option(help: "Phred offset of the qualities: 33, 64, or auto for what each file shows.")
  var phred = PhredChoice.automatic

  @Flag(help: "Replace an existing results folder.")
  var force = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    try DenoiserChoice.check(denoiser)
    if dada.pool == .pseudo, priors == nil {
      throw ValidationError(
        "pseudo-pooling is two rounds: denoise without --pool, gather with merge-tables --second-round, denoise with --priors"
      )
    }
    if dada.pool == .pooled, priors != nil { throw ValidationError("--pool pooled excludes --priors") }
  }

  func run() throws {
    var request = DenoiseRequest(input: input, outputFolder: output, denoiser: denoiser)
    request.planFile = plan
    request.dada = dada.options
    request.priorsFile = priors
    request.samples = sample
    request.phred = phred
    request.replacesOutput = force
    try CommandRunner.run(common) { context in try DenoisePipeline(request, context).run() }
  }
}

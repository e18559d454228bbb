import ArgumentParser
import BioIO
import Pipeline

/// `dysbio learn-errors`
struct LearnErrorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn-errors",
    abstract: "The error rates of each sequencing run, for dysbio denoise.",
    discussion: """
      Reads the samples of a sheet in the order of their ids until there are 100 million bases of both mates, one model \
      per sequencing run (column run of the sheet), as `dysbio run` does. Writes error_model.csv and the plan that was \
      followed.

      Example:
        dysbio learn-errors samples.csv --output model
        dysbio denoise samples.csv --sample A --plan model/plan.json --errors model/error_model.csv --output A
        dysbio merge-tables A B C --output table
      """)

  @Argument(help: ArgumentHelp("Sample sheet or folder of FASTQ files.", valueName: "input"))
  var input: String

  @Option(name: .shortAndLong, help: "The folder to write; it appears when all is done.")
  var output: String

  @Option(help: "A plan file to follow instead of the one that run would propose.")
  var plan: String?

  @Option(help: "Primer pair: an id of the catalogue, FORWARD,REVERSE sequences, or none. (default: as found)")
  var primers: String?

  @Option(help: "Phred offset of the qualities: 33, 64, or auto for what each file shows.")
  var phred = PhredChoice.automatic

  @Flag(help: "Replace an existing results folder.")
  var force = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if plan != nil, primers != nil { throw ValidationError("--plan excludes --primers: the plan says them") }
  }

  func run() throws {
    var request = DenoiseRequest(input: input, outputFolder: output, denoiser: RunPipeline.denoiserIDs[0])
    request.planFile = plan
    request.primers = primers
    request.phred = phred
    request.replacesOutput = force
    try CommandRunner.run(common) { context in try LearnErrorsPipeline(request, context).run() }
  }
}

import ArgumentParser
import BioIO
import Pipeline
import Reporting

/// `dysbio inspect`
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "What is in a library of reads, and how it should be treated.",
    discussion: """
      Reads every file from beginning to end: integrity, pairing, qualities, primers, orientation, spacers, lengths, \
      PhiX, barcodes left in; gives each file a verdict (ok, warn, fail) that knows amplicons; proposes the plan that \
      `dysbio run` would follow, with reasons and the table of truncations. INPUT is files of reads, a folder, or a \
      sample sheet.

      Example:
        dysbio inspect reads/
        dysbio inspect A_R1.fastq.gz A_R2.fastq.gz --json > inspection.json
      """)

  @Argument(
    help: ArgumentHelp("Files of reads, one folder, or one sample sheet; - is standard input.", valueName: "input"))
  var inputs: [String]

  @Flag(help: "Print everything as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Also write the plan, for `dysbio run --plan`.", valueName: "file"))
  var plan: String?

  @Flag(help: "Replace an existing plan file.")
  var force = false

  @Option(help: "The denoising model that the plan is for: \(RunPipeline.denoiserIDs.joined(separator: ", ")).")
  var denoiser = RunPipeline.denoiserIDs[0]

  @Option(help: "Primer pair: an id of the catalogue, FORWARD,REVERSE sequences, or none. (default: as found)")
  var primers: String?

  @Option(help: "Reference whose amplicon lengths count beside the measured ones. (default: the built-in one)")
  var reference: String?

  @Option(help: "Phred offset of the qualities: 33, 64, or auto for what each file shows.")
  var phred = PhredChoice.automatic

  @OptionGroup var common: CommonOptions

  func validate() throws { try DenoiserChoice.check(denoiser) }

  func run() throws {
    var request = InspectRequest(inputs: inputs)
    request.denoiser = denoiser
    request.primers = primers
    request.reference = reference
    request.phred = phred
    request.planFile = plan
    request.replacesPlan = force
    try CommandRunner.run(common) { context in
      let (results, outcome) = try InspectPipeline(request, context).run()
      try StandardOutput.write(json ? try InspectionJSON.render(results) : InspectionText.render(results))
      return outcome
    }
  }
}

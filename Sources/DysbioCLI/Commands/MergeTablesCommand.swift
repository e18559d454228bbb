import ArgumentParser
import Pipeline

/// `dysbio merge-tables`
struct MergeTablesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-tables",
    abstract: "Denoised samples into one feature table without chimeras.",
    discussion: """
      Samples stand in the table in the order of the inputs, or of --sheet. With --second-round, no table is made, but \
      what the second round of pseudo-pooling needs: the sequences that two or more samples have (priors.csv), and error \
      rates estimated anew (error_model.csv).

      Example:
        dysbio merge-tables A B C --sheet samples.csv --output table
        dysbio merge-tables A B C --second-round --output second
        dysbio denoise samples.csv --plan model/plan.json --errors second/error_model.csv --priors second/priors.csv \
          --output D
      """)

  @Argument(help: ArgumentHelp("Folders that dysbio denoise wrote, or their .sample files.", valueName: "input"))
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The folder to write; it appears when all is done.")
  var output: String

  @Flag(help: "Write what the second round of pseudo-pooling needs instead of a table.")
  var secondRound = false

  @Option(help: "A sample sheet (or folder of FASTQ files) whose order the samples take.")
  var sheet: String?

  @Option(help: ArgumentHelp("Error models, for samples of denoise --pool pooled.", valueName: "file"))
  var errors: String?

  @Flag(help: "Replace an existing results folder.")
  var force = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    var request = MergeTablesRequest(inputs: inputs, outputFolder: output)
    request.sheet = sheet
    request.errorsFile = errors
    request.replacesOutput = force
    try CommandRunner.run(common) { context in
      let pipeline = MergeTablesPipeline(request, context)
      if secondRound { try pipeline.writeSecondRound() } else { try pipeline.run() }
      return nil
    }
  }
}

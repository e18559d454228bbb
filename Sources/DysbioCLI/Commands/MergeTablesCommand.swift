import ArgumentParser
import Pipeline

/// `dysbio merge-tables`
struct MergeTablesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-tables",
    abstract: "Denoised samples into one feature table without chimeras.",
    discussion: """
      Samples stand in the table in the order of the inputs, or of --sheet. With --priors, no table is made, but the \
      list of sequences that two or more samples have, for the second round of pseudo-pooling.

      Example:
        dysbio merge-tables A B C --sheet samples.csv --output table
        dysbio merge-tables A B C --priors priors.csv
      """)

  @Argument(help: ArgumentHelp("Folders that dysbio denoise wrote, or their .sample files.", valueName: "input"))
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The folder to write; it appears when all is done.")
  var output: String?

  @Option(help: ArgumentHelp("Write the sequences that samples share instead of a table.", valueName: "file"))
  var priors: String?

  @Option(help: "A sample sheet (or folder of FASTQ files) whose order the samples take.")
  var sheet: String?

  @Option(help: ArgumentHelp("Error models, for samples of denoise --pool pooled.", valueName: "file"))
  var errors: String?

  @Flag(help: "Replace an existing results folder.")
  var force = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if (output == nil) == (priors == nil) { throw ValidationError("give one of --output and --priors") }
  }

  func run() throws {
    var request = MergeTablesRequest(inputs: inputs, outputFolder: output ?? "")
    request.sheet = sheet
    request.errorsFile = errors
    request.replacesOutput = force
    try CommandRunner.run(common) { context in
      let pipeline = MergeTablesPipeline(request, context)
      if let priors { try pipeline.writePriors(to: priors) } else { try pipeline.run() }
      return nil
    }
  }
}

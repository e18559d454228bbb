import ArgumentParser
import BioIO
import Pipeline

/// `dysbio qc`
struct QCCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qc",
    abstract: "Read quality of many files, with verdicts that know amplicons.",
    discussion: """
      Writes quality.csv (one row per file), qc/SAMPLE.json (MultiQC shows it as fastp's), the curves per sample as CSV, \
      and report.html. INPUT is files of reads, a folder, or a sample sheet.

      Example:
        dysbio qc reads/*.fastq.gz --output quality
      """)

  @Argument(
    help: ArgumentHelp("Files of reads, one folder, or one sample sheet; - is standard input.", valueName: "input"))
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The folder to write; it appears when all is done.")
  var output: String

  @Option(help: "Phred offset of the qualities: 33, 64, or auto for what each file shows.")
  var phred = PhredChoice.automatic

  @Flag(help: "Replace an existing folder.")
  var force = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    var request = QualityRequest(inputs: inputs, outputFolder: output)
    request.phred = phred
    request.replacesOutput = force
    try CommandRunner.run(common) { context in try QualityPipeline(request, context).run() }
  }
}

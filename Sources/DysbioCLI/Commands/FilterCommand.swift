import ArgumentParser
import BioIO
import Pipeline

/// `dysbio filter`
struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Cuts, filters or merges reads and writes what stays.",
    discussion: """
      Adapters, PhiX, primers, cuts and limits, in this order; pairs stay in step, turned ones are swapped back, the order \
      of the input is kept. Writes reads/ (BGZF), samples.csv (a sheet for dysbio run), read_ledger.csv (where every read \
      went; the buckets add up to the input), and quality before and after as `dysbio qc` does.

      Example:
        dysbio filter reads/ --primers 515f-806r --truncate 240,160 --max-ee 2,2 --output filtered
        dysbio filter A_R1.fq.gz A_R2.fq.gz --adapter overlap --quality-tail 20 --merge --output merged
      """)

  @Argument(
    help: ArgumentHelp("Files of reads, one folder, or one sample sheet; - is standard input.", valueName: "input"))
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The folder to write; it appears when all is done.")
  var output: String

  @OptionGroup(title: "Cuts and limits") var filters: FilterOptionGroup

  @Flag(help: "Write plain FASTQ instead of BGZF.")
  var plain = false

  @Option(help: "Phred offset of the qualities: 33, 64, or auto for what each file shows.")
  var phred = PhredChoice.automatic

  @Flag(help: "Replace an existing folder.")
  var force = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    var request = QualityRequest(inputs: inputs, outputFolder: output)
    request.phred = phred
    request.replacesOutput = force
    try CommandRunner.run(common) { context in
      request.filter = try filters.options(compresses: !plain)
      return try QualityPipeline(request, context).run()
    }
  }
}

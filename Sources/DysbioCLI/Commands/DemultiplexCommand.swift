import ArgumentParser
import BioIO
import Pipeline

/// `dysbio demultiplex`
struct DemultiplexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demultiplex",
    abstract: "Splits a pool by the barcodes inside its reads.",
    discussion: """
      Barcodes are looked for directly before the primers, behind any spacer, in either orientation; spacer and barcode \
      are removed, primers stay. The table is mothur's oligos file, or CSV or TSV with the columns sample, barcode and, \
      where both mates carry one, reverse_barcode (QIIME mapping files too). Writes the samples' reads, a sheet for \
      dysbio run (samples.csv), and where every pair went (demultiplexing.csv).

      Example:
        dysbio demultiplex pool_R1.fastq.gz pool_R2.fastq.gz --barcodes pool.oligos --output split
        dysbio run split/samples.csv --output results
      """)

  @Argument(
    help: ArgumentHelp("First mates or single reads: FASTQ, BAM or CRAM; - is standard input.", valueName: "r1"))
  var forward: String

  @Argument(help: ArgumentHelp("Second mates.", valueName: "r2"))
  var reverse: String?

  @Option(help: "The table of samples and barcodes.")
  var barcodes: String

  @Option(name: .shortAndLong, help: "The folder to write; it appears when all is done.")
  var output: String

  @Option(help: "Primer pair: an id of the catalogue, FORWARD,REVERSE, or none. (default: the table's, or as found)")
  var primers: String?

  @Option(name: .customLong("barcode-mismatches"), help: "Bases of a barcode that may be wrong, 0 to 3.")
  var mismatches = 1

  @Option(help: "Most bases before a barcode, 0 to 30. (default: 15 with primers, 0 without)")
  var spacer: Int?

  @Option(help: "Phred offset of the qualities: 33, 64, or auto for what each file shows.")
  var phred = PhredChoice.automatic

  @Flag(help: "Replace an existing folder.")
  var force = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !(0...3).contains(mismatches) { throw ValidationError("--barcode-mismatches takes a number from 0 to 3") }
    if let spacer, !(0...30).contains(spacer) { throw ValidationError("--spacer takes a number from 0 to 30") }
    if barcodes == "-", forward == "-" {
      throw ValidationError("standard input cannot be both the reads and the table")
    }
  }

  func run() throws {
    var request = DemultiplexRequest(forward: forward, reverse: reverse, barcodes: barcodes, outputFolder: output)
    request.primers = primers
    request.barcodeMismatches = mismatches
    request.maximumSpacer = spacer
    request.phred = phred
    request.replacesOutput = force
    try CommandRunner.run(common) { context in
      try DemultiplexPipeline(request, context).run()
      return nil
    }
  }
}

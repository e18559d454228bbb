import ArgumentParser
import Pipeline
import Simulation

/// `dysbio simulate`
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Reads of a known community, with the truth beside them.",
    discussion: """
      Writes paired FASTQ files, a sample sheet (samples.csv), the true sequences (truth.fasta) and how many pairs of \
      each were drawn per sample (truth.tsv). The same options and seed give the same bytes.

      Example:
        dysbio simulate --samples 12 --pairs 50000 --seed 7 --output simulated
      """)

  @Option(name: .shortAndLong, help: "The folder to write.")
  var output: String

  @Option(help: "Samples, when no groups are named.")
  var samples = 8

  @Option(
    name: .customLong("group"),
    help: ArgumentHelp("A group of samples, for example healthy=24. May be repeated.", valueName: "name=samples"))
  var groups: [String] = []

  @Option(help: "Read pairs per sample.")
  var pairs = 10_000

  @Option(name: .customLong("negative-controls"), help: "Negative controls to add.")
  var negativeControls = 0

  @Option(help: "Id of a primer pair.")
  var primers = "515f-806r"

  @Flag(name: .customLong("keep-primers"), inversion: .prefixedNo, help: "Reads begin with their primers.")
  var keepsPrimers = true

  @Option(help: "FASTA with lineages to draw amplicons from. (default: the built-in reference)")
  var reference: String?

  @Option(help: "Table of taxa and their mean share per group. (default: a log-normal community)")
  var community: String?

  @Option(help: "Taxa of the log-normal community.")
  var richness = 150

  @Option(help: "Spread of shares between samples (standard deviation of their natural log).")
  var spread = 0.6

  @Option(name: .customLong("read-length"), help: "Cycles of each mate.")
  var readLength = 250

  @Option(name: .customLong("pcr-errors"), help: "Wrong bases per base copied.")
  var pcrErrorRate = 1e-5

  @Option(name: .customLong("chimeras"), help: "Share of chimeric molecules.")
  var chimeraRate = 0.01

  @Option(name: .customLong("spacers"), help: "Longest heterogeneity spacer before a primer.")
  var longestSpacer = 0

  @Option(name: .customLong("turned"), help: "Share of pairs read from the other strand.")
  var turnedShare = 0.0

  @Option(name: .customLong("random-reads"), help: "Share of pairs that are random sequence.")
  var randomShare = 0.0

  @Flag(name: .customLong("binned-qualities"), help: "Write the four scores of two-colour instruments.")
  var binsQualities = false

  @Option(help: "Seed of every draw.")
  var seed: UInt64 = 1

  @Flag(help: "Replace an existing folder.")
  var force = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if samples < 1 || pairs < 1 || readLength < 30 || richness < 1 {
      throw ValidationError("--samples, --pairs and --richness take 1 or more, --read-length 30 or more")
    }
    if negativeControls < 0 || longestSpacer < 0 || !(spread >= 0) {
      throw ValidationError("--negative-controls, --spacers and --spread take 0 or more")
    }
    for (name, share) in [("--chimeras", chimeraRate), ("--turned", turnedShare), ("--random-reads", randomShare)]
    where !(0...1).contains(share) {
      throw ValidationError("\(name) takes a share from 0 to 1")
    }
    if !(0...0.05).contains(pcrErrorRate) { throw ValidationError("--pcr-errors takes a rate from 0 to 0.05") }
    _ = try groups.map(SimulateCommand.group)
  }

  func run() throws {
    var request = SimulateRequest(outputFolder: output)
    request.samples = samples
    request.groups = try groups.map(SimulateCommand.group)
    request.pairsPerSample = pairs
    request.negativeControls = negativeControls
    request.primers = primers
    request.reference = reference
    request.communityFile = community
    request.richness = richness
    request.spread = spread
    request.seed = seed
    request.replacesOutput = force
    request.model.forwardLength = readLength
    request.model.reverseLength = readLength
    request.model.pcrErrorRate = pcrErrorRate
    request.model.chimeraRate = chimeraRate
    request.model.keepsPrimers = keepsPrimers
    request.model.longestSpacer = longestSpacer
    request.model.turnedShare = turnedShare
    request.model.randomShare = randomShare
    if binsQualities {
      request.model.forwardQuality.bins = QualityModel.fourBins
      request.model.reverseQuality.bins = QualityModel.fourBins
    }
    try CommandRunner.run(common) { context in
      try SimulatePipeline(request, context).run()
      return nil
    }
  }

  private static func group(_ text: String) throws -> (name: String, samples: Int) {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let samples = Int(parts[1]), samples > 0 else {
      throw ValidationError("--group takes name=samples, for example healthy=24, not '\(text)'")
    }
    return (String(parts[0]), samples)
  }
}

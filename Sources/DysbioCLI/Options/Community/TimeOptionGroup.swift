import ArgumentParser
import Pipeline

/// Which samples are repeats, in time or of one specimen.
struct TimeOptionGroup: CommunityOptionPart {
  @Option(
    help: ArgumentHelp(
      "The metadata column of times (numbers, or dates as 2024-05-31): samples are set beside the same subject's earlier ones. (default: the column time, if there is one)",
      valueName: "column"))
  var time: String?

  @Option(
    help: ArgumentHelp(
      "The metadata column that marks technical replicates: samples with the same text are of one specimen. (default: the column replicate, if there is one)",
      valueName: "column"))
  var replicate: String?

  func write(to options: inout CommunityOptions) {
    options.time = time
    options.replicate = replicate
  }
}

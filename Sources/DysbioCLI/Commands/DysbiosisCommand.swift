import ArgumentParser
import Pipeline
import Reporting

/// `dysbio dysbiosis`; the root command is `DysbioCommand`.
struct DysbiosisCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dysbiosis",
    abstract: "Markers and dysbiosis indices of an abundance table.",
    discussion: """
      One part of analyze: markers from the literature and published indices, against the samples of a reference group, \
      a cohort file or a built-in cohort (`dysbio cohort list`). Metadata columns subject and time (--subject, --time) set \
      samples beside the same person's earlier ones, replicate (--replicate) marks technical replicates.

      Example:
        dysbio dysbiosis table.biom --metadata samples.tsv --reference-level group=healthy --output results
      """)

  @OptionGroup var analysis: TableAnalysisOptionGroup
  @OptionGroup var level: ReferenceLevelOptionGroup
  @OptionGroup var markers: MarkerOptionGroup
  @OptionGroup var names: NameOptionGroup
  @OptionGroup var subject: SubjectOptionGroup
  @OptionGroup var time: TimeOptionGroup
  @OptionGroup var depth: DepthOptionGroup
  @OptionGroup var results: ResultOptionGroup
  @OptionGroup var common: CommonOptions

  func validate() throws { try markers.check(level) }

  func run() throws {
    try analysis.run(
      .dysbiosis, CommunityOptions([level, markers, names, subject, time, depth, results]), common)
  }
}

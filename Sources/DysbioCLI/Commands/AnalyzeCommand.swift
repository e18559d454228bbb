import ArgumentParser
import Pipeline

/// `dysbio analyze`
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "From an abundance table to a dysbiosis report.",
    discussion: """
      Example:
        dysbio analyze table.biom --metadata samples.tsv --reference-level group=healthy --output results
      """)

  @OptionGroup var analysis: TableAnalysisOptionGroup
  @OptionGroup var community: CommunityOptionGroup
  @OptionGroup var common: CommonOptions

  func run() throws { try analysis.run(nil, community.options, common) }
}

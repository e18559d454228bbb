import ArgumentParser
import Pipeline
import Reporting

/// `dysbio ratios`
struct RatiosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ratios",
    abstract: "Ratios of taxa of an abundance table.",
    discussion: """
      One part of analyze: the built-in ratios (`dysbio list ratios` names them) and your own, with intervals.

      Example:
        dysbio ratios table.biom --ratio 'mine=Prevotella/Bacteroides' --output results
      """)

  @OptionGroup var analysis: TableAnalysisOptionGroup
  @OptionGroup var ratios: RatioOptionGroup
  @OptionGroup var names: NameOptionGroup
  @OptionGroup var results: ResultOptionGroup
  @OptionGroup var common: CommonOptions

  func run() throws { try analysis.run(.ratios, CommunityOptions([ratios, names, results]), common) }
}

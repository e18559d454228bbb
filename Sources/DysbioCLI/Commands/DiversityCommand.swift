import ArgumentParser
import Pipeline
import Reporting

/// `dysbio diversity`
struct DiversityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diversity",
    abstract: "Alpha and beta diversity of an abundance table, and groups compared by it.",
    discussion: """
      One part of analyze: diversity within and between samples, ordinations, curves by reads and coverage and, with \
      --group, tests and differential abundance.

      Example:
        dysbio diversity table.biom --tree tree.nwk --metrics shannon-ln,faith-pd,bray-curtis-relative \
      --metadata samples.tsv --group treatment --output results
      """)

  @OptionGroup var analysis: TableAnalysisOptionGroup
  @OptionGroup var metrics: MetricOptionGroup
  @OptionGroup var depth: DepthOptionGroup
  @OptionGroup var comparison: ComparisonOptionGroup
  @OptionGroup var subject: SubjectOptionGroup
  @OptionGroup var level: ReferenceLevelOptionGroup
  @OptionGroup var results: ResultOptionGroup
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if subject.subject != nil, comparison.group == nil, comparison.formula == nil {
      throw ValidationError("--subject belongs to a comparison: name --group or --formula")
    }
  }

  func run() throws {
    try analysis.run(.diversity, CommunityOptions([metrics, depth, comparison, subject, level, results]), common)
  }
}

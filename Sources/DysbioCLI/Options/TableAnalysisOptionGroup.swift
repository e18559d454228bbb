import ArgumentParser
import Pipeline
import Reporting

/// What every command takes that makes results of an abundance table.
struct TableAnalysisOptionGroup: ParsableArguments {
  @Argument(
    help: "Abundance tables or folders of them; the format is recognised by its content. - reads standard input.")
  var tables: [String]

  @Option(name: .shortAndLong, help: "The results folder; it appears when all is done.")
  var output: String

  @OptionGroup var table: TableOptionGroup

  /// Makes the results, or a part of them.
  func run(_ part: ResultPart? = nil, _ community: CommunityOptions, _ common: CommonOptions) throws {
    var request = AnalyzeRequest(table: table.request(tables), outputFolder: output, part: part)
    request.community = community
    try CommandRunner.run(common) { context in try AnalyzePipeline(request, context).run() }
  }
}

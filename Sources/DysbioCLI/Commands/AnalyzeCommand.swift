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

  @Argument(
    help: "Abundance tables or folders of them; the format is recognised by its content. - reads standard input.")
  var tables: [String]

  @Option(name: .shortAndLong, help: "The results folder; it appears when all is done.")
  var output: String

  @OptionGroup var table: TableOptionGroup
  @OptionGroup var community: CommunityOptionGroup
  @OptionGroup var common: CommonOptions

  func run() throws {
    var request = AnalyzeRequest(table: table.request(tables), outputFolder: output)
    request.community = community.options
    try CommandRunner.run(common) { context in try AnalyzePipeline(request, context).run() }
  }
}

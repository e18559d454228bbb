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

  @Argument(help: "Abundance table; the format is recognised by its content. - reads standard input.")
  var table: String

  @Option(name: .shortAndLong, help: "The results folder; it appears when all is done.")
  var output: String

  @Option(help: "Lineages by feature id (QIIME 2 taxonomy table), where the table holds none.")
  var taxonomy: String?

  @Option(help: "What is known of the samples: a table whose first column is the sample id.")
  var metadata: String?

  @OptionGroup var community: CommunityOptionGroup
  @OptionGroup var common: CommonOptions

  func run() throws {
    var request = AnalyzeRequest(table: table, outputFolder: output)
    request.taxonomyFile = taxonomy
    request.metadataFile = metadata
    request.community = community.options
    try CommandRunner.run(common) { context in try AnalyzePipeline(request, context).run() }
  }
}

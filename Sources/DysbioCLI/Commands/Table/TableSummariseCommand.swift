import ArgumentParser
import Pipeline
import Reporting

/// `dysbio table summarise`
struct TableSummariseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summarise", abstract: "What a table is: figures, samples, and what was understood.",
    discussion: """
      Example:
        dysbio table summarise table.biom
        dysbio table summarise kraken-reports/ --json
      """)

  @Argument(help: "Abundance tables of any format; several become one.")
  var tables: [String]

  @Flag(help: "As JSON, with every sample.")
  var json = false

  @OptionGroup var table: TableOptionGroup
  @OptionGroup var common: CommonOptions

  func run() throws {
    try CommandRunner.run(common) { context in
      let summary = try TablePipeline(table.request(tables), [], context).summary()
      try StandardOutput.write(
        json ? TableSummaryJSON.render(summary) : TableSummaryText.render(summary, withSamples: true))
      return nil
    }
  }
}

import ArgumentParser
import Pipeline

/// `dysbio table transpose`
struct TableTransposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transpose", abstract: "Write text the other way round than the input lies.",
    discussion: """
      A table of features by samples is written with samples in rows, and the other way round. Other formats than text
      have their own orientation. Lineages have no place in a table with samples in rows; write them with `convert`.

      Example:
        dysbio table transpose table.tsv --output samples-in-rows.tsv
      """)

  @Argument(help: "Abundance tables of any format; several become one.")
  var tables: [String]

  @OptionGroup var table: TableOptionGroup
  @OptionGroup var output: TableOutputOptionGroup
  @OptionGroup var common: CommonOptions

  func run() throws {
    try output.run(table.request(tables), [TransposeTable()], common)
  }
}

import ArgumentParser
import BioModel
import Pipeline

/// `dysbio table collapse`
struct TableCollapseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collapse", abstract: "Add features up at a rank; what has no name there stays in rows of its own.",
    discussion: """
      Example:
        dysbio table collapse table.biom --rank genus --output genera.tsv
        dysbio table collapse table.tsv --taxonomy taxonomy.tsv --rank phylum --shares --output phyla.csv
      """)

  @Argument(help: "Abundance tables of any format; several become one.")
  var tables: [String]

  @Option(help: "The rank to keep.")
  var rank: Rank

  @Flag(help: "Shares of each sample's total instead of sums.")
  var shares = false

  @OptionGroup var table: TableOptionGroup
  @OptionGroup var output: TableOutputOptionGroup
  @OptionGroup var common: CommonOptions

  func run() throws {
    try output.run(table.request(tables), [CollapseTable(rank: rank, asShares: shares)], common)
  }
}

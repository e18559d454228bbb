import ArgumentParser
import Pipeline

/// `dysbio table rarefy`
struct TableRarefyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rarefy", abstract: "Draw the same number of reads from every sample, without replacement.",
    discussion: """
      A sample's draw depends on the seed and on its own counts alone. Samples with fewer reads are left out and named;
      features that no sample has any more too.

      Example:
        dysbio table rarefy table.biom --depth 10000 --output rarefied.biom
      """)

  @Argument(help: "Abundance tables of any format; several become one.")
  var tables: [String]

  @Option(help: "Reads per sample. (default: the largest that keeps 9 samples in 10, at least 1000)")
  var depth: Int?

  @Option(help: "Seed of the draw.")
  var seed: UInt64 = 1

  @OptionGroup var table: TableOptionGroup
  @OptionGroup var output: TableOutputOptionGroup
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let depth, depth < 1 { throw ValidationError("--depth takes a number of reads, 1 or more") }
  }

  func run() throws {
    try output.run(table.request(tables), [RarefyTable(depth: depth, seed: seed)], common)
  }
}

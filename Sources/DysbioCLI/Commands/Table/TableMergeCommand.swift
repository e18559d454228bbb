import ArgumentParser
import Pipeline

/// `dysbio table merge`
struct TableMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Several tables as one, if they belong together.",
    discussion: """
      Features are joined by their ids. Refused, with the reason: other units, programs, versions, databases or names of
      taxa; an id with two meanings; variants of another region, length or strand; numbers that each table gave anew
      (ASV1 …). Runs of the same samples are added up with --same-samples add.

      Example:
        dysbio table merge run1.biom run2.biom --output all.biom
        dysbio table merge run1.biom run2.biom --same-samples add --output summed.biom
      """)

  @Argument(help: "Abundance tables of any format, or folders of them.")
  var tables: [String]

  @OptionGroup var table: TableOptionGroup
  @OptionGroup var output: TableOutputOptionGroup
  @OptionGroup var common: CommonOptions

  func run() throws {
    try output.run(table.request(tables), [], common)
  }
}

import ArgumentParser
import BioIO
import Pipeline

/// `dysbio convert`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Any table format to any writable one; says what it understood.",
    discussion: """
      The last argument is the output; its ending tells the format, or --to. Several inputs, or a folder, become one
      table: samples get the names of their files, and what other programs, databases or taxonomies made is refused.

      Example:
        dysbio convert otu_table.biom table.tsv
        dysbio convert kraken-reports/ table.biom
        dysbio convert merged_abundance_table.txt phyloseq/ --to phyloseq-csv
        dysbio convert odd.csv - --to tsv --assume unit=percent --assume orientation=samples-by-features
      """)

  @Argument(help: ArgumentHelp("Tables, files or folders, and last the output.", valueName: "in … out"))
  var paths: [String]

  @Option(help: "The format to write, when the ending does not tell it; `dysbio list formats` names them.")
  var to: String?

  @Flag(help: "Tell what was understood as JSON on standard output.")
  var json = false

  @Flag(help: "Replace an existing folder, or files that the format writes beside the named one.")
  var force = false

  @OptionGroup var table: TableOptionGroup
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard paths.count >= 2 else { throw ValidationError("convert takes at least one table and the output") }
    if json, paths.last == "-" { throw ValidationError("the table and --json cannot both go to standard output") }
  }

  func run() throws {
    try TableWriting(path: paths[paths.count - 1], format: to, replaces: force, json: json, isQuiet: common.quiet)
      .run(table.request(paths.dropLast()), [], common)
  }
}

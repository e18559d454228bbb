import ArgumentParser
import Pipeline

/// `dysbio table rename`
struct TableRenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give samples or features other names.",
    discussion: """
      A file of names holds the old name, a tab or comma, and the new one. With --sequences features are named by their
      sequences, or with --md5 by the sequences' MD5, as QIIME 2 does; then equal variants of several tables have equal
      names and can be merged. Where the names are the sequences (DADA2), --md5 needs no --sequences.

      Example:
        dysbio table rename table.biom --samples names.tsv --output renamed.biom
        dysbio table rename table.tsv --sequences asvs.fasta --md5 --output table.biom
        dysbio table rename seqtab.csv --md5 --output table.biom
      """)

  @Argument(help: "Abundance tables of any format; several become one.")
  var tables: [String]

  @Option(help: ArgumentHelp("Old and new names of samples.", valueName: "file"))
  var samples: String?

  @Option(help: ArgumentHelp("Old and new names of features.", valueName: "file"))
  var features: String?

  @Option(help: ArgumentHelp("The features' sequences, by their ids.", valueName: "fasta"))
  var sequences: String?

  @Flag(help: "Name features by the MD5 of their sequences.")
  var md5 = false

  @OptionGroup var table: TableOptionGroup
  @OptionGroup var output: TableOutputOptionGroup
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if samples == nil, features == nil, sequences == nil, !md5 {
      throw ValidationError("name what is to be renamed: --samples, --features, --sequences or --md5")
    }
    if features != nil, sequences != nil || md5 {
      throw ValidationError("--features and --sequences or --md5 exclude each other")
    }
  }

  func run() throws {
    var operations: [any TableOperation] = []
    if let samples { operations.append(RenameTable(axis: .samples, mapFile: samples)) }
    if let features { operations.append(RenameTable(axis: .features, mapFile: features)) }
    if sequences != nil || md5 {
      operations.append(NameBySequence(sequencesFile: sequences, asDigests: md5))
    }
    try output.run(table.request(tables), operations, common)
  }
}

import ArgumentParser
import Pipeline

/// `dysbio table subset`
struct TableSubsetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subset", abstract: "Keep the samples and features that are named.",
    discussion: """
      Ids are given one by one or in files of one id a line. A name that the table does not have is an error.

      Example:
        dysbio table subset table.biom --sample S1 --sample S2 --output two.biom
        dysbio table subset table.tsv --features wanted.txt --output wanted.tsv
        dysbio table subset table.tsv --without-features contaminants.txt --output clean.tsv
      """)

  @Argument(help: "Abundance tables of any format; several become one.")
  var tables: [String]

  @Option(help: ArgumentHelp("A sample to keep. May be repeated.", valueName: "id"))
  var sample: [String] = []

  @Option(help: ArgumentHelp("A file of samples to keep.", valueName: "file"))
  var samples: String?

  @Option(help: ArgumentHelp("A feature to keep. May be repeated.", valueName: "id"))
  var feature: [String] = []

  @Option(help: ArgumentHelp("A file of features to keep.", valueName: "file"))
  var features: String?

  @Option(
    name: .customLong("without-features"), help: ArgumentHelp("A file of features to drop.", valueName: "file"))
  var withoutFeatures: String?

  @OptionGroup var table: TableOptionGroup
  @OptionGroup var output: TableOutputOptionGroup
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if sample.isEmpty, feature.isEmpty, samples == nil, features == nil, withoutFeatures == nil {
      throw ValidationError("name samples or features to keep")
    }
  }

  func run() throws {
    var chosen = SelectSamples()
    chosen.ids = sample
    chosen.idFile = samples
    var operations: [any TableOperation] = [chosen]
    if !feature.isEmpty || features != nil {
      var kept = SelectFeatures()
      kept.ids = feature
      kept.idFile = features
      operations.append(kept)
    }
    if let withoutFeatures {
      var dropped = SelectFeatures()
      dropped.idFile = withoutFeatures
      dropped.isExcluding = true
      operations.append(dropped)
    }
    try output.run(table.request(tables), operations, common)
  }
}

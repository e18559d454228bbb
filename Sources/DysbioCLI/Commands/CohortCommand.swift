public import ArgumentParser
public import BioModel
import Pipeline
import Taxonomy

/// `dysbio cohort`
struct CohortCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cohort", abstract: "Reference cohorts.",
    subcommands: [CohortBuildCommand.self, CohortListCommand.self])
}

/// `dysbio cohort build`
struct CohortBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "A lab's own reference cohort from a table, as one versioned file for --cohort.",
    discussion: """
      One row per subject (the metadata column subject or that of --subject, else the sample). Only profiles made with the same method compare.

      Example:
        dysbio cohort build table.biom --metadata samples.tsv --reference-level group=healthy \\
          --name 'healthy adults' --output healthy.cohort
      """)

  @Argument(help: "Abundance tables of any format, or folders of them.")
  var tables: [String]

  @Option(name: .shortAndLong, help: "The file to write.")
  var output: String

  @Option(help: "Shown beside every percentile.")
  var name: String

  @OptionGroup var table: TableOptionGroup

  @Option(
    name: .customLong("reference-level"),
    help: ArgumentHelp("The members: samples whose metadata say so. (default: all)", valueName: "column=value"))
  var referenceLevel: String?

  @Option(
    name: .customLong("taxonomy-scheme"),
    help: ArgumentHelp("Who gave the names. (default: recognised from the names)", valueName: "scheme"))
  var taxonomyScheme: NomenclatureScheme?

  @Option(help: "The rank the profiles are collapsed to. (default: genus)")
  var rank: Rank?

  @Option(
    help: ArgumentHelp(
      "The metadata column that names each sample's subject. (default: the column subject, if there is one)",
      valueName: "column"))
  var subject: String?

  @Flag(help: "Replace an existing file.")
  var force = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    var request = CohortPipeline.Request(table: table.request(tables), name: name, rank: rank ?? .genus, output: output)
    request.referenceLevel = referenceLevel
    request.taxonomyScheme = taxonomyScheme?.rawValue
    request.subject = subject
    request.replacesOutput = force
    try CommandRunner.run(common) { context in
      try CohortPipeline(request, context).run()
      return nil
    }
  }
}

extension Rank: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }

  public static var allValueStrings: [String] { allCases.map(\.name) }
}

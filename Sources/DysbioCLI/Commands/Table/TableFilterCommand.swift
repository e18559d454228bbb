import ArgumentParser
import Pipeline

/// `dysbio table filter`
struct TableFilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Keep what is frequent, abundant, of some taxon, or of some samples.",
    discussion: """
      Samples are chosen first (--where, --min-total), then taxa, then features by how often and how much they occur in
      what is left. Taxa are found under any name the nomenclature knows.

      Example:
        dysbio table filter table.biom --min-prevalence 0.1 --min-mean-share 0.0001 --output frequent.biom
        dysbio table filter table.tsv --metadata samples.tsv --where group=CD,UC --where 'age>=18' --output adults.tsv
        dysbio table filter table.tsv --without Mitochondria --without Chloroplast --output bacteria.tsv
      """)

  @Argument(help: "Abundance tables of any format; several become one.")
  var tables: [String]

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Samples whose metadata say so. May be repeated; all must hold.", valueName: "column=value"))
  var conditions: [String] = []

  @Option(name: .customLong("min-total"), help: "The smallest total of a sample, in the table's unit.")
  var smallestTotal = 0.0

  @Option(help: ArgumentHelp("Keep this taxon, at any rank or as g__Name. May be repeated.", valueName: "taxon"))
  var taxon: [String] = []

  @Option(help: ArgumentHelp("Drop this taxon. May be repeated.", valueName: "taxon"))
  var without: [String] = []

  @Option(name: .customLong("min-samples"), help: "The smallest number of samples a feature stands in.")
  var smallestSampleCount = 0

  @Option(name: .customLong("min-prevalence"), help: "The smallest share of samples a feature stands in, 0 to 1.")
  var smallestPrevalence = 0.0

  @Option(name: .customLong("min-abundance"), help: "The smallest sum of a feature, in the table's unit.")
  var smallestAbundance = 0.0

  @Option(name: .customLong("min-mean-share"), help: "The smallest mean share of a feature, 0 to 1.")
  var smallestMeanShare = 0.0

  @Option(name: .customLong("min-max-share"), help: "The share a feature must reach in some sample, 0 to 1.")
  var smallestLargestShare = 0.0

  @OptionGroup var table: TableOptionGroup
  @OptionGroup var output: TableOutputOptionGroup
  @OptionGroup var common: CommonOptions

  func validate() throws {
    for (name, value) in [
      ("min-prevalence", smallestPrevalence), ("min-mean-share", smallestMeanShare),
      ("min-max-share", smallestLargestShare),
    ] where !(0...1).contains(value) {
      throw ValidationError("--\(name) takes a share from 0 to 1")
    }
    guard smallestTotal >= 0, smallestAbundance >= 0, smallestSampleCount >= 0 else {
      throw ValidationError("limits are 0 or more")
    }
    do { for text in conditions { _ = try MetadataCondition(text) } } catch { throw ValidationError("\(error)") }
  }

  func run() throws {
    var operations: [any TableOperation] = []
    var samples = SelectSamples()
    samples.conditions = try conditions.map { try MetadataCondition($0) }
    samples.smallestTotal = smallestTotal
    operations.append(samples)
    if !taxon.isEmpty || !without.isEmpty {
      var taxa = FilterTaxa()
      taxa.kept = taxon
      taxa.dropped = without
      operations.append(taxa)
    }
    var features = FilterFeatures()
    features.smallestSampleCount = smallestSampleCount
    features.smallestPrevalence = smallestPrevalence
    features.smallestTotal = smallestAbundance
    features.smallestMeanShare = smallestMeanShare
    features.smallestLargestShare = smallestLargestShare
    operations.append(features)
    try output.run(table.request(tables), operations, common)
  }
}

public import ArgumentParser
public import Diversity
import Pipeline
public import Taxonomy

/// The options of the steps from the abundance table on.
struct CommunityOptionGroup: ParsableArguments {
  @Option(help: "Seed of every random draw; recorded in the manifest.")
  var seed: UInt64 = 1

  @Option(help: "Depth of rarefied metrics. (default: the largest that keeps 9 samples in 10, at least 1000)")
  var depth: Int?

  @Option(help: "Metric ids, separated by commas; `dysbio list metrics` names them. (default: a standard set)")
  var metrics: String?

  @Option(
    help: ArgumentHelp(
      "A tree of the features (Newick, NEXUS, QIIME 2 artifact, BIOM 2.1) for UniFrac and Faith's PD. (default: the table's own)",
      valueName: "file"))
  var tree: String?

  @Option(
    name: .customLong("features-without-tip"),
    help:
      "Features that the tree does not have: refuse, or drop them from the metrics of the tree and say what is lost.")
  var featuresWithoutTip = TreeMatch.MissingFeatures.refuse

  @Option(
    name: .customLong("reference-level"),
    help: ArgumentHelp("Samples to compare with: those whose metadata say so.", valueName: "column=value"))
  var referenceLevel: String?

  @Option(
    name: .customLong("case-level"),
    help: ArgumentHelp(
      "The study's cases, for indices that need them (centroid-difference): those whose metadata say so.",
      valueName: "column=value"))
  var caseLevel: String?

  @Option(help: "A reference cohort file to compare with.")
  var cohort: String?

  @Option(
    name: .customLong("ratio"),
    help: ArgumentHelp(
      "A further ratio, for example 'mine=(Prevotella+Segatella)/Bacteroides'. May be repeated.", valueName: "name=a/b")
  )
  var ratios: [String] = []

  @Option(help: "A marker table instead of the built-in one.")
  var markers: String?

  @Option(
    name: .customLong("taxonomy-scheme"),
    help: ArgumentHelp(
      "Who gave the names of the lineages; `dysbio list schemes` names them. (default: what the reference or the format says, else recognised from the names)",
      valueName: "scheme"))
  var taxonomyScheme: NomenclatureScheme?

  @Option(help: ArgumentHelp("Compare groups of samples: a column of the metadata.", valueName: "column"))
  var group: String?

  @Option(
    help: ArgumentHelp(
      "The model of the comparison, for example 'age + group' or 'group*time'. (default: the batches, then the group)",
      valueName: "terms"))
  var formula: String?

  @Option(
    help: ArgumentHelp(
      "A column of technical origin; a group that cannot be told from it is refused. May be repeated.",
      valueName: "column"))
  var batch: [String] = []

  @Option(help: ArgumentHelp("Permute samples only within the values of this column.", valueName: "column"))
  var strata: String?

  @Option(
    help: ArgumentHelp(
      "The column that names each sample's subject: what is constant within subjects is tested by permuting subjects; two samples of a subject are a pair.",
      valueName: "column"))
  var subject: String?

  @Option(help: "Permutations of the comparison; tiny designs are listed in full instead.")
  var permutations = 999

  @Flag(help: "Replace an existing results folder.")
  var force = false

  @Flag(help: "Fail, and write nothing, when any sample fails.")
  var strict = false

  func validate() throws {
    if let depth, depth < 1 { throw ValidationError("--depth takes a number of reads, 1 or more") }
    if let referenceLevel, referenceLevel.split(separator: "=", maxSplits: 1).count != 2 {
      throw ValidationError("--reference-level takes column=value, for example group=healthy")
    }
    if let caseLevel, caseLevel.split(separator: "=", maxSplits: 1).count != 2 {
      throw ValidationError("--case-level takes column=value, for example group=CRC")
    }
    if caseLevel != nil, caseLevel == referenceLevel {
      throw ValidationError("--case-level and --reference-level name the same samples")
    }
    if let ratio = ratios.first(where: { !$0.contains("=") || !$0.contains("/") }) {
      throw ValidationError("--ratio takes name=numerator/denominator, not '\(ratio)'")
    }
    if group == nil, formula == nil, strata != nil || subject != nil || !batch.isEmpty {
      throw ValidationError("--strata, --subject and --batch belong to a comparison: name --group or --formula")
    }
    if permutations < 1 { throw ValidationError("--permutations takes a number, 1 or more") }
    if let formula {
      do { _ = try ModelFormula(formula) } catch { throw ValidationError("\(error)") }
    }
    if referenceLevel != nil, cohort != nil {
      throw ValidationError("--reference-level and --cohort exclude each other: one reference at a time")
    }
  }

  var options: CommunityOptions {
    var options = CommunityOptions()
    options.seed = seed
    options.depth = depth
    options.metrics = metrics?.split(separator: ",").map(String.init) ?? []
    options.treeFile = tree
    options.dropsFeaturesWithoutTip = featuresWithoutTip == .drop
    options.comparison.group = group
    options.comparison.formula = formula
    options.comparison.batches = batch
    options.comparison.strata = strata
    options.comparison.subject = subject
    options.comparison.permutations = permutations
    options.referenceLevel = referenceLevel
    options.caseLevel = caseLevel
    options.cohortFile = cohort
    options.ratios = ratios
    options.markerFile = markers
    options.taxonomyScheme = taxonomyScheme?.rawValue
    options.replacesOutput = force
    options.isStrict = strict
    return options
  }
}

extension NomenclatureScheme: ExpressibleByArgument {}
extension TreeMatch.MissingFeatures: ExpressibleByArgument {}

public import ArgumentParser
import BioModel
public import Diversity
import Pipeline

/// Which diversity is computed.
struct MetricOptionGroup: CommunityOptionPart {
  @Option(help: "Seed of every random draw; recorded in the manifest.")
  var seed: UInt64 = 1

  @Option(help: "Metric ids, separated by commas; `dysbio list metrics` names them. (default: a standard set)")
  var metrics: String?

  @Option(
    help: ArgumentHelp(
      "Take the conventions of another program: --metrics names its metrics, and tables hold its names beside the ids: \(CompatPeer.list).",
      valueName: "program"))
  var compat: CompatPeer?

  @Option(
    help: ArgumentHelp(
      "Whether features seen once are in the table. Denoising removes them, and metrics that rest on them then have no value; 'present' gives their numbers all the same. (default: run: removed; tables: as they show)",
      valueName: "present|removed"))
  var singletons: SingletonStatement?

  @Option(
    help: ArgumentHelp(
      "How samples are placed on axes, separated by commas: \(OrdinationMethods.all.map(\.id).joined(separator: ", ")). (default: \(OrdinationMethods.byDefault.map(\.id).joined(separator: ", ")))",
      valueName: "methods"))
  var ordination: String?

  @Option(
    help: ArgumentHelp(
      "What log-ratios (aitchison, pca-clr) add to every cell: reads, or on shares the part of a sample's smallest share. (default: 0.5)",
      valueName: "number"))
  var zero: Double?

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

  func validate() throws {
    if let zero, !(zero > 0 && zero <= 1000) { throw ValidationError("--zero takes a number above 0, at most 1000") }
  }

  func write(to options: inout CommunityOptions) {
    options.seed = seed
    options.zeroAddend = zero
    options.metrics = metrics?.split(separator: ",").map(String.init) ?? []
    options.singletons = singletons
    options.compat = compat
    options.ordinations = ordination?.split(separator: ",").map(String.init) ?? []
    options.treeFile = tree
    options.dropsFeaturesWithoutTip = featuresWithoutTip == .drop
  }
}

extension CompatPeer: ExpressibleByArgument {
  /// All names, for help.
  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
extension TreeMatch.MissingFeatures: ExpressibleByArgument {}
extension SingletonStatement: ExpressibleByArgument {}

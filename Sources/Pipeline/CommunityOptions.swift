public import Diversity

/// What the steps from the abundance table on can be told; shared by `run` and `analyze`.
public struct CommunityOptions: Sendable, Equatable {
  /// Seed of every draw.
  public var seed: UInt64 = 1
  /// Depth of rarefied metrics; nil for the largest that keeps nine samples in ten.
  public var depth: Int?
  /// Ids of the alpha and beta metrics; empty for the default set.
  public var metrics: [String] = []
  /// A tree of the features, for the metrics that need one; nil: the table's own, where it has one.
  public var treeFile: String?
  /// Features that the tree does not have are left out of its metrics instead of stopping the run.
  public var dropsFeaturesWithoutTip = false
  /// `column=value`: the samples whose metadata say so are the reference group.
  public var referenceLevel: String?
  /// `column=value`: the samples whose metadata say so are the cases, for indices that need them.
  public var caseLevel: String?
  /// A cohort file to compare with, instead of a group of the study.
  public var cohortFile: String?
  /// Further ratios, each `name=numerator/denominator`.
  public var ratios: [String] = []
  /// A marker table instead of the built-in one.
  public var markerFile: String?
  /// The scheme of names of the table or the reference; nil: what these say, or what the names show.
  public var taxonomyScheme: String?
  /// Groups to compare.
  public var comparison = ComparisonOptions()
  /// Replace an existing results folder.
  public var replacesOutput = false
  /// Fail as soon as one sample does.
  public var isStrict = false

  public init() {}

  /// Those that can change a result, as the manifest records them.
  var parameters: [(name: String, value: String)] {
    var all: [(name: String, value: String)] = [
      ("seed", String(seed)), ("depth", depth.map(String.init) ?? "auto"),
      ("metrics", metrics.isEmpty ? "default" : metrics.joined(separator: ",")),
      ("reference-level", referenceLevel ?? ""), ("cohort", cohortFile ?? ""),
      ("ratio", ratios.joined(separator: "; ")), ("markers", markerFile ?? "built-in"),
    ]
    if let treeFile { all.append(("tree", treeFile)) }
    if dropsFeaturesWithoutTip { all.append(("features-without-tip", "drop")) }
    all += comparisonParameters
    if let caseLevel { all.append(("case-level", caseLevel)) }
    if let taxonomyScheme { all.append(("taxonomy-scheme", taxonomyScheme)) }
    return all
  }

  private var comparisonParameters: [(name: String, value: String)] {
    guard comparison.isAsked else { return [] }
    return [
      ("group", comparison.group ?? ""), ("formula", comparison.formula ?? ""),
      ("batch", comparison.batches.joined(separator: ",")), ("strata", comparison.strata ?? ""),
      ("subject", comparison.subject ?? ""), ("permutations", String(comparison.permutations)),
    ].filter { !$0.1.isEmpty }
  }
}

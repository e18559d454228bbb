import BioModel
public import Diversity
import Reporting

/// What the steps from the abundance table on can be told; shared by `run`, `analyze` and the commands of its parts.
public struct CommunityOptions: Sendable, Equatable {
  /// Seed of every draw.
  public var seed: UInt64 = 1
  /// Depth of rarefied metrics; nil for the largest that keeps nine samples in ten.
  public var depth: Int?
  /// Ids of the alpha and beta metrics; empty for the default set.
  public var metrics: [String] = []
  /// Whose conventions and names of metrics hold; nil: those of this program.
  public var compat: CompatPeer?
  /// Whether features seen once are there; nil: what the table shows, and not after denoising.
  public var singletons: SingletonStatement?
  /// Ids of ordinations; empty for principal coordinates.
  public var ordinations: [String] = []
  /// What log-ratios add to every cell; nil for half a count.
  public var zeroAddend: Double?
  /// A tree of the features, for the metrics that need one; nil: the table's own, where it has one.
  public var treeFile: String?
  /// Features that the tree does not have are left out of its metrics instead of stopping the run.
  public var dropsFeaturesWithoutTip = false
  /// `column=value`: the samples whose metadata say so are the reference group.
  public var referenceLevel: String?
  /// `column=value`: the samples whose metadata say so are the cases, for indices that need them.
  public var caseLevel: String?
  /// What to compare with instead of a group of the study: the id of a built-in cohort, or a file of profiles or of
  /// figures. With `referenceLevel`, the study's own controls are then held against it. Nil without `referenceLevel`:
  /// the built-in cohort that fits, if one does.
  public var cohort: String?
  /// Use a cohort though its description contradicts the study's.
  public var acceptsMisfit = false
  /// Further ratios, each `name=numerator/denominator`.
  public var ratios: [String] = []
  /// A file of further ratios and groups of taxa (TOML).
  public var ratioFile: String?
  /// A marker table instead of the built-in one.
  public var markerFile: String?
  /// The scheme of names of the table or the reference; nil: what these say, or what the names show.
  public var taxonomyScheme: String?
  /// A file with the taxa that the profiler's or classifier's database holds; nil: unknown.
  public var databaseTaxa: String?
  /// The metadata columns that name each sample's subject, time and replicate; nil: those called so.
  public var subject: String?
  public var time: String?
  public var replicate: String?
  /// Groups to compare; whose samples belong together says `subject`.
  public var comparison = ComparisonOptions()
  /// What distances are correlated with.
  public var mantel = MantelOptions()
  /// Replace an existing results folder.
  public var replacesOutput = false
  /// Fail as soon as one sample does.
  public var isStrict = false

  public init() {}

  /// Those that can change a result, as the manifest records them.
  ///
  /// - Parameter parts: what is made; what has no say in it is left out.
  func parameters(of parts: Set<ResultPart> = Set(ResultPart.allCases)) -> [(name: String, value: String)] {
    var all: [(name: String, value: String, parts: Set<ResultPart>)] = [
      ("seed", String(seed), [.diversity]), ("depth", depth.map(String.init) ?? "auto", [.diversity, .dysbiosis]),
      ("metrics", metrics.isEmpty ? "default" : metrics.joined(separator: ","), [.diversity]),
      ("reference-level", referenceLevel ?? "", [.diversity, .dysbiosis]), ("cohort", cohort ?? "", [.dysbiosis]),
      ("ratio", ratios.joined(separator: "; "), [.ratios]), ("markers", markerFile ?? "built-in", [.dysbiosis]),
    ]
    if let singletons { all.append(("singletons", singletons.rawValue, [.diversity])) }
    if let compat { all.append(("compat", compat.rawValue, [.diversity])) }
    if !ordinations.isEmpty { all.append(("ordination", ordinations.joined(separator: ","), [.diversity])) }
    if let zeroAddend { all.append(("zero", NumberText.text(zeroAddend), [.diversity])) }
    if let treeFile { all.append(("tree", treeFile, [.diversity])) }
    if dropsFeaturesWithoutTip { all.append(("features-without-tip", "drop", [.diversity])) }
    for (name, value) in [("subject", subject), ("time", time), ("replicate", replicate)] {
      if let value { all.append((name, value, name == "subject" ? [.diversity, .dysbiosis] : [.dysbiosis])) }
    }
    for (name, value) in comparisonParameters { all.append((name, value, [.diversity])) }
    if !mantel.partners.isEmpty {
      all.append(("mantel", mantel.partners.joined(separator: ","), [.diversity]))
      all.append(("mantel-method", mantel.method.rawValue, [.diversity]))
      if !comparison.isAsked { all.append(("permutations", String(mantel.permutations), [.diversity])) }
    }
    if acceptsMisfit { all.append(("accept-misfit", "yes", [.dysbiosis])) }
    if let databaseTaxa { all.append(("database-taxa", databaseTaxa, [.dysbiosis])) }
    if let ratioFile { all.append(("ratios", ratioFile, [.ratios])) }
    if let caseLevel { all.append(("case-level", caseLevel, [.dysbiosis])) }
    if let taxonomyScheme { all.append(("taxonomy-scheme", taxonomyScheme, [.ratios, .dysbiosis])) }
    return all.filter { !$0.parts.isDisjoint(with: parts) }.map { ($0.name, $0.value) }
  }

  private var comparisonParameters: [(name: String, value: String)] {
    guard comparison.isAsked else { return [] }
    return [
      ("group", comparison.group ?? ""), ("formula", comparison.formula ?? ""),
      ("tests", comparison.tests == DistanceTests.byDefault ? "" : comparison.tests.joined(separator: ",")),
      ("batch", comparison.batches.joined(separator: ",")), ("strata", comparison.strata ?? ""),
      ("permutations", String(comparison.permutations)),
    ].filter { !$0.1.isEmpty }
  }
}

public import BioModel

/// A published dysbiosis index. Exploratory by nature: a group statistic, never a verdict on a person.
public protocol DysbiosisIndex: Described {
  /// The side that means further from the healthy groups it was made with.
  var direction: TailRule.Side { get }
  /// The taxa it looks for, empty when it uses whole profiles.
  var signature: [TaxonTerm] { get }
  /// One result per sample, in the profile's order.
  func evaluate(_ profile: CommunityProfile, cohort: ReferenceCohort?) -> [IndexResult]
}

/// The registry of indices.
public enum DysbiosisIndices {
  /// All indices, in the order of reports.
  public static let all: [any DysbiosisIndex] = [
    GMHI2020(), MDIndexGenus(), MDIndexFamily(), DysbiosisScoreMedianBC(), MDR(), EnterobacteriaceaeShare(),
    GramNegativeShare(), FacultativeShare(), OralShare(), HighLPSShare(), ButyrateShare(),
  ]
}

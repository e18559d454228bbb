public import BioModel

/// A published dysbiosis index. Exploratory by nature: a group statistic, never a verdict on a person.
public protocol DysbiosisIndex: Described {
  /// The side that means further from the healthy groups it was made with.
  var direction: TailRule.Side { get }
  /// The taxa it looks for, empty when it uses whole profiles.
  var signature: [TaxonTerm] { get }
  /// The value between the two sides where the source states one (0 of GMHI); nil where only a reference can tell.
  var boundary: Double? { get }
  /// One result per sample, in the profile's order; the same for any number of threads.
  func evaluate(_ input: IndexInput) -> [IndexResult]
}

extension DysbiosisIndex {
  public var boundary: Double? { nil }
}

/// The registry of indices.
public enum DysbiosisIndices {
  /// All indices, in the order of reports.
  public static let all: [any DysbiosisIndex] = [
    GMHI2020(), GMWI22024(), MDIndexGenus(), MDIndexFamily(), DysbiosisScoreMedianBC(), Cloud(), CentroidDifference(),
    CentroidDifferenceSquared(), ShannonJSD(), ReferencePlane(), MDR(), CDR(), MHIA(), Toposcore(),
    EnterobacteriaceaeShare(), GramNegativeShare(), FacultativeShare(), OralShare(), HighLPSShare(), ButyrateShare(),
  ]
}

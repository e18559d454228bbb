public import BioModel
public import Taxonomy

/// A cohort that holds figures instead of profiles: 101 quantiles of every taxon, ratio, index and metric.
///
/// One study, one profiler and version, one region, one row per subject. Nobody's profile can be read from it, and
/// indices that compare profiles cannot be computed with it. The flag rule stays conservative
/// (`ReferenceDistribution`): with up to 101 subjects it is exact, with more at most 1 % of the subjects are lost.
public struct CohortFigures: Sendable, Equatable {
  /// The figures of one expression.
  public struct Entry: Sendable, Equatable {
    public let distribution: ReferenceDistribution
    /// Whether each side of the expression could have been seen.
    public let isResolvable: Bool
  }

  /// Where the cohort comes from.
  public struct Origin: Sendable, Equatable {
    public var citation: String
    public var doi: String
    /// Of the table that the figures were computed from.
    public var licence: String
    /// Who was taken, who was left out, how many rows of the same people were dropped.
    public var selection: String

    public init(citation: String, doi: String, licence: String, selection: String) {
      self.citation = citation
      self.doi = doi
      self.licence = licence
      self.selection = selection
    }
  }

  /// Kebab-case and permanent.
  public let id: String
  public let name: String
  public let study: StudyDescription
  /// `adult`, or empty: not known.
  public let ageGroup: String
  /// Independent subjects.
  public let count: Int
  /// The rank the profiles end at.
  public let rank: Rank
  public let unit: FeatureTable.Unit
  public let origin: Origin
  /// SHA-256 of the names that the keys are written in.
  public let nomenclature: String
  /// By canonical text of the expression.
  let entries: [String: Entry]
  /// Distinct flags with the numbers of the subjects they flag when they are left out in turn.
  let memberFlags: [FlagGroup: [Int]]
  /// SHA-256 of the encoded figures, hexadecimal.
  public let fingerprint: String

  /// The age group of adults.
  public static let adults = "adult"

  /// `adults of Qin 2012 (n = 136)`, as it stands in result columns.
  public var label: String { "\(name) (n = \(count))" }

  /// The canonical texts of all expressions, sorted by bytes.
  public var keys: [String] { entries.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) } }

  /// The figures of an expression, by its canonical text (`g:roseburia`, `(p:bacillota) / (p:bacteroidota)`).
  public subscript(key: String) -> Entry? { entries[key] }

  /// The figures of a ratio.
  public func entry(for ratio: RatioExpression, in nomenclature: Nomenclature = .builtIn) -> Entry? {
    entries[ratio.canonicalText(in: nomenclature)]
  }

  init(
    id: String, name: String, study: StudyDescription, ageGroup: String, count: Int, rank: Rank,
    unit: FeatureTable.Unit, origin: Origin, nomenclature: String, entries: [String: Entry],
    memberFlags: [FlagGroup: [Int]], fingerprint: String
  ) {
    self.id = id
    self.name = name
    self.study = study
    self.ageGroup = ageGroup
    self.count = count
    self.rank = rank
    self.unit = unit
    self.origin = origin
    self.nomenclature = nomenclature
    self.entries = entries
    self.memberFlags = memberFlags
    self.fingerprint = fingerprint
  }
}

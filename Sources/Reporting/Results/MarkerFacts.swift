/// What is to be told of a marker beside its result: its taxon and the study behind it.
public struct MarkerFacts: Sendable, Equatable {
  /// The marker's id.
  public let marker: String
  /// The taxon or ratio in words, for example `Faecalibacterium`.
  public let taxon: String
  /// Whether the value is a share 0…1, shown in percent, or a plain number.
  public let isShare: Bool
  /// The flag rule in words.
  public let rule: String
  /// The percentile at which the rule flags, 0…100: 100 p for a low rule, 100 (1 − p) for a high one; nil without one.
  public let limitPercentile: Double?
  /// Conditions in which it was studied; shown in the evidence detail only.
  public let conditions: String
  /// What was found, with the opposing result.
  public let rationale: String
  /// Author, journal, year.
  public let citation: String
  public let doi: String

  /// - Parameters: as the properties.
  public init(
    marker: String, taxon: String, isShare: Bool = true, rule: String = "", limitPercentile: Double? = nil,
    conditions: String = "",
    rationale: String = "", citation: String = "", doi: String = ""
  ) {
    self.marker = marker
    self.taxon = taxon
    self.isShare = isShare
    self.rule = rule
    self.limitPercentile = limitPercentile
    self.conditions = conditions
    self.rationale = rationale
    self.citation = citation
    self.doi = doi
  }
}

public import BioModel
public import Taxonomy

/// One row of the marker table: what is measured, when it is flagged, and what is known of it.
public struct Marker: Sendable, Equatable {
  /// What may be said of the marker.
  public enum Action: String, Sendable, CaseIterable {
    /// Flagged beyond the tail of a reference.
    case flag
    /// Shown with its percentile, never counted.
    case context
    /// Only presence is said.
    case presence
    /// Shown at most, with the reason why nothing is concluded.
    case never
  }

  /// What must hold before the marker is evaluated.
  public enum Requirement: String, Sendable, CaseIterable {
    case humanHost = "host=human"
    case stool = "body-site=stool"
    case adult = "age=adult"
    case infant = "age=infant"
    case archaealPrimers = "primers=archaea"
    case speciesResolution = "resolution=species"
    /// Not while antibiotics are taken (column `antibiotics`); unknown is no reason to refuse.
    case noAntibiotics = "antibiotics=no"
  }

  public let id: String
  public let panel: String
  /// As written in the table.
  public let expressionText: String
  public let expression: MarkerExpression
  public let rank: String
  public let side: TailRule.Side
  public let action: Action
  /// The chance rate of a flag, for the action `flag`.
  public let tailProbability: Double?
  /// A high value below this share is not flagged.
  public let minimalShare: Double
  /// A low value says nothing where fewer reference subjects carry the taxon.
  public let minimalReferencePrevalence: Double
  public let requirements: [Requirement]
  public let evidenceLevel: String
  /// Schemes of names in which the taxa can be expressed.
  public let portability: Portability
  public let conditions: [String]
  public let ruleInWords: String
  public let rationale: String
  public let citation: String
  public let doi: String
  /// Whether the DOI was seen together with the right paper.
  public let isDOIVerified: Bool
  /// A published absolute cut-off; nil: none.
  public let cutOff: CutOff?
  /// Where the row stands.
  public let location: SourceLocation
}

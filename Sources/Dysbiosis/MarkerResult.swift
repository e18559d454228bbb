/// The five things that can be said of a marker or an index in a sample.
public enum MarkerStatus: String, Sendable, CaseIterable {
  /// Beyond the marker's limit in the reference.
  case flagged
  /// Within it.
  case typical
  /// Shown, never counted: contested evidence, or no limit that may be applied.
  case context
  /// Present above the detection limit; presence is all that is said.
  case detected
  /// It cannot be said; the reason tells why.
  case notEvaluable = "not-evaluable"
}

/// One marker of one sample: a row of `markers.csv`.
public struct MarkerResult: Sendable, Equatable {
  public let sample: String
  /// The marker's id.
  public let marker: String
  public let panel: String
  /// The marker's share (0…1), ratio or metric value.
  public let value: Double?
  /// For shares: the same taxa as a share of everything in the sample, unclassified included (the other denominator).
  public let shareOfAll: Double?
  /// The 95 % interval of the value, from counts only.
  public let lower: Double?
  public let upper: Double?
  /// Mid-rank percentile 0…100 in the reference; shown, never decides.
  public let percentile: Double?
  /// Wilson's 95 % interval of the percentile, 0…100.
  public let percentileLower: Double?
  public let percentileUpper: Double?
  /// The independent reference subjects that the value was compared with, the sample's own left out; nil without a
  /// percentile.
  public let referenceCount: Int?
  /// The published absolute cut-off, as in the marker table; empty without one. It belongs to the method and the people it
  /// was found with, so it never decides.
  public let cutOff: String
  /// Whether the value lies beyond it; nil without one, or without a value.
  public let isBeyondCutOff: Bool?
  /// The share of the reference's subjects beyond it, 0…1: what a cut-off means for the method at hand.
  public let referenceBeyondCutOff: Double?
  /// `high` or `low`: the side that is flagged.
  public let direction: String
  public let status: MarkerStatus
  /// Kebab-case reason, empty when the status needs none.
  public let reason: String
  public let evidence: String
  public let doi: String

  public init(
    sample: String, marker: String, panel: String, value: Double?, lower: Double?, upper: Double?,
    percentile: Double?, percentileLower: Double? = nil, percentileUpper: Double? = nil, direction: String,
    status: MarkerStatus, reason: String, evidence: String, doi: String,
    cutOff: String = "", isBeyondCutOff: Bool? = nil, referenceBeyondCutOff: Double? = nil, shareOfAll: Double? = nil,
    referenceCount: Int? = nil
  ) {
    self.sample = sample
    self.marker = marker
    self.panel = panel
    self.value = value
    self.lower = lower
    self.upper = upper
    self.percentile = percentile
    self.percentileLower = percentileLower
    self.percentileUpper = percentileUpper
    self.direction = direction
    self.status = status
    self.reason = reason
    self.evidence = evidence
    self.doi = doi
    self.shareOfAll = shareOfAll
    self.referenceCount = referenceCount
    self.cutOff = cutOff
    self.isBeyondCutOff = isBeyondCutOff
    self.referenceBeyondCutOff = referenceBeyondCutOff
  }
}

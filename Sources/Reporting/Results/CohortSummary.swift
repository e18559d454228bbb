/// The reference cohort behind the percentiles.
public struct CohortSummary: Sendable, Equatable {
  public let name: String
  public let fingerprint: String
  /// Independent subjects.
  public let subjectCount: Int
  /// Country, age, diet, kit, region or library type, as far as known.
  public let origin: String
  /// How percentiles are computed.
  public let percentileMethod: String
  /// A misfit the user overrode; empty when it fits.
  public let override: String

  /// - Parameters: as the properties.
  public init(
    name: String, fingerprint: String, subjectCount: Int, origin: String,
    percentileMethod: String = "mid-rank percentile with Wilson interval", override: String = ""
  ) {
    self.name = name
    self.fingerprint = fingerprint
    self.subjectCount = subjectCount
    self.origin = origin
    self.percentileMethod = percentileMethod
    self.override = override
  }
}

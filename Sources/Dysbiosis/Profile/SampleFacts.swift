public import BioModel

/// What is known of the person behind a sample, as far as markers ask for it.
public struct SampleFacts: Sendable, Equatable {
  /// Samples of one subject are never compared with each other; the sample's own id where no subject is given.
  public var subject: String
  /// Empty: unknown, taken from the study's description.
  public var host: String
  public var bodySite: String
  public var ageInYears: Double?
  /// Nil: unknown.
  public var takesAntibiotics: Bool?
  /// When the sample was taken, in the column's own unit; dates are days. Nil: unknown.
  public var time: Double?
  /// Samples of one subject with the same text are technical replicates of one specimen; empty: none.
  public var replicate: String

  public init(
    subject: String, host: String = "", bodySite: String = "", ageInYears: Double? = nil,
    takesAntibiotics: Bool? = nil, time: Double? = nil, replicate: String = ""
  ) {
    self.subject = subject
    self.host = host
    self.bodySite = bodySite
    self.ageInYears = ageInYears
    self.takesAntibiotics = takesAntibiotics
    self.time = time
    self.replicate = replicate
  }

  /// The facts of a table's samples, without the notices of `StudyFacts`.
  public static func all(of sampleIDs: [String], metadata: SampleMetadata?) -> [SampleFacts] {
    StudyFacts(of: sampleIDs, metadata: metadata).facts
  }
}

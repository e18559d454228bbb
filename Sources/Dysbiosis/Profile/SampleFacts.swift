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
  /// Samples with the same text are technical replicates of one specimen; empty: none.
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

  /// The facts of a table's samples, from the columns `subject`, `host`, `body_site`, `age` (years), `antibiotics`
  /// (yes or no), `time` (numbers, or dates as 2024-05-31) and `replicate`.
  ///
  /// Replicates without a subject are one subject: n counts people, not tubes.
  public static func all(of sampleIDs: [String], metadata: SampleMetadata?) -> [SampleFacts] {
    let aligned = metadata?.aligned(to: sampleIDs)
    func cell(_ column: String, _ sample: Int) -> String? { aligned?[column: column]?.values[sample] }
    return sampleIDs.enumerated().map { sample, id in
      let replicate = cell("replicate", sample)
      return SampleFacts(
        subject: cell("subject", sample) ?? replicate.map { "replicate " + $0 } ?? id, host: cell("host", sample) ?? "",
        bodySite: cell("body_site", sample) ?? "", ageInYears: cell("age", sample).flatMap { NumberText.number($0) },
        takesAntibiotics: cell("antibiotics", sample).flatMap(isYes),
        time: cell("time", sample).flatMap(SampleTime.value),
        replicate: replicate ?? "")
    }
  }

  private static func isYes(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "y", "true", "1": true
    case "no", "n", "false", "0", "none", "never": false
    default: nil
    }
  }
}

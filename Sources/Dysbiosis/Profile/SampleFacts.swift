public import BioModel

/// What is known of the person behind a sample, as far as markers ask for it.
public struct SampleFacts: Sendable, Equatable {
  /// Samples of one subject are never compared with each other; the sample's own id where no subject is given.
  public var subject: String
  /// Empty: unknown, taken from the study's description.
  public var host: String
  public var bodySite: String
  public var ageInYears: Double?

  public init(subject: String, host: String = "", bodySite: String = "", ageInYears: Double? = nil) {
    self.subject = subject
    self.host = host
    self.bodySite = bodySite
    self.ageInYears = ageInYears
  }

  /// The facts of a table's samples, from the columns `subject`, `host`, `body_site` and `age` (years).
  public static func all(of sampleIDs: [String], metadata: SampleMetadata?) -> [SampleFacts] {
    let aligned = metadata?.aligned(to: sampleIDs)
    func cell(_ column: String, _ sample: Int) -> String? { aligned?[column: column]?.values[sample] }
    return sampleIDs.enumerated().map { sample, id in
      SampleFacts(
        subject: cell("subject", sample) ?? id, host: cell("host", sample) ?? "",
        bodySite: cell("body_site", sample) ?? "", ageInYears: cell("age", sample).flatMap { NumberText.number($0) })
    }
  }
}

/// One sample of a person against that person's earlier samples, in one measure: a row of `time.csv`.
public struct TimeResult: Sendable, Equatable {
  /// Where a marker's value went.
  public enum Direction: String, Sendable, CaseIterable {
    case rising, falling
    /// The change is within the uncertainty of counting, or there is none.
    case unchanged
  }

  public let sample: String
  public let subject: String
  public let time: Double
  /// `bray-curtis-relative`: the whole profile; else a marker's id.
  public let measure: String
  /// The distance to the own past; the marker's value in the sample.
  public let value: Double?
  /// The median of the marker's values in the person's earlier samples; nil for the whole profile.
  public let baseline: Double?
  /// Earlier samples of the person.
  public let baselineSamples: Int
  /// Value − baseline; of a ratio the difference of natural logarithms.
  public let change: Double?
  /// Nil for the whole profile.
  public let direction: Direction?
  /// The change goes to the side on which the marker is flagged.
  public let isTowardsFlag: Bool
  /// The own past beside other people; nil where there are none, or no earlier sample.
  public let comparison: SelfComparison?
  /// Kebab-case: why there is no comparison, or nothing that it decides.
  public let reason: String

  /// - Parameters: as the properties.
  public init(
    sample: String, subject: String, time: Double, measure: String, value: Double?, baseline: Double?,
    baselineSamples: Int, change: Double?, direction: Direction?, isTowardsFlag: Bool, comparison: SelfComparison?,
    reason: String
  ) {
    self.sample = sample
    self.subject = subject
    self.time = time
    self.measure = measure
    self.value = value
    self.baseline = baseline
    self.baselineSamples = baselineSamples
    self.change = change
    self.direction = direction
    self.isTowardsFlag = isTowardsFlag
    self.comparison = comparison
    self.reason = reason
  }
}

/// How alike a person's samples are among themselves, beside other people's: one per person with two or more.
public struct SubjectStability: Sendable, Equatable {
  public let subject: String
  public let samples: Int
  /// The median Bray–Curtis distance of the person's samples to each other, and to other people's.
  public let within: Double
  public let between: Double?
  /// 1 − within/between: 1 never changes, 0 is as different from the own samples as from strangers. Nil without others, or
  /// where `between` is 0.
  public let stability: Double?

  /// - Parameters: as the properties.
  public init(subject: String, samples: Int, within: Double, between: Double?, stability: Double?) {
    self.subject = subject
    self.samples = samples
    self.within = within
    self.between = between
    self.stability = stability
  }
}

/// What repeated sampling of people says.
public struct TimeResults: Sendable, Equatable {
  /// By person, then by time, then the profile before the markers in their table's order.
  public let rows: [TimeResult]
  /// By person, sorted by the bytes of their names.
  public let subjects: [SubjectStability]

  /// - Parameters: as the properties.
  public init(rows: [TimeResult], subjects: [SubjectStability]) {
    self.rows = rows
    self.subjects = subjects
  }
}

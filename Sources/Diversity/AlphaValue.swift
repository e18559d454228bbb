public import BioModel

/// One alpha metric of one sample: a row of `alpha_diversity.csv`.
public struct AlphaValue: Sendable, Equatable {
  /// The sample's id.
  public let sample: String
  /// The metric's id.
  public let metric: String
  /// The number, or why there is none.
  public let value: MetricValue
  /// The interval's lower end, where one is defined.
  public let lower: Double?
  /// The interval's upper end, where one is defined.
  public let upper: Double?
  /// What a reader must know of this value; the reason when it is undefined.
  public let note: String

  /// - Parameters: as the properties; without a note the reason of an undefined value stands in.
  public init(
    sample: String, metric: String, value: MetricValue, lower: Double? = nil, upper: Double? = nil, note: String = ""
  ) {
    self.sample = sample
    self.metric = metric
    self.value = value
    self.lower = lower
    self.upper = upper
    self.note = note.isEmpty ? value.reason?.rawValue ?? "" : note
  }
}

extension AlphaValue {
  /// Per sample its values of the first list, then those of the second.
  static func interleaved(
    _ first: [AlphaValue], _ firstCount: Int, _ second: [AlphaValue], _ secondCount: Int, samples: Int
  ) -> [AlphaValue] {
    var values: [AlphaValue] = []
    values.reserveCapacity(first.count + second.count)
    for sample in 0..<samples {
      values += first[sample * firstCount..<(sample + 1) * firstCount]
      values += second[sample * secondCount..<(sample + 1) * secondCount]
    }
    return values
  }
}

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

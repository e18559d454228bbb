/// One ratio of one sample: a row of `ratios.csv`.
public struct RatioResult: Sendable, Equatable {
  public let sample: String
  /// The ratio's id.
  public let ratio: String
  public let value: Double?
  /// Natural logarithm of `value`.
  public let logRatio: Double?
  public let lower: Double?
  public let upper: Double?
  /// The numerator's and denominator's abundance, in the table's unit.
  public let numerator: Double
  public let denominator: Double
  /// The names in the table that were counted, numerator and denominator.
  public let matchedTaxa: [String]
  /// `floored`, or why there is no value.
  public let note: String

  public init(
    sample: String, ratio: String, value: Double?, logRatio: Double?, lower: Double?, upper: Double?,
    numerator: Double, denominator: Double, matchedTaxa: [String], note: String
  ) {
    self.sample = sample
    self.ratio = ratio
    self.value = value
    self.logRatio = logRatio
    self.lower = lower
    self.upper = upper
    self.numerator = numerator
    self.denominator = denominator
    self.matchedTaxa = matchedTaxa
    self.note = note
  }
}

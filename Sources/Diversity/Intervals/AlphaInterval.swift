/// The interval of one alpha metric of one sample.
public struct AlphaInterval: Sendable, Equatable {
  /// Its ends.
  public let lower: Double
  public let upper: Double
  /// What it claims.
  public let meaning: IntervalMeaning

  /// - Parameters: as the properties.
  public init(lower: Double, upper: Double, meaning: IntervalMeaning) {
    self.lower = lower
    self.upper = upper
    self.meaning = meaning
  }
}

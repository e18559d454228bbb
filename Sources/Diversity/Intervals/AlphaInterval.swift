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

  /// The value ± 1.96 standard deviations on the scale on which it varies evenly, cut to the metric's range; nil where the
  /// value has no place on the scale.
  init?(
    _ value: Double, deviation: Double, scale: IntervalScale, range: ClosedRange<Double>, meaning: IntervalMeaning
  ) {
    guard let centre = scale.forward(value) else { return nil }
    let ends = scale.ends(centre, spread: 1.959963984540054 * deviation)
    lower = min(value, max(range.lowerBound, ends.lower))
    upper = max(value, min(range.upperBound, ends.upper))
    self.meaning = meaning
  }
}

import Glibc

/// The scale on which a metric varies evenly between samples, so that value ± 1.96 standard deviations is a fair interval.
public enum IntervalScale: Sendable, Hashable {
  /// The metric itself.
  case identity
  /// Its logarithm: effective numbers.
  case logarithm
  /// The logarithm of one minus it: the Gini–Simpson index.
  case logarithmOfComplement

  /// The value on this scale; nil where it has none.
  func forward(_ value: Double) -> Double? {
    switch self {
    case .identity: value
    case .logarithm: value > 0 ? log(value) : nil
    case .logarithmOfComplement: value < 1 ? log1p(-value) : nil
    }
  }

  /// This scale, or the metric's own where a value has no place on it (a logarithm of 0).
  func fitting(_ value: Double?) -> IntervalScale { value.flatMap(forward) == nil ? .identity : self }

  /// The ends on the metric's own scale, in rising order.
  func ends(_ centre: Double, spread: Double) -> (lower: Double, upper: Double) {
    switch self {
    case .identity: (centre - spread, centre + spread)
    case .logarithm: (exp(centre - spread), exp(centre + spread))
    case .logarithmOfComplement: (-expm1(centre + spread), -expm1(centre - spread))
    }
  }
}

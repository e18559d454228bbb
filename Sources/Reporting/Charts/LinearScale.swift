import Glibc

/// Maps values to pixels, linearly or by logarithm.
struct LinearScale {
  let lower: Double
  let upper: Double
  let start: Double
  let end: Double
  let isLogarithmic: Bool

  init(from lower: Double, to upper: Double, pixels start: Double, _ end: Double, logarithmic: Bool = false) {
    self.lower = logarithmic ? log10(lower) : lower
    self.upper = logarithmic ? log10(upper) : upper
    self.start = start
    self.end = end
    isLogarithmic = logarithmic
  }

  /// The pixel of a value; values outside the range are drawn at its end.
  func callAsFunction(_ value: Double) -> Double {
    let place = isLogarithmic ? log10(max(value, 1e-300)) : value
    guard upper > lower else { return (start + end) / 2 }
    let share = min(1, max(0, (place - lower) / (upper - lower)))
    return start + share * (end - start)
  }
}

import Glibc

/// Round numbers along an axis.
public enum AxisTicks {
  /// Multiples of 1, 2 or 5 × a power of ten that cover [lower, upper] with about `count` steps; the first tick is
  /// ≤ lower and the last ≥ upper. A range without width or a number that is not finite gives ticks around it.
  public static func linear(from lower: Double, to upper: Double, count: Int = 5) -> [Double] {
    guard lower.isFinite, upper.isFinite, count > 0 else { return [0, 1] }
    var (low, high) = lower <= upper ? (lower, upper) : (upper, lower)
    if high - low < 1e-300 || (high - low) < 1e-12 * max(low.magnitude, high.magnitude) {
      let margin = low == 0 ? 1 : low.magnitude / 2
      (low, high) = (low - margin, high + margin)
    }
    let step = niceStep((high - low) / Double(count))
    let first = (low / step + 1e-9).rounded(.down)
    let last = (high / step - 1e-9).rounded(.up)
    return (0...Int(last - first)).map { place in
      let tick = (first + Double(place)) * step
      return tick.magnitude < step * 1e-9 ? 0 : tick
    }
  }

  /// Powers of ten that cover [lower, upper]; at least two. Both must be > 0.
  public static func decades(from lower: Double, to upper: Double) -> [Double] {
    guard lower > 0, upper >= lower, upper.isFinite else { return [0.1, 1, 10] }
    let first = Int(log10(lower).rounded(.down))
    let last = max(first + 1, Int(log10(upper).rounded(.up)))
    return (first...last).map(powerOfTen)
  }

  /// Ticks at 1, 2 and 5 × powers of ten from the last one ≤ `lower` to the first one ≥ `upper`; powers of ten alone
  /// where those would be more than nine. Both must be > 0.
  public static func logarithmic(from lower: Double, to upper: Double) -> [Double] {
    let decades = decades(from: lower, to: upper)
    let fine = decades.flatMap { [$0, 2 * $0, 5 * $0] }
    let first = fine.lastIndex { $0 <= lower } ?? 0
    let last = fine.firstIndex { $0 >= upper } ?? fine.count - 1
    return last - first < 9 && last > first ? Array(fine[first...last]) : decades
  }

  /// The smallest of 1, 2, 5, 10 × a power of ten that is ≥ `rough`.
  static func niceStep(_ rough: Double) -> Double {
    let power = powerOfTen(Int(log10(rough).rounded(.down)))
    let fraction = rough / power
    let nice = fraction <= 1.000001 ? 1.0 : fraction <= 2 ? 2 : fraction <= 5 ? 5 : 10
    return nice * power
  }

  static func powerOfTen(_ exponent: Int) -> Double {
    var value = 1.0
    for _ in 0..<min(exponent.magnitude, 320) { value *= 10 }
    return exponent < 0 ? 1 / value : value
  }

  /// Decimals that tell two neighbouring ticks apart.
  static func decimals(_ ticks: [Double]) -> Int {
    guard ticks.count > 1 else { return 0 }
    let step = (ticks[1] - ticks[0]).magnitude
    guard step > 0, step < 1 else { return 0 }
    return min(8, Int((-log10(step) - 1e-9).rounded(.up)))
  }
}

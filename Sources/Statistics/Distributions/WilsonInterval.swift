/// Wilson's score interval of a proportion (1927, doi:10.1080/01621459.1927.10502953), 95 %.
public struct WilsonInterval: Sendable, Equatable {
  /// Proportions, 0…1.
  public let lower: Double
  public let upper: Double

  /// The interval of `successes` in `trials`; 0…1 without trials. Successes may be halves (ties of a mid-rank).
  public init(successes: Double, trials: Int) {
    guard trials > 0 else {
      lower = 0
      upper = 1
      return
    }
    let z = 1.959963984540054
    let n = Double(trials)
    let share = successes / n
    let centre = share + z * z / (2 * n)
    let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // At the ends exactly, where rounding would leave a crumb.
    lower = successes <= 0 ? 0 : max(0, (centre - spread) / scale)
    upper = successes >= n ? 1 : min(1, (centre + spread) / scale)
  }
}

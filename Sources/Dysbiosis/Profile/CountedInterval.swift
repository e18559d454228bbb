import Statistics

/// The exact 95 % interval of a share or a ratio of counted reads: 2.5 and 97.5 % quantiles of the Beta distribution that
/// Jeffreys' prior gives. Worked out when it is asked for, since most values of absent taxa are never shown.
struct CountedInterval: Sendable, Hashable {
  private let distribution: BetaDistribution
  private let isRatio: Bool

  /// Of the share x/n: Beta(x + ½, n − x + ½).
  init(share part: Double, of total: Double) {
    distribution = BetaDistribution(a: part + 0.5, b: total - part + 0.5)
    isRatio = false
  }

  /// Of the ratio x/y of disjoint sums: Beta(x + ½, y + ½) as a ratio.
  init(ratio above: Double, to below: Double) {
    distribution = BetaDistribution(a: above + 0.5, b: below + 0.5)
    isRatio = true
  }

  /// Both ends. Two quantiles.
  var ends: (lower: Double, upper: Double) {
    isRatio
      ? (distribution.oddsQuantile(0.025), distribution.oddsQuantile(0.975))
      : (distribution.quantile(0.025), distribution.quantile(0.975))
  }
}

/// Ends of intervals that come again and again: of one sample those of all taxa with as many reads, most of them none.
struct IntervalEnds {
  private var known: [CountedInterval: (lower: Double, upper: Double)] = [:]

  mutating func of(_ interval: CountedInterval) -> (lower: Double, upper: Double) {
    if let ends = known[interval] { return ends }
    let ends = interval.ends
    known[interval] = ends
    return ends
  }
}

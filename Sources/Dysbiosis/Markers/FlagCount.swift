/// How many distinct flags a sample has, beside how many chance alone gives.
///
/// Markers with the same expression and direction are one flag.
public struct FlagCount: Sendable, Equatable {
  public let sample: String
  /// The panel whose markers are counted; nil: all markers. A flag of two panels counts in both, so panels do not add up.
  public let panel: String?
  /// Distinct flags.
  public let flagged: Int
  /// Distinct flags that could be evaluated.
  public let evaluable: Int
  /// The sum of the chance rates of the evaluable ones: an upper bound of what an exchangeable sample shows on average.
  public let expectedByChance: Double
  /// What the reference subjects themselves show in these flags, each compared with the others; nil without a reference.
  public let inReference: FlagRange?
}

/// Distinct flags of the subjects of a reference, each against all others.
///
/// Flags are correlated, so their number varies far more than independent ones would: a person can have many of them by
/// chance. The range says how many.
public struct FlagRange: Sendable, Equatable {
  /// Half of the subjects have at most so many.
  public let median: Int
  /// The 5 and 95 % quantiles (type 1 of Hyndman & Fan 1996, doi:10.1080/00031305.1996.10473566).
  public let lower: Int
  public let upper: Int
  /// Subjects.
  public let count: Int

  /// Nil without subjects.
  public init?(_ totals: [Int]) {
    guard !totals.isEmpty else { return nil }
    let sorted = totals.sorted()
    func quantile(_ hundredths: Int) -> Int { sorted[max(1, (hundredths * sorted.count + 99) / 100) - 1] }
    median = quantile(50)
    lower = quantile(5)
    upper = quantile(95)
    count = totals.count
  }
}

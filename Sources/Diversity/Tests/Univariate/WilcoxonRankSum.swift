import BioModel
import Glibc
import Statistics

/// Do the values of one group tend to exceed those of another? (Wilcoxon 1945, doi:10.2307/3001968; Mann & Whitney 1947,
/// doi:10.1214/aoms/1177730491)
///
/// U = number of pairs in which the first group's value is larger, ties half. Two-sided p: exact where both groups have
/// fewer than 50 values and none is tied, else normal with the variance for ties and continuity correction: R's
/// `wilcox.test`.
///
/// Effect: Cliff's delta = 2U/(mn) − 1, which is the rank-biserial correlation; −1…1. Its 95 % interval is the asymmetric
/// one of Feng & Cliff 2004 (doi:10.22237/jmasm/1099267560) from the unbiased variance of delta.
public enum WilcoxonRankSum {
  /// U, p and the effect.
  public struct Result: Sendable, Equatable {
    /// 0…mn.
    public let u: Double
    /// Two-sided; 1 where all values are equal.
    public let pValue: Double
    /// Whether p is exact.
    public let isExact: Bool
    /// Cliff's delta, −1…1; above 0 where the first group is larger.
    public let cliffsDelta: Double
    /// The ends of delta's 95 % interval; nil where a group has one value.
    public let lower: Double?
    public let upper: Double?
  }

  /// - Returns: nil where a group is empty.
  /// - Precondition: no value is NaN.
  /// - Complexity: O(n log n + mn), for exact p O(m² n²) with m, n < 50.
  public static func test(_ first: [Double], _ second: [Double]) -> Result? {
    guard !first.isEmpty, !second.isEmpty else { return nil }
    let m = Double(first.count)
    let n = Double(second.count)
    let ranks = MidRanks(first + second)
    let u = ranks.ranks.prefix(first.count).compensatedSum - m * (m + 1) / 2
    let isExact = first.count < 50 && second.count < 50 && !ranks.hasTies
    let p: Double
    if isExact {
      p = RankSumDistribution(first.count, second.count).twoSided(Int(u.rounded()))
    } else {
      let total = m + n
      let variance = m * n / 12 * (total + 1 - ranks.tieSum / (total * (total - 1)))
      let difference = u - m * n / 2
      let corrected = max(0, difference.magnitude - 0.5)
      p = variance > 0 ? min(1, NormalDistribution.twoSided(corrected / variance.squareRoot())) : 1
    }
    let delta = 2 * u / (m * n) - 1
    let interval = interval(first, second, delta: delta)
    return Result(
      u: u, pValue: p, isExact: isExact, cliffsDelta: delta, lower: interval?.lower, upper: interval?.upper)
  }

  private static func interval(
    _ first: [Double], _ second: [Double], delta: Double
  ) -> (lower: Double, upper: Double)? {
    guard first.count > 1, second.count > 1 else { return nil }
    let m = Double(first.count)
    let n = Double(second.count)
    let z = 1.959963984540054
    if delta.magnitude == 1 {
      // Complete separation has no variance: the end by the smaller group's size.
      let size = min(m, n)
      let end = (size - z * z) / (size + z * z)
      return delta > 0 ? (end, 1) : (-1, -end)
    }
    let orderedSecond = second.sorted()
    let orderedFirst = first.sorted()
    // Mean dominance of each value over the other group, and the sum of squared dominances.
    let rows = first.map { dominance($0, over: orderedSecond) }
    let columns = second.map { -dominance($0, over: orderedFirst) }
    let ties = first.reduce(0.0) { $0 + equal($1, in: orderedSecond) }
    let rowSum = rows.map { ($0 / n - delta) * ($0 / n - delta) }.compensatedSum
    let columnSum = columns.map { ($0 / m - delta) * ($0 / m - delta) }.compensatedSum
    let cellSum = (m * n - ties) - m * n * delta * delta
    var variance = (n * n * rowSum + m * m * columnSum - cellSum) / (m * n * (m - 1) * (n - 1))
    variance = max(variance, (1 - delta * delta) / (m * n - 1))
    let square = delta * delta
    let spread = z * (variance * ((1 - square) * (1 - square) + z * z * variance)).squareRoot()
    let scale = 1 - square + z * z * variance
    let centre = delta - square * delta
    return (max(-1, (centre - spread) / scale), min(1, (centre + spread) / scale))
  }

  /// Values of an ordered list below `value` less those above.
  private static func dominance(_ value: Double, over ordered: [Double]) -> Double {
    let below = firstPlace(ordered) { $0 >= value }
    let notAbove = firstPlace(ordered) { $0 > value }
    return Double(below - (ordered.count - notAbove))
  }

  private static func equal(_ value: Double, in ordered: [Double]) -> Double {
    Double(firstPlace(ordered) { $0 > value } - firstPlace(ordered) { $0 >= value })
  }

  private static func firstPlace(_ ordered: [Double], where holds: (Double) -> Bool) -> Int {
    var low = 0
    var high = ordered.count
    while low < high {
      let middle = (low + high) / 2
      if holds(ordered[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

import BioModel
import Statistics

/// Do the values of several groups come from one distribution? (Kruskal & Wallis 1952, doi:10.1080/01621459.1952.10483441)
///
/// H from the rank sums, divided by 1 − Σ(t³ − t)/(n³ − n) for ties; p by chi-square with groups − 1 degrees of freedom.
/// Effect: ε² = H / (n − 1) (Kelley 1935, doi:10.1073/pnas.21.9.554); 0…1. All values equal: H = 0, p = 1, ε² = 0.
public enum KruskalWallis {
  /// H, p and the effect.
  public struct Result: Sendable, Equatable {
    /// ≥ 0.
    public let h: Double
    /// Groups less one.
    public let degreesOfFreedom: Int
    /// By chi-square.
    public let pValue: Double
    /// 0…1.
    public let epsilonSquared: Double
  }

  /// - Parameter groups: empty ones are left out.
  /// - Returns: nil with fewer than two groups.
  /// - Precondition: no value is NaN.
  /// - Complexity: O(n log n).
  public static func test(_ groups: [[Double]]) -> Result? {
    let groups = groups.filter { !$0.isEmpty }
    guard groups.count > 1 else { return nil }
    let ranks = MidRanks(groups.flatMap { $0 })
    let n = Double(ranks.ranks.count)
    let degrees = groups.count - 1
    var start = 0
    var sum = CompensatedSum()
    for group in groups {
      let mean = ranks.ranks[start..<(start + group.count)].compensatedSum / Double(group.count)
      sum.add(Double(group.count) * (mean - (n + 1) / 2) * (mean - (n + 1) / 2))
      start += group.count
    }
    let correction = 1 - ranks.tieSum / (n * n * n - n)
    guard correction > 0 else {
      return Result(h: 0, degreesOfFreedom: degrees, pValue: 1, epsilonSquared: 0)
    }
    let h = 12 / (n * (n + 1)) * sum.value / correction
    return Result(
      h: h, degreesOfFreedom: degrees,
      pValue: ChiSquareDistribution(degreesOfFreedom: Double(degrees)).upperTail(h), epsilonSquared: h / (n - 1))
  }
}

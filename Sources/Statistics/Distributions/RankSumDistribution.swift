/// The exact null distribution of the Mann–Whitney statistic U of two samples without ties: how often the first
/// sample's values exceed the second's.
///
/// Numbers of arrangements by the recursion N(u; m, n) = N(u − n; m − 1, n) + N(u; m, n − 1) (Mann & Whitney 1947,
/// doi:10.1214/aoms/1177730491), in doubles (exact below 2⁵³, relative error 1e-14 above).
public struct RankSumDistribution: Sendable {
  /// P(U = u) for u in 0...m·n.
  public let probabilities: [Double]

  /// - Precondition: both sizes > 0.
  /// - Complexity: O(m² n²).
  public init(_ m: Int, _ n: Int) {
    precondition(m > 0 && n > 0)
    // counts[i][u] for i values of the first sample and the j of the second seen so far.
    var counts = [[Double]](repeating: [Double](repeating: 0, count: m * n + 1), count: m + 1)
    for i in 0...m { counts[i][0] = 1 }
    for j in 1...n {
      for i in 1...m {
        for u in stride(from: i * j, through: j, by: -1) { counts[i][u] += counts[i - 1][u - j] }
      }
    }
    let total = counts[m].reduce(0, +)
    probabilities = counts[m].map { $0 / total }
  }

  /// P(U ≤ u); 0 below 0.
  public func cumulativeProbability(_ u: Int) -> Double {
    if u < 0 { return 0 }
    return min(1, probabilities.prefix(u + 1).reduce(0, +))
  }

  /// Twice the smaller tail at `u`, at most 1.
  public func twoSided(_ u: Int) -> Double {
    let mirrored = probabilities.count - 1 - u
    return min(1, 2 * cumulativeProbability(min(u, mirrored)))
  }
}

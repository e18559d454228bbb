/// The exact null distribution of Wilcoxon's signed-rank statistic V of n differences without ties and zeros: the sum
/// of the ranks of the positive ones.
///
/// Reference: Wilcoxon 1945, doi:10.2307/3001968.
public struct SignedRankDistribution: Sendable {
  /// P(V = v) for v in 0...n(n+1)/2.
  public let probabilities: [Double]

  /// - Precondition: 0 < `count` ≤ 1,000.
  /// - Complexity: O(count³).
  public init(_ count: Int) {
    precondition(count > 0 && count <= 1_000)
    let largest = count * (count + 1) / 2
    var shares = [Double](repeating: 0, count: largest + 1)
    shares[0] = 1
    for rank in 1...count {
      for v in stride(from: rank * (rank + 1) / 2, through: 0, by: -1) {
        shares[v] = 0.5 * (shares[v] + (v >= rank ? shares[v - rank] : 0))
      }
    }
    probabilities = shares
  }

  /// P(V ≤ v); 0 below 0.
  public func cumulativeProbability(_ v: Int) -> Double {
    if v < 0 { return 0 }
    return min(1, probabilities.prefix(v + 1).reduce(0, +))
  }

  /// Twice the smaller tail at `v`, at most 1.
  public func twoSided(_ v: Int) -> Double {
    let mirrored = probabilities.count - 1 - v
    return min(1, 2 * cumulativeProbability(min(v, mirrored)))
  }
}

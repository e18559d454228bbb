import BioModel
import Statistics

/// Do paired values differ? (Wilcoxon 1945, doi:10.2307/3001968)
///
/// V = sum of the ranks of |difference| of the pairs in which the first value is larger; pairs without a difference are
/// left out. Two-sided p: exact below 50 pairs without ties and without equal pairs, else normal with the variance for
/// ties and continuity correction: R's `wilcox.test(paired = TRUE)`.
///
/// Effect: the matched-pairs rank-biserial correlation, (V − V′)/(V + V′) with V′ the sum of the other ranks (Kerby 2014,
/// doi:10.2466/11.IT.3.1); −1…1, 0 where no pair differs.
public enum WilcoxonSignedRank {
  /// V, p and the effect.
  public struct Result: Sendable, Equatable {
    /// 0…k(k+1)/2.
    public let v: Double
    /// Pairs that differ.
    public let differingPairs: Int
    /// Two-sided; 1 where no pair differs.
    public let pValue: Double
    /// Whether p is exact.
    public let isExact: Bool
    /// −1…1; above 0 where the first values are larger.
    public let rankBiserial: Double
  }

  /// - Returns: nil without pairs.
  /// - Precondition: as many first as second values, none NaN.
  /// - Complexity: O(n log n), for exact p O(n³) with n < 50.
  public static func test(_ first: [Double], _ second: [Double]) -> Result? {
    precondition(first.count == second.count)
    guard !first.isEmpty else { return nil }
    let differences = zip(first, second).map { $0 - $1 }.filter { $0 != 0 }
    let k = Double(differences.count)
    guard !differences.isEmpty else {
      return Result(v: 0, differingPairs: 0, pValue: 1, isExact: false, rankBiserial: 0)
    }
    let ranks = MidRanks(differences.map(\.magnitude))
    let v = zip(differences, ranks.ranks).map { $0 > 0 ? $1 : 0 }.compensatedSum
    let all = k * (k + 1) / 2
    let isExact = first.count < 50 && !ranks.hasTies && differences.count == first.count
    let p: Double
    if isExact {
      p = SignedRankDistribution(differences.count).twoSided(Int(v.rounded()))
    } else {
      let variance = k * (k + 1) * (2 * k + 1) / 24 - ranks.tieSum / 48
      let corrected = max(0, (v - all / 2).magnitude - 0.5)
      p = variance > 0 ? min(1, NormalDistribution.twoSided(corrected / variance.squareRoot())) : 1
    }
    return Result(
      v: v, differingPairs: differences.count, pValue: p, isExact: isExact, rankBiserial: 2 * v / all - 1)
  }
}

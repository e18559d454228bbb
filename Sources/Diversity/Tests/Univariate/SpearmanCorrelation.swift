public import BioModel
import Glibc
import Statistics

/// Do two quantities rise together? (Spearman 1904, doi:10.2307/1412159)
///
/// ρ is Pearson's correlation of mid-ranks. Two-sided p: over all permutations up to 9 values without ties, else by
/// Student's t of ρ√((n − 2)/(1 − ρ²)) with n − 2 degrees of freedom (R's `cor.test(exact = FALSE)`). The 95 % interval is
/// Fisher's with the standard error √((1 + ρ²/2)/(n − 3)) of Bonett & Wright 2000 (doi:10.1007/BF02294183).
public enum SpearmanCorrelation {
  /// ρ, p and the interval.
  public struct Result: Sendable, Equatable {
    /// −1…1; undefined (`division-by-zero`) where one quantity is constant.
    public let rho: MetricValue
    /// Two-sided.
    public let pValue: MetricValue
    /// Whether p is exact.
    public let isExact: Bool
    /// The ends of the 95 % interval; nil below four values.
    public let lower: Double?
    public let upper: Double?
    /// The number of pairs.
    public let count: Int
  }

  /// - Returns: nil below three pairs.
  /// - Precondition: as many x as y, none NaN.
  /// - Complexity: O(n log n); up to 9 values n! steps.
  public static func test(_ x: [Double], _ y: [Double]) -> Result? {
    precondition(x.count == y.count)
    let count = x.count
    guard count > 2 else { return nil }
    let left = MidRanks(x)
    let right = MidRanks(y)
    let mean = Double(count + 1) / 2
    func sum(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).map { ($0 - mean) * ($1 - mean) }.compensatedSum }
    let scale = (sum(left.ranks, left.ranks) * sum(right.ranks, right.ranks)).squareRoot()
    guard scale > 0 else {
      return Result(
        rho: .undefined(.divisionByZero), pValue: .undefined(.divisionByZero), isExact: false, lower: nil, upper: nil,
        count: count)
    }
    let rho = max(-1, min(1, sum(left.ranks, right.ranks) / scale))
    let isExact = count <= 9 && !left.hasTies && !right.hasTies
    let p: Double
    if isExact {
      p = exactP(left.ranks, right.ranks)
    } else {
      let n = Double(count)
      let t = rho.magnitude < 1 ? rho * ((n - 2) / ((1 - rho) * (1 + rho))).squareRoot() : .infinity
      p = StudentT(degreesOfFreedom: n - 2).twoSided(t)
    }
    var ends: (Double, Double)?
    if count > 3 {
      if rho.magnitude == 1 {
        ends = (rho, rho)
      } else {
        let spread = 1.959963984540054 * ((1 + rho * rho / 2) / Double(count - 3)).squareRoot()
        ends = (tanh(atanh(rho) - spread), tanh(atanh(rho) + spread))
      }
    }
    return Result(
      rho: .defined(rho), pValue: .defined(p), isExact: isExact, lower: ends?.0, upper: ends?.1, count: count)
  }

  /// Twice the smaller tail of Σ d² over all permutations of the ranks, at most 1.
  private static func exactP(_ left: [Double], _ right: [Double]) -> Double {
    let count = left.count
    // Permutations of y against x in order: Heap's order does not matter, only the tail counts.
    let observed = zip(left, right).map { Int(($0 - $1) * ($0 - $1)) }.reduce(0, +)
    var order = Array(1...count)
    var below = 0
    var above = 0
    var total = 0
    var counters = [Int](repeating: 0, count: count)
    func visit() {
      var sum = 0
      for place in 0..<count { sum += (order[place] - place - 1) * (order[place] - place - 1) }
      total += 1
      if sum <= observed { below += 1 }
      if sum >= observed { above += 1 }
    }
    visit()
    var level = 0
    while level < count {
      if counters[level] < level {
        order.swapAt(level % 2 == 0 ? 0 : counters[level], level)
        visit()
        counters[level] += 1
        level = 0
      } else {
        counters[level] = 0
        level += 1
      }
    }
    return min(1, 2 * Double(min(below, above)) / Double(total))
  }
}

/// The values of reference subjects: all of them, or order statistics with known ranks where a cohort holds quantiles.
///
/// What a rule needs is how many subjects lie at or below, and at or above, a value. With all values these numbers are
/// exact; with some of the order statistics they are bounded from both sides, and whoever flags takes the bound that
/// flags less. 101 quantiles hold every value of up to 101 subjects.
public struct ReferenceDistribution: Sendable, Equatable {
  /// Subjects with a value.
  public let count: Int
  /// Subjects in whom nothing was found: the share, the ratio's numerator or the index is exactly 0.
  public let zeroCount: Int
  /// Ranks 1…count of the known values, rising; the first and the last are there.
  let ranks: [Int]
  /// The values of these ranks, never falling.
  let values: [Double]

  /// All values. Complexity O(n log n).
  /// - Parameter zeroCount: nil: the values that are 0.
  public init(_ all: [Double], zeroCount: Int? = nil) {
    values = all.sorted()
    count = all.count
    ranks = Array(0..<all.count).map { $0 + 1 }
    self.zeroCount = zeroCount ?? all.count { $0 == 0 }
  }

  /// The order statistics r_⌈kn/100⌉ for k = 0…100 (the first for k = 0): quantiles of type 1 of Hyndman & Fan 1996
  /// (doi:10.1080/00031305.1996.10473566).
  ///
  /// Nil unless the quantiles are 101, finite and never fall, and there is a subject.
  public init?(quantiles: [Double], count: Int, zeroCount: Int) {
    guard quantiles.count == Self.quantileCount, count > 0, (0...count).contains(zeroCount) else { return nil }
    guard quantiles.allSatisfy(\.isFinite), zip(quantiles, quantiles.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      return nil
    }
    var ranks: [Int] = []
    var values: [Double] = []
    for (step, value) in quantiles.enumerated() {
      let rank = Self.rank(ofQuantile: step, count: count)
      if rank == ranks.last {
        if value != values.last { return nil }
        continue
      }
      ranks.append(rank)
      values.append(value)
    }
    self.ranks = ranks
    self.values = values
    self.count = count
    self.zeroCount = zeroCount
  }

  /// The minimum, 99 percentiles and the maximum.
  public static let quantileCount = 101

  static func rank(ofQuantile step: Int, count: Int) -> Int {
    max(1, (step * count + quantileCount - 2) / (quantileCount - 1))
  }

  /// The 101 quantiles; empty without subjects, or where some values are unknown and cannot be told.
  public var quantiles: [Double] {
    if count == 0 { return [] }
    return (0..<Self.quantileCount).map { value(ofRank: Self.rank(ofQuantile: $0, count: count)) }
  }

  /// Whether every value is known.
  public var isComplete: Bool { values.count == count }

  /// The value of a rank 1…count; between two known ranks the straight line.
  func value(ofRank rank: Int) -> Double {
    let after = Self.first(ranks.count) { ranks[$0] >= rank }
    if after == ranks.count { return values[after - 1] }
    if ranks[after] == rank || after == 0 { return values[after] }
    let part = Double(rank - ranks[after - 1]) / Double(ranks[after] - ranks[after - 1])
    return values[after - 1] + part * (values[after] - values[after - 1])
  }

  /// How many subjects: at least, at most.
  public struct Bounds: Sendable, Equatable {
    public let least: Int
    public let most: Int

    public init(least: Int, most: Int) {
      self.least = least
      self.most = most
    }
  }

  /// Subjects with a value ≤ x. Complexity O(log n).
  public func atOrBelow(_ x: Double) -> Bounds { bounds(Self.first(values.count) { values[$0] > x }) }

  /// Subjects with a value < x. Complexity O(log n).
  public func below(_ x: Double) -> Bounds { bounds(Self.first(values.count) { values[$0] >= x }) }

  /// - Parameter known: how many known values are counted.
  private func bounds(_ known: Int) -> Bounds {
    Bounds(least: known == 0 ? 0 : ranks[known - 1], most: known == values.count ? count : ranks[known] - 1)
  }

  /// The first index for which a condition holds that, once it holds, holds to the end.
  private static func first(_ count: Int, where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

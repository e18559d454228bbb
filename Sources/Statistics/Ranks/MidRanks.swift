/// Ranks 1…n of numbers; equal ones share the mean of their ranks.
public struct MidRanks: Sendable, Equatable {
  /// In the order of the values.
  public let ranks: [Double]
  /// Σ over groups of ties of t³ − t; 0 without ties.
  public let tieSum: Double

  /// Whether any two values are equal.
  public var hasTies: Bool { tieSum > 0 }

  /// - Precondition: no value is NaN.
  /// - Complexity: O(n log n).
  public init(_ values: [Double]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var tieSum = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      let rank = Double(start + 1 + end) / 2
      for place in order[start..<end] { ranks[place] = rank }
      let size = Double(end - start)
      tieSum += size * size * size - size
      start = end
    }
    self.ranks = ranks
    self.tieSum = tieSum
  }
}

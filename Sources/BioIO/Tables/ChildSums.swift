import BioModel

/// For one sample at a time, the sum of the rows right under each row of nested clades. Memory of the features once, work
/// of the sample's non-zeros.
struct ChildSums {
  private var sums: [Double]
  private var touched: [Int] = []

  init(featureCount: Int) { sums = [Double](repeating: 0, count: featureCount) }

  /// Adds a sample's values to their parents'.
  ///
  /// - Parameter counts: which rows count.
  mutating func gather(_ row: FeatureTable.Row, _ parents: [Int], where counts: (Int) -> Bool = { _ in true }) {
    for (column, value) in zip(row.columns, row.values) where counts(Int(column)) {
      let parent = parents[Int(column)]
      guard parent >= 0 else { continue }
      if sums[parent] == 0 { touched.append(parent) }
      sums[parent] += value
    }
  }

  /// The sum under a row, which is 0 from now on.
  mutating func taken(_ feature: Int) -> Double {
    let sum = sums[feature]
    sums[feature] = 0
    return sum
  }

  /// Ready for the next sample.
  ///
  /// - Returns: how many sums were not taken, and how many of these were more than `slack`.
  mutating func clear(slack: Double = 0) -> (left: Int, large: Int) {
    var left = (left: 0, large: 0)
    for feature in touched where sums[feature] > 0 {
      left.left += 1
      if sums[feature] > slack { left.large += 1 }
      sums[feature] = 0
    }
    touched.removeAll(keepingCapacity: true)
    return left
  }
}

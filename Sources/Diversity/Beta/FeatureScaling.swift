import BioModel

/// One factor per feature, taken from the whole table.
struct FeatureScaling: Sendable {
  /// What each feature's values are multiplied with.
  let factors: [Double]
  /// How many features at least one sample holds.
  let presentCount: Int

  /// 1 / (largest − smallest value), absent ones as 0; 0 where all samples have the same value.
  init(ranges table: FeatureTable) {
    var smallest = [Double](repeating: .infinity, count: table.featureCount)
    var largest = [Double](repeating: 0, count: table.featureCount)
    var held = [Int](repeating: 0, count: table.featureCount)
    for (column, value) in zip(table.columns, table.values) {
      smallest[Int(column)] = min(smallest[Int(column)], value)
      largest[Int(column)] = max(largest[Int(column)], value)
      held[Int(column)] += 1
    }
    factors = (0..<table.featureCount).map { feature in
      let range = largest[feature] - (held[feature] < table.sampleCount ? 0 : smallest[feature])
      return range > 0 ? 1 / range : 0
    }
    presentCount = held.count { $0 > 0 }
  }

  /// 1 / √(sum of the feature over all samples).
  init(rootsOfTotals table: FeatureTable) {
    // Sorted, so that the order of the samples changes no bit.
    var values = [[Double]](repeating: [], count: table.featureCount)
    for (column, value) in zip(table.columns, table.values) { values[Int(column)].append(value) }
    let totals = values.map { $0.sorted().reduce(0, +) }
    factors = totals.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    presentCount = totals.count { $0 > 0 }
  }

  /// The table's values times the factors. Complexity O(non-zeros).
  func scaled(_ table: FeatureTable) -> [Double] {
    zip(table.columns, table.values).map { factors[Int($0)] * $1 }
  }
}

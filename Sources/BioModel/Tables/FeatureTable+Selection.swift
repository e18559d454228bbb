extension FeatureTable {
  /// The table with only the features at which `keep` is true; samples stay, also those left empty.
  /// Complexity O(features + non-zeros).
  public func keepingFeatures(where keep: [Bool]) -> FeatureTable {
    precondition(keep.count == featureCount)
    var newNumber = [Int32](repeating: -1, count: featureCount)
    var kept: [Int] = []
    for feature in 0..<featureCount where keep[feature] {
      newNumber[feature] = Int32(kept.count)
      kept.append(feature)
    }
    var starts = [0]
    var newColumns: [Int32] = []
    var newValues: [Double] = []
    for sample in 0..<sampleCount {
      let row = self[sample: sample]
      for (column, value) in zip(row.columns, row.values) where newNumber[Int(column)] >= 0 {
        newColumns.append(newNumber[Int(column)])
        newValues.append(value)
      }
      starts.append(newColumns.count)
    }
    return FeatureTable(
      sampleIDs: sampleIDs, featureIDs: kept.map { featureIDs[$0] }, unit: unit, rowStarts: starts,
      columns: newColumns, values: newValues, lineages: lineages.map { all in kept.map { all[$0] } })
  }

  /// The table with the given samples, in the given order. Complexity O(non-zeros kept).
  public func selectingSamples(_ samples: [Int]) -> FeatureTable {
    var starts = [0]
    var newColumns: [Int32] = []
    var newValues: [Double] = []
    for sample in samples {
      let row = self[sample: sample]
      newColumns.append(contentsOf: row.columns)
      newValues.append(contentsOf: row.values)
      starts.append(newColumns.count)
    }
    return FeatureTable(
      sampleIDs: samples.map { sampleIDs[$0] }, featureIDs: featureIDs, unit: unit, rowStarts: starts,
      columns: newColumns, values: newValues, lineages: lineages)
  }

  /// Shares of each sample's total; a sample without reads stays empty. Complexity O(samples + non-zeros).
  public func closed() -> FeatureTable {
    var shares = values
    for sample in 0..<sampleCount {
      let total = self[sample: sample].total
      for index in rowStarts[sample]..<rowStarts[sample + 1] { shares[index] = values[index] / total }
    }
    return FeatureTable(
      sampleIDs: sampleIDs, featureIDs: featureIDs, unit: .relativeAbundance, rowStarts: rowStarts, columns: columns,
      values: shares, lineages: lineages)
  }
}

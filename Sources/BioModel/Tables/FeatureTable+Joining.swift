extension FeatureTable {
  /// Several tables as one: the samples one table after the other, the features by id in the order of their first
  /// appearance. A feature has the lineage of the first table that names it.
  ///
  /// - Precondition: one unit; no sample id stands twice.
  /// - Complexity: O(features + non-zeros · log).
  public static func joined(_ tables: [FeatureTable]) -> FeatureTable {
    precondition(Set(tables.map(\.unit)).count <= 1)
    var numbers: [String: Int32] = [:]
    var featureIDs: [String] = []
    var lineages: [Lineage] = []
    let hasLineages = tables.contains { $0.lineages != nil }
    var starts = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    for table in tables {
      let places = table.featureIDs.indices.map { feature -> Int32 in
        let id = table.featureIDs[feature]
        let lineage = table.lineages?[feature] ?? .unclassified
        if let known = numbers[id] {
          if hasLineages, lineages[Int(known)].isUnclassified { lineages[Int(known)] = lineage }
          return known
        }
        let number = Int32(featureIDs.count)
        numbers[id] = number
        featureIDs.append(id)
        if hasLineages { lineages.append(lineage) }
        return number
      }
      for sample in 0..<table.sampleCount {
        let row = table[sample: sample]
        var cells = zip(row.columns, row.values).map { (place: places[Int($0)], value: $1) }
        cells.sort { $0.place < $1.place }
        columns.append(contentsOf: cells.map(\.place))
        values.append(contentsOf: cells.map(\.value))
        starts.append(columns.count)
      }
    }
    return FeatureTable(
      sampleIDs: tables.flatMap(\.sampleIDs), featureIDs: featureIDs, unit: tables.first?.unit ?? .counts,
      rowStarts: starts, columns: columns, values: values, lineages: hasLineages ? lineages : nil)
  }

  /// The table with samples added up that belong to one group, in the order of the groups' first samples.
  ///
  /// - Parameter groups: the new id of each sample.
  /// - Complexity: O(samples + non-zeros · log).
  public func addingUpSamples(_ groups: [String]) -> FeatureTable {
    precondition(groups.count == sampleCount)
    var members: [String: [Int]] = [:]
    var order: [String] = []
    for (sample, group) in groups.enumerated() {
      if members[group] == nil { order.append(group) }
      members[group, default: []].append(sample)
    }
    var starts = [0]
    var newColumns: [Int32] = []
    var newValues: [Double] = []
    for group in order {
      var sums: [Int32: Double] = [:]
      for sample in members[group] ?? [] {
        let row = self[sample: sample]
        for (column, value) in zip(row.columns, row.values) { sums[column, default: 0] += value }
      }
      for (column, value) in sums.sorted(by: { $0.key < $1.key }) {
        newColumns.append(column)
        newValues.append(value)
      }
      starts.append(newColumns.count)
    }
    return FeatureTable(
      sampleIDs: order, featureIDs: featureIDs, unit: unit, rowStarts: starts, columns: newColumns, values: newValues,
      lineages: lineages)
  }

  /// The same table under other names.
  ///
  /// - Precondition: as many names as before.
  public func renamed(sampleIDs: [String]? = nil, featureIDs: [String]? = nil) -> FeatureTable {
    precondition((sampleIDs ?? self.sampleIDs).count == sampleCount)
    precondition((featureIDs ?? self.featureIDs).count == featureCount)
    return FeatureTable(
      sampleIDs: sampleIDs ?? self.sampleIDs, featureIDs: featureIDs ?? self.featureIDs, unit: unit,
      rowStarts: rowStarts, columns: columns, values: values, lineages: lineages)
  }
}

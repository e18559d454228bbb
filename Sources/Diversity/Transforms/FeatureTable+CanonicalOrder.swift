public import BioModel

extension FeatureTable {
  /// The features' numbers in the order of their ids' UTF-8 bytes. Complexity O(features · log features).
  public var featureOrderByID: [Int] { ascendingByUTF8(featureIDs) }

  /// The same table with its features sorted by the UTF-8 bytes of their ids, so that sums over features have one
  /// order whatever the file's was. Complexity O(features · log + non-zeros · log).
  public func withFeaturesSortedByID() -> FeatureTable {
    let order = featureOrderByID
    guard !order.indices.allSatisfy({ order[$0] == $0 }) else { return self }
    var newNumber = [Int32](repeating: 0, count: featureCount)
    for (new, old) in order.enumerated() { newNumber[old] = Int32(new) }
    var newColumns: [Int32] = []
    var newValues: [Double] = []
    newColumns.reserveCapacity(columns.count)
    newValues.reserveCapacity(values.count)
    for sample in 0..<sampleCount {
      let range = rowStarts[sample]..<rowStarts[sample + 1]
      for place in range.sorted(by: { newNumber[Int(columns[$0])] < newNumber[Int(columns[$1])] }) {
        newColumns.append(newNumber[Int(columns[place])])
        newValues.append(values[place])
      }
    }
    return FeatureTable(
      sampleIDs: sampleIDs, featureIDs: order.map { featureIDs[$0] }, unit: unit, rowStarts: rowStarts,
      columns: newColumns, values: newValues, lineages: lineages.map { all in order.map { all[$0] } })
  }
}

/// The indices of `ids` in the order of the ids' UTF-8 bytes; equal ids keep their order.
func ascendingByUTF8(_ ids: [String]) -> [Int] {
  ids.indices.sorted { a, b in
    if ids[a].utf8.lexicographicallyPrecedes(ids[b].utf8) { return true }
    return a < b && ids[a].utf8.elementsEqual(ids[b].utf8)
  }
}

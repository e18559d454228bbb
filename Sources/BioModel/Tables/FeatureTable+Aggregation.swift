extension FeatureTable {
  /// The table summed up at one rank: a row per lineage cut at `rank`, with the features that have no name there in
  /// explicit `unclassified <nearest named parent>` rows.
  ///
  /// Two taxa of one name under different parents stay apart; their labels then carry the parent (`X (Parent)`), and
  /// the whole lineage where even that is shared. Rows are ordered by their total over all samples, descending, then
  /// by label and lineage (UTF-8 bytes). Sums of counts are exact; shares are added in ascending order, so that the
  /// order of features changes no bit. A table without lineages becomes the single row `unclassified`.
  ///
  /// - Parameters:
  ///   - rank: the rank to keep; narrower names are cut off.
  ///   - asShares: divide by each sample's total afterwards (an empty sample stays empty).
  /// - Complexity: O(features + non-zeros) for counts; for shares with a sort within each sample.
  public func aggregated(to rank: Rank, asShares: Bool = false) -> FeatureTable {
    let groups = LineageGroups(lineages: lineages, featureCount: featureCount, rank: rank)
    var totals = [Double](repeating: 0, count: groups.lineages.count)
    var starts = [0]
    var groupNumbers: [Int32] = []
    var sums: [Double] = []
    var accumulator = [Double](repeating: 0, count: groups.lineages.count)
    var touched: [Int32] = []
    var isTouched = [Bool](repeating: false, count: groups.lineages.count)
    for sample in 0..<sampleCount {
      touched.removeAll(keepingCapacity: true)
      for index in additionOrder(ofSample: sample) {
        let group = groups.groupOfFeature[Int(columns[index])]
        if !isTouched[Int(group)] {
          isTouched[Int(group)] = true
          touched.append(group)
        }
        accumulator[Int(group)] += values[index]
      }
      for group in touched {
        groupNumbers.append(group)
        sums.append(accumulator[Int(group)])
        totals[Int(group)] += accumulator[Int(group)]
        accumulator[Int(group)] = 0
        isTouched[Int(group)] = false
      }
      starts.append(sums.count)
    }
    let labels = groups.uniqueLabels()
    let order = groups.order(totals: totals, labels: labels)
    var place = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = Int32(new) }
    let sorted = FeatureTable.sortingRows(starts: starts, columns: groupNumbers.map { place[Int($0)] }, values: sums)
    let table = FeatureTable(
      sampleIDs: sampleIDs, featureIDs: order.map { labels[$0] }, unit: unit, rowStarts: starts,
      columns: sorted.columns, values: sorted.values, lineages: order.map { groups.lineages[$0] })
    return asShares ? table.closed() : table
  }

  // Whole numbers add exactly in any order; shares are taken from the smallest up.
  private func additionOrder(ofSample sample: Int) -> [Int] {
    let range = rowStarts[sample]..<rowStarts[sample + 1]
    guard unit == .relativeAbundance else { return Array(range) }
    return range.sorted { values[$0] < values[$1] }
  }

  private static func sortingRows(
    starts: [Int], columns: [Int32], values: [Double]
  ) -> (columns: [Int32], values: [Double]) {
    var sortedColumns = columns
    var sortedValues = values
    for row in 0..<(starts.count - 1) {
      let range = starts[row]..<starts[row + 1]
      for (place, index) in zip(range, range.sorted { columns[$0] < columns[$1] }) {
        sortedColumns[place] = columns[index]
        sortedValues[place] = values[index]
      }
    }
    return (sortedColumns, sortedValues)
  }
}

extension FeatureTable {
  /// How often and how much a feature occurs in a table.
  public struct Occurrence: Sendable, Equatable {
    /// Samples in which it has a value.
    public internal(set) var sampleCount = 0
    /// The sum over all samples, in the table's unit.
    public internal(set) var total = 0.0
    /// The sum of its shares of the samples' totals; divided by the samples that are not empty it is the mean share.
    public internal(set) var shareSum = 0.0
    /// The largest share of a sample's total.
    public internal(set) var largestShare = 0.0
  }

  /// One occurrence per feature. Complexity O(features + non-zeros).
  public func occurrences() -> [Occurrence] {
    var all = [Occurrence](repeating: Occurrence(), count: featureCount)
    for sample in 0..<sampleCount {
      let row = self[sample: sample]
      let total = row.total
      for (column, value) in zip(row.columns, row.values) {
        let share = value / total
        all[Int(column)].sampleCount += 1
        all[Int(column)].total += value
        all[Int(column)].shareSum += share
        all[Int(column)].largestShare = max(all[Int(column)].largestShare, share)
      }
    }
    return all
  }

  /// Samples that hold anything.
  public var nonEmptySampleCount: Int { (0..<sampleCount).count { rowStarts[$0 + 1] > rowStarts[$0] } }
}

import Statistics

/// One sample as phylogenetic alpha metrics see it: the branches that lead to its features.
public struct SampleBranches: Sendable {
  /// Their lengths, in the tree's order, all > 0.
  public let lengths: [Double]
  /// The sample's reads below each, all > 0.
  public let values: [Double]
  /// All its reads in the tree.
  public let total: Double

  /// One sample of a table of branches. Complexity O(its branches).
  public init(_ table: BranchTable, sample: Int) {
    let range = table.rowStarts[sample]..<table.rowStarts[sample + 1]
    lengths = table.columns[range].map { table.lengths[Int($0)] }
    values = Array(table.values[range])
    total = table.totals[sample]
  }

  /// Σ over branches of `term`(length, share of the reads below), compensated. Complexity O(branches).
  func sum(_ term: (_ length: Double, _ share: Double) -> Double) -> Double {
    var sum = CompensatedSum()
    for (length, value) in zip(lengths, values) { sum.add(term(length, min(1, value / total))) }
    return sum.value
  }
}

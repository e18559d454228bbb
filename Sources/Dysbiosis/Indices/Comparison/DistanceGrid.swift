import Parallel

/// Bray–Curtis dissimilarities of shares between samples (items) and people (rows).
///
/// Σ|x − r| / 2 for two profiles that each sum to 1, which is 1 − Σ min(x, r). NaN where either is empty.
struct DistanceGrid: Sendable {
  let rowCount: Int
  private let values: [Double]

  /// Complexity O(items × non-zeros of the rows); one dense scratch row per lane.
  init(_ items: CommonShares, to rows: CommonShares, threads: ThreadCount) {
    let rowCount = rows.count
    self.rowCount = rowCount
    let parts = parallelMap(
      count: items.count, threads: threads, scratch: { [UInt64](repeating: 0, count: items.featureCount) }
    ) { (dense: inout [UInt64], item) -> [Double] in
      let mine = items.range(item)
      for place in mine { dense[Int(items.columns[place])] = items.fixed[place] }
      defer { for place in mine { dense[Int(items.columns[place])] = 0 } }
      return (0..<rowCount).map { row in
        guard !mine.isEmpty, !rows.isEmpty(row) else { return .nan }
        var common: UInt64 = 0
        for place in rows.range(row) { common += min(dense[Int(rows.columns[place])], rows.fixed[place]) }
        return max(0, 1 - Double(common) / CommonShares.one)
      }
    }
    values = parts.flatMap { $0 }
  }

  subscript(item: Int, row: Int) -> Double { values[item * rowCount + row] }
}

import BioModel
import Kernels
import Parallel

/// Distance matrices whose cells are functions of a sum over the features that two samples share.
enum SharedFeatureDistances {
  /// Which sum.
  enum Sum: Sendable {
    /// Σ min(a, b)
    case minima
    /// Σ a · b
    case products
  }

  // Large enough to make claiming cheap, small enough to spread the long first rows.
  private static let rowsPerBlock = 8

  /// Fills a matrix from `distance(i, j, sum)` for i < j.
  ///
  /// Rows are computed in fixed blocks; each cell is computed by one lane, its addends in the order of the features.
  /// Cells of samples without values are NaN.
  ///
  /// - Parameter values: the values to sum over, in the table's layout.
  /// - Complexity: O(samples² + Σ over features of samples²); a scratch row per lane, half a matrix beside the result.
  static func matrix(
    _ table: FeatureTable, values: [Double], sum: Sum, threads: ThreadCount,
    _ distance: @escaping @Sendable (_ i: Int, _ j: Int, _ sum: Double) -> Double
  ) -> DistanceMatrix {
    let count = table.sampleCount
    let index = SparseInvertedIndex(
      rowStarts: table.rowStarts, columns: table.columns, values: values, columnCount: table.featureCount)
    let blocks = fixedChunks(count: count, size: rowsPerBlock)
    let upper = parallelMap(
      count: blocks.count, threads: threads, scratch: { [Double](repeating: 0, count: count) }
    ) { (sums: inout [Double], block: Int) -> [Double] in
      var cells: [Double] = []
      cells.reserveCapacity(blocks[block].reduce(0) { $0 + count - 1 - $1 })
      for i in blocks[block] {
        let range = table.rowStarts[i]..<table.rowStarts[i + 1]
        guard !range.isEmpty else {
          cells.append(contentsOf: repeatElement(.nan, count: count - 1 - i))
          continue
        }
        for j in i..<count { sums[j] = 0 }
        var target = sums.mutableSpan
        let own = values.span.extracting(range)
        let features = table.columns.span.extracting(range)
        switch sum {
        case .minima: index.addSharedMinima(of: i, columns: features, values: own, to: &target)
        case .products: index.addSharedProducts(of: i, columns: features, values: own, to: &target)
        }
        for j in (i + 1)..<max(count, i + 1) {
          let isEmpty = table.rowStarts[j] == table.rowStarts[j + 1]
          cells.append(isEmpty ? .nan : distance(i, j, target[j]))
        }
      }
      return cells
    }
    return DistanceMatrix(sampleIDs: table.sampleIDs, values: mirrored(upper, blocks: blocks, count: count))
  }

  /// The whole matrix from its rows above the diagonal. A block's rows go below the diagonal column by column, so that
  /// neighbouring cells are written together.
  private static func mirrored(_ upper: [[Double]], blocks: [Range<Int>], count: Int) -> [Double] {
    var whole = [Double](repeating: 0, count: count * count)
    for (rows, cells) in zip(blocks, upper) {
      var place = 0
      for i in rows {
        for j in (i + 1)..<max(count, i + 1) {
          whole[i * count + j] = cells[place]
          place += 1
        }
      }
      for j in (rows.lowerBound + 1)..<max(count, rows.lowerBound + 1) {
        for i in rows.lowerBound..<min(rows.upperBound, j) { whole[j * count + i] = whole[i * count + j] }
      }
    }
    return whole
  }
}

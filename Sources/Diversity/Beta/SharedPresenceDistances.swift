import Kernels
import Parallel

/// Distances that are functions of the weights of the features that two samples share, presence and absence alone.
struct SharedPresenceDistances {
  private let weights: SharedWeights
  private let unit: Double
  private let isEmpty: [Bool]
  /// Each sample's own sum of weights.
  let totals: [Double]

  /// - Parameters:
  ///   - weights: one per feature, ≥ 0. They are rounded to whole multiples of a unit 2⁶⁰ times smaller than their sum, so
  ///     that sums are exact; whole weights stay what they are.
  init(rowStarts: [Int], columns: [Int32], weights: [Double], isEmpty: [Bool]) {
    let total = weights.reduce(0, +)
    // A power of two, so that dividing by it loses nothing.
    let isWhole = total < 0x1p53 && weights.allSatisfy { $0 == $0.rounded() }
    unit = isWhole || total == 0 ? 1 : Double(sign: .plus, exponent: total.exponent - 60, significand: 1)
    let unit = self.unit
    let whole = weights.map { Int64(($0 / unit).rounded()) }
    self.weights = SharedWeights(rowStarts: rowStarts, columns: columns, weights: whole)
    totals = (0..<(rowStarts.count - 1)).map { row in
      Double(columns[rowStarts[row]..<rowStarts[row + 1]].reduce(0) { $0 + whole[Int($1)] }) * unit
    }
    self.isEmpty = isEmpty
  }

  /// Fills `cells` from `distance(i, j, shared weight)` for i < j; those of samples that are empty are NaN.
  ///
  /// - Complexity: see `SharedWeights`.
  func fill(
    _ cells: any DistanceCells, threads: ThreadCount,
    _ distance: @escaping @Sendable (_ i: Int, _ j: Int, _ shared: Double) -> Double
  ) {
    let count = cells.count
    let (weights, unit, isEmpty) = (self.weights, self.unit, self.isEmpty)
    let blocks = fixedChunks(count: count, size: rowsPerDistanceBlock)
    parallelEach(
      count: blocks.count, threads: threads,
      scratch: { (sums: [Int64](repeating: 0, count: count * rowsPerDistanceBlock), tails: [Double]()) }
    ) { scratch, number in
      let block = blocks[number]
      for place in 0..<block.count * count { scratch.sums[place] = 0 }
      var sums = scratch.sums.mutableSpan
      weights.addShared(rows: block, to: &sums)
      scratch.tails.removeAll(keepingCapacity: true)
      for i in block {
        for j in (i + 1)..<max(count, i + 1) {
          let shared = Double(scratch.sums[(i - block.lowerBound) * count + j]) * unit
          scratch.tails.append(isEmpty[i] || isEmpty[j] ? .nan : distance(i, j, shared))
        }
      }
      cells.store(rows: block, tails: scratch.tails.span)
    }
  }
}

import BioModel
import Kernels
import Parallel

/// Distances that are functions of sums over the features that two samples share.
struct SharedFeatureDistances<Term: SharedTerm> {
  /// The table's rows.
  let rowStarts: [Int]
  /// The table's feature numbers.
  let columns: [Int32]
  /// What the term is given, in the table's layout.
  let values: [Term.Value]
  /// The number of features.
  let featureCount: Int
  /// What shared features add.
  let term: Term
  /// Which samples have nothing to compare.
  let isEmpty: [Bool]

  init(
    rowStarts: [Int], columns: [Int32], values: [Term.Value], featureCount: Int, term: Term, isEmpty: [Bool]
  ) {
    self.rowStarts = rowStarts
    self.columns = columns
    self.values = values
    self.featureCount = featureCount
    self.term = term
    self.isEmpty = isEmpty
  }

  init(_ table: FeatureTable, values: [Term.Value], term: Term) {
    self.init(
      rowStarts: table.rowStarts, columns: table.columns, values: values, featureCount: table.featureCount, term: term,
      isEmpty: (0..<table.sampleCount).map { table.rowStarts[$0] == table.rowStarts[$0 + 1] })
  }

  /// Fills `cells` from `distance(i, j, sum)` for i < j.
  ///
  /// Rows are computed in fixed blocks; each cell is computed by one lane, its addends in the order of the features.
  /// Cells of samples that are empty are NaN.
  ///
  /// - Complexity: O(samples² + Σ over features of the squared number of samples holding it); beside the index
  ///   `rowsPerBlock` rows of sums per lane.
  func fill(
    _ cells: any DistanceCells, threads: ThreadCount,
    _ distance: @escaping @Sendable (_ i: Int, _ j: Int, _ sum: Term.Sum) -> Double
  ) {
    let count = cells.count
    let (term, isEmpty) = (self.term, self.isEmpty)
    let index = SparseInvertedIndex(
      rowStarts: rowStarts, columns: columns, values: values, columnCount: featureCount)
    let blocks = fixedChunks(count: count, size: rowsPerDistanceBlock)
    parallelEach(count: blocks.count, threads: threads, scratch: { Scratch<Term>(samples: count) }) { scratch, number in
      let block = blocks[number]
      scratch.clear(block.count * count)
      // Taken out, since two spans of one value may not be open at once.
      var spread: [Term.Value] = []
      swap(&spread, &scratch.spread)
      do {
        var sums = scratch.sums.mutableSpan
        var row = spread.mutableSpan
        index.addShared(rows: block, term: term, to: &sums, scratch: &row)
      }
      swap(&spread, &scratch.spread)
      scratch.tails.removeAll(keepingCapacity: true)
      for i in block {
        for j in (i + 1)..<max(count, i + 1) {
          let isDefined = !isEmpty[i] && !isEmpty[j]
          scratch.tails.append(isDefined ? distance(i, j, scratch.sums[(i - block.lowerBound) * count + j]) : .nan)
        }
      }
      cells.store(rows: block, tails: scratch.tails.span)
    }
  }
}

/// What a lane needs.
private struct Scratch<Term: SharedTerm> {
  var sums: [Term.Sum]
  var spread: [Term.Value]
  var tails: [Double] = []

  init(samples: Int) {
    sums = [Term.Sum](repeating: .zero, count: samples * rowsPerDistanceBlock)
    spread = [Term.Value](repeating: Term.absent, count: samples)
  }

  mutating func clear(_ count: Int) {
    for place in 0..<count { sums[place] = .zero }
  }
}

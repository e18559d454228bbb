public import BioModel
public import Parallel

/// Samples × branches: what each sample has below each branch of a tree, sparse.
///
/// Only branches with a length above 0 that lead to a feature of the table are there; branches that lead to the same
/// features are one, as long as all of them together. They stand in the tree's preorder. The branches above the last
/// common ancestor of all features up to the root are one of them. The root's own length is no branch.
public struct BranchTable: Sendable {
  /// The length of each branch.
  public let lengths: [Double]
  /// Where each sample's values start; one more entry than samples.
  public let rowStarts: [Int]
  /// Branch numbers of the stored values, rising within a sample.
  public let columns: [Int32]
  /// Sums of the table's values below the branch, all > 0; exact for whole counts.
  public let values: [Double]
  /// The sum of all of a sample's values, 0 for one without.
  public let totals: [Double]

  /// The number of samples.
  public var sampleCount: Int { totals.count }
  /// The number of branches.
  public var branchCount: Int { lengths.count }

  /// - Parameters:
  ///   - table: counts or shares; features without a tip are left out.
  ///   - match: the tree.
  /// - Complexity: O(nodes + Σ over samples of branches above their features · log); no dense samples × branches array.
  public init(_ table: FeatureTable, match: TreeMatch, threads: ThreadCount = .one) {
    let frame = TreeFrame(table, match: match)
    let chunks = fixedChunks(count: table.sampleCount, size: 16)
    let parts = parallelMap(count: chunks.count, threads: threads, scratch: { FrameScratch(nodes: frame.nodeCount) }) {
      (scratch: inout FrameScratch, chunk: Int) -> Part in
      var part = Part()
      for sample in chunks[chunk] { part.append(table[sample: sample], frame: frame, scratch: &scratch) }
      return part
    }
    lengths = frame.branchLengths
    totals = parts.flatMap(\.totals)
    var starts = [0]
    for end in parts.flatMap(\.lengths) { starts.append(starts[starts.count - 1] + end) }
    rowStarts = starts
    var columns: [Int32] = []
    var values: [Double] = []
    columns.reserveCapacity(starts[starts.count - 1])
    values.reserveCapacity(starts[starts.count - 1])
    for part in parts {
      columns.append(contentsOf: part.columns)
      values.append(contentsOf: part.values)
    }
    self.columns = columns
    self.values = values
  }

  /// The values divided by their sample's total: shares of the reads that lie below each branch.
  public var shares: [Double] {
    var shares = values
    for sample in 0..<sampleCount {
      for place in rowStarts[sample]..<rowStarts[sample + 1] { shares[place] /= totals[sample] }
    }
    return shares
  }
}

/// Rows of some samples.
private struct Part: Sendable {
  var lengths: [Int] = []
  var columns: [Int32] = []
  var values: [Double] = []
  var totals: [Double] = []

  /// One sample: its values are put at their tips, and every node with a value adds it to its parent's.
  mutating func append(_ row: FeatureTable.Row, frame: TreeFrame, scratch: inout FrameScratch) {
    scratch.touched.removeAll(keepingCapacity: true)
    for (column, value) in zip(row.columns, row.values) {
      var node = frame.nodeOfFeature[Int(column)]
      guard node >= 0 else { continue }
      scratch.sums[Int(node)] += value
      while node >= 0, !scratch.isTouched[Int(node)] {
        scratch.isTouched[Int(node)] = true
        scratch.touched.append(node)
        node = frame.parents[Int(node)]
      }
    }
    scratch.touched.sort()
    var total = 0.0
    for node in scratch.touched.reversed() {
      let parent = Int(frame.parents[Int(node)])
      if parent >= 0 { scratch.sums[parent] += scratch.sums[Int(node)] } else { total += scratch.sums[Int(node)] }
    }
    let before = columns.count
    for node in scratch.touched {
      let branch = frame.branchOfNode[Int(node)]
      if branch >= 0 {
        columns.append(branch)
        values.append(scratch.sums[Int(node)])
      }
      scratch.sums[Int(node)] = 0
      scratch.isTouched[Int(node)] = false
    }
    lengths.append(columns.count - before)
    totals.append(total)
  }
}

/// What a lane needs.
private struct FrameScratch {
  var sums: [Double]
  var isTouched: [Bool]
  var touched: [Int32] = []

  init(nodes: Int) {
    sums = [Double](repeating: 0, count: nodes)
    isTouched = [Bool](repeating: false, count: nodes)
  }
}

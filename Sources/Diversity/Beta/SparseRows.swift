import BioModel
import Kernels

/// Rows of a sparse table side by side: pairs whose sums over shared features would lose digits are computed from
/// their differences, which cannot cancel.
struct SparseRows: Sendable {
  let rowStarts: [Int]
  let columns: [Int32]
  let values: [Double]

  init(_ table: FeatureTable, values: [Double]? = nil) {
    rowStarts = table.rowStarts
    columns = table.columns
    self.values = values ?? table.values
  }

  init(rowStarts: [Int], columns: [Int32], values: [Double]) {
    self.rowStarts = rowStarts
    self.columns = columns
    self.values = values
  }

  /// Σ of the term over the features that at least one of the samples holds, in their order.
  func sum(_ i: Int, _ j: Int, _ term: (_ a: Double, _ b: Double) -> Double) -> Double {
    var sum = 0.0
    forEach(i, j) { sum += term($1, $2) }
    return sum
  }

  /// Both values of every feature that at least one of the samples holds.
  func forEach(_ i: Int, _ j: Int, _ body: (_ feature: Int, _ a: Double, _ b: Double) -> Void) {
    let first = rowStarts[i]..<rowStarts[i + 1]
    let second = rowStarts[j]..<rowStarts[j + 1]
    forEachOfEither(
      columns.span.extracting(first), values.span.extracting(first), columns.span.extracting(second),
      values.span.extracting(second), body)
  }

  /// Σ of a term over each row's values, in their order.
  func rowSums(_ term: (Double) -> Double) -> [Double] {
    (0..<(rowStarts.count - 1)).map { row in
      values[rowStarts[row]..<rowStarts[row + 1]].reduce(0) { $0 + term($1) }
    }
  }

  /// Below this share of the numbers a difference was taken of, it is computed again: 12 of 16 digits are left above
  /// it.
  static let smallestSafeShare = 1e-4
}

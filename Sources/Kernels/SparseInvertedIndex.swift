/// The inverted lists of a sparse samples × features matrix: for every feature the samples that hold it, rising, with
/// their values (compressed columns of compressed rows).
///
/// Pairs of samples meet only where they share a feature, so sums over shared features cost
/// Σ over features of (samples holding it)² / 2, never samples² × features. `addShared(rows:term:to:scratch:)` gathers
/// the sums of a block of rows against all later rows.
public struct SparseInvertedIndex<Value: BitwiseCopyable & Sendable>: Sendable {
  /// The number of samples.
  public let sampleCount: Int
  /// Where each feature's list starts; one more entry than features.
  public let starts: [Int]
  /// Sample numbers, rising within a list.
  public let rows: [Int32]
  /// Their values, in step.
  public let values: [Value]

  /// Turns compressed rows into compressed columns. Complexity O(features + non-zeros), two passes.
  ///
  /// - Precondition: `rowStarts` rises from 0 to `columns.count`; columns lie in 0..<`columnCount`; as many values as
  ///   columns.
  public init(rowStarts: [Int], columns: [Int32], values: [Value], columnCount: Int) {
    precondition(rowStarts.last == columns.count && columns.count == values.count)
    var starts = [Int](repeating: 0, count: columnCount + 1)
    for column in columns { starts[Int(column) + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    var next = starts
    var rows = [Int32](repeating: 0, count: columns.count)
    var turned = values
    for row in 0..<(rowStarts.count - 1) {
      for place in rowStarts[row]..<rowStarts[row + 1] {
        let column = Int(columns[place])
        rows[next[column]] = Int32(row)
        turned[next[column]] = values[place]
        next[column] += 1
      }
    }
    self.sampleCount = rowStarts.count - 1
    self.starts = starts
    self.rows = rows
    self.values = turned
  }

  /// The number of samples that hold a feature. Complexity O(1).
  public func sampleCount(ofFeature feature: Int) -> Int { starts[feature + 1] - starts[feature] }
}

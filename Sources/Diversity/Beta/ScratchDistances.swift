import Storage

/// Distances in a scratch file, for matrices that do not fit into memory: every pair once, samples × (samples − 1) / 2
/// cells, in double or in single precision.
///
/// Distances are computed in double precision either way; single keeps 7 digits and halves the file.
public final class ScratchDistances<Scalar: BinaryFloatingPoint & BitwiseCopyable & Sendable>: DistanceCells {
  /// The samples, in the table's order.
  public let sampleIDs: [String]
  private let cells: ScratchArray<Scalar>

  /// Makes the file, all distances 0.
  ///
  /// - Parameter folder: an existing folder with room for the file, which is gone when the value is.
  /// - Throws: `DiversityError.noScratchSpace`.
  public init(sampleIDs: [String], folder: String) throws(DiversityError) {
    self.sampleIDs = sampleIDs
    let count = sampleIDs.count
    let bytes = count * max(0, count - 1) / 2
    do {
      cells = try ScratchArray(count: bytes, folder: folder)
    } catch {
      throw DiversityError.noScratchSpace(folder: folder, bytes: bytes * MemoryLayout<Scalar>.stride, code: error.code)
    }
  }

  /// The number of samples.
  public var count: Int { sampleIDs.count }

  /// Where the distances of a sample to later ones start.
  private func start(ofRow row: Int) -> Int { row * (2 * count - row - 1) / 2 }

  /// Takes the distances of a block of samples; see `DistanceCells`.
  public func store(rows: Range<Int>, tails: Span<Double>) {
    cells.withSlice(start(ofRow: rows.lowerBound)..<start(ofRow: rows.upperBound)) { block in
      for place in 0..<block.count { block[place] = Scalar(tails[place]) }
    }
  }

  /// The distance of two samples, 0 of a sample to itself, NaN where it is undefined. Complexity O(1).
  public subscript(row: Int, column: Int) -> Double {
    if row == column { return 0 }
    let (first, second) = (min(row, column), max(row, column))
    return Double(cells[start(ofRow: first) + second - first - 1])
  }

  /// Whole rows of a block of samples, row by row: what a writer of square matrices needs. The file is read in runs as
  /// long as the block, so blocks of some dozens of rows read it about once per block.
  ///
  /// - Complexity: O(rows × samples).
  public func rows(_ block: Range<Int>) -> [Double] {
    var values = [Double](repeating: 0, count: block.count * count)
    for earlier in 0..<min(block.upperBound, count) {
      // The part of the earlier sample's tail that lies in the block's columns.
      let columns = max(block.lowerBound, earlier + 1)..<max(block.upperBound, earlier + 1)
      let first = start(ofRow: earlier) - earlier - 1
      cells.withSpan(first + columns.lowerBound..<first + columns.upperBound) { run in
        for (place, row) in columns.enumerated() {
          values[(row - block.lowerBound) * count + earlier] = Double(run[place])
        }
      }
    }
    for row in block {
      cells.withSpan(start(ofRow: row)..<start(ofRow: row + 1)) { tail in
        for place in 0..<tail.count {
          values[(row - block.lowerBound) * count + row + 1 + place] = Double(tail[place])
        }
      }
    }
    return values
  }
}

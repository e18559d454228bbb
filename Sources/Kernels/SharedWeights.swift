/// Sums of the features' weights over the features that two samples share, for presence and absence.
///
/// Weights are whole numbers, so the sums are exact and their order is free. Eight features that many samples hold make
/// a group: a sample's share of it is one byte, and a table of 256 sums turns the features two samples have in common
/// into their weight in one step. The other features go through their inverted lists.
public struct SharedWeights: Sendable {
  /// The number of samples.
  public let sampleCount: Int
  /// The inverted lists of rare features, one behind the other.
  @usableFromInline let lists: SparseInvertedIndex<UInt8>
  /// Their weights.
  @usableFromInline let listWeights: [Int64]
  /// Group after group one byte per sample.
  @usableFromInline let bits: [UInt8]
  /// Group after group 256 sums.
  @usableFromInline let tables: [Int64]

  /// - Parameters:
  ///   - rowStarts: where each sample's features start. - columns: features, rising within a sample.
  ///   - weights: one per feature, ≥ 0; their sum fits.
  /// - Complexity: O(features + non-zeros), and samples / 8 bytes per frequent feature.
  public init(rowStarts: [Int], columns: [Int32], weights: [Int64]) {
    let count = rowStarts.count - 1
    sampleCount = count
    var held = [Int](repeating: 0, count: weights.count)
    for column in columns { held[Int(column)] += 1 }
    // A group costs a step per pair, a list one per pair that shares its feature: an eighth of the pairs pays for an
    // eighth of a group.
    let isFrequent = held.map { $0 * $0 * 8 > count * count }
    var place = [Int32](repeating: 0, count: weights.count)
    var frequent: [Int] = []
    var rare: [Int64] = []
    for feature in weights.indices {
      if isFrequent[feature] {
        place[feature] = Int32(frequent.count)
        frequent.append(feature)
      } else {
        place[feature] = Int32(rare.count)
        rare.append(weights[feature])
      }
    }
    let groupCount = (frequent.count + 7) / 8
    var bits = [UInt8](repeating: 0, count: groupCount * count)
    var rareStarts = [0]
    var rareColumns: [Int32] = []
    for row in 0..<count {
      for column in columns[rowStarts[row]..<rowStarts[row + 1]] {
        let number = Int(place[Int(column)])
        if isFrequent[Int(column)] {
          bits[number / 8 * count + row] |= 1 << UInt8(number % 8)
        } else {
          rareColumns.append(Int32(number))
        }
      }
      rareStarts.append(rareColumns.count)
    }
    var tables = [Int64](repeating: 0, count: groupCount * 256)
    for (number, feature) in frequent.enumerated() {
      for pattern in 0..<256 where pattern >> (number % 8) & 1 == 1 {
        tables[number / 8 * 256 + pattern] += weights[feature]
      }
    }
    self.bits = bits
    self.tables = tables
    listWeights = rare
    lists = SparseInvertedIndex(
      rowStarts: rareStarts, columns: rareColumns, values: [UInt8](repeating: 1, count: rareColumns.count),
      columnCount: rare.count)
  }

  /// Adds the shared weights of a block of samples and all later samples to the pairs' sums.
  ///
  /// - Parameter sums: one cell per sample of the block and sample, row by row; those of samples up to the own are left
  ///   alone.
  /// - Complexity: O(pairs · frequent features / 8 + pairs of rare features), no allocation.
  public func addShared(rows block: Range<Int>, to sums: inout MutableSpan<Int64>) {
    precondition(block.lowerBound >= 0 && block.upperBound <= sampleCount && sums.count >= block.count * sampleCount)
    addGroups(block, &sums)
    addLists(block, &sums)
  }

  private func addGroups(_ block: Range<Int>, _ sums: inout MutableSpan<Int64>) {
    let count = sampleCount
    let bits = self.bits.span
    let tables = self.tables.span
    for group in 0..<(tables.count / 256) {
      let first = group * count
      for row in block {
        let own = bits[first + row]
        if own == 0 { continue }
        let base = (row - block.lowerBound) * count
        var other = row + 1
        while other < count {
          // SAFETY: first + other < groups · count; base + other < block.count · count ≤ sums.count; a byte is
          // below 256.
          let shared = unsafe Int(own & bits[unchecked: first &+ other])
          unsafe sums[unchecked: base &+ other] &+= tables[unchecked: group &* 256 &+ shared]
          other &+= 1
        }
      }
    }
  }

  private func addLists(_ block: Range<Int>, _ sums: inout MutableSpan<Int64>) {
    let count = sampleCount
    let starts = lists.starts.span
    let rows = lists.rows.span
    let weights = listWeights.span
    for feature in weights.indices {
      let end = starts[feature + 1]
      let first = lists.lowerBound(block.lowerBound, in: starts[feature]..<end)
      let weight = weights[feature]
      var place = first
      while place < end, Int(rows[place]) < block.upperBound {
        let base = (Int(rows[place]) - block.lowerBound) * count
        var next = place + 1
        while next < end {
          // SAFETY: places lie in the feature's list; rows are below `count`, so the cell is below sums.count.
          unsafe sums[unchecked: base &+ Int(rows[unchecked: next])] &+= weight
          next &+= 1
        }
        place += 1
      }
    }
  }
}

/// One word in one block of up to sixteen classes: which classes hold it, and with which of the word's values.
public struct BlockRow: BitwiseCopyable, Sendable, Equatable {
  /// The number of the block.
  public var block: UInt16
  /// Bit k: the block's k-th class holds the word.
  public var mask: UInt16
  /// A bound of what the word can bring any class of the block, in whole steps, rounded up.
  public var bound: UInt16
  /// How many classes hold the word in its rows before.
  public var offset: UInt16

  @inlinable
  public init(block: UInt16, mask: UInt16, bound: UInt16, offset: UInt16) {
    self.block = block
    self.mask = mask
    self.bound = bound
    self.offset = offset
  }
}

/// Lookups in the rows of words.
public enum BlockRows {
  /// The index of a block's row among a word's rows, which stand by rising block; −1 where the block has none.
  ///
  /// - Parameter blockCount: how many blocks there are: few rows can be missing before a block's own.
  /// - Complexity: O(log(blocks without a row)), no allocation.
  @inlinable
  public static func index(of block: Int, in range: Range<Int>, blockCount: Int, rows: Span<BlockRow>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= rows.count)
    let missing = blockCount &- range.count
    var low = max(range.lowerBound, range.lowerBound &+ block &- missing)
    var high = min(range.upperBound, range.lowerBound &+ block &+ 1)
    while low < high {
      let middle = (low &+ high) >> 1
      // SAFETY: low ≤ middle < high; low ≥ the range's start, high ≤ its end ≤ rows.count.
      if unsafe Int(rows[unchecked: middle].block) < block { low = middle &+ 1 } else { high = middle }
    }
    // SAFETY: tested before it is read.
    return unsafe low < range.upperBound && Int(rows[unchecked: low].block) == block ? low : -1
  }

  /// Writes the values of a row's classes: `target[start + k]` for every bit k of its mask.
  ///
  /// - Parameters:
  ///   - codes: one byte per class that holds the word, or two where `isWide`, from `firstCode` on.
  ///   - values: the word's values from `firstValue` on.
  ///   - target: zero where the row is written.
  @inlinable
  public static func write(
    _ row: BlockRow, codes: Span<UInt8>, firstCode: Int, isWide: Bool, values: Span<Double>, firstValue: Int,
    target: inout MutableSpan<Double>, start: Int
  ) {
    precondition(start >= 0 && start &+ 16 <= target.count)
    var place = firstCode &+ Int(row.offset) &* (isWide ? 2 : 1)
    var rest = row.mask
    while rest != 0 {
      var code = Int(codes[place])
      place &+= 1
      if isWide {
        code |= Int(codes[place]) << 8
        place &+= 1
      }
      // SAFETY: a bit's number is below 16, and start + 16 ≤ target.count.
      unsafe target[unchecked: start &+ rest.trailingZeroBitCount] = values[firstValue &+ code]
      rest &= rest &- 1
    }
  }
}

/// One word in one block of eight classes: which of the word's values each class has.
public struct BlockRow: BitwiseCopyable, Sendable, Equatable {
  /// The number of the block.
  public var block: UInt16
  /// A bound of what the word can bring any class of the block, in whole steps, rounded up.
  public var bound: UInt16
  /// The low bytes of the codes of classes 0 to 3, the first lowest. Code 0: the class lacks the word.
  public var first: UInt32
  /// The low bytes of the codes of classes 4 to 7.
  public var second: UInt32

  @inlinable
  public init(block: UInt16, bound: UInt16, codes: SIMD8<UInt8>) {
    self.block = block
    self.bound = bound
    first = UInt32(codes[0]) | UInt32(codes[1]) << 8 | UInt32(codes[2]) << 16 | UInt32(codes[3]) << 24
    second = UInt32(codes[4]) | UInt32(codes[5]) << 8 | UInt32(codes[6]) << 16 | UInt32(codes[7]) << 24
  }

  /// The low bytes of all eight codes, the first class lowest.
  @inlinable public var codes: UInt64 { UInt64(first) | UInt64(second) << 32 }
}

/// Lookups in the rows of words.
public enum BlockRows {
  /// Classes of a block.
  public static let laneCount = 8

  /// Writes the values of a row's classes: `target[start + k]` for each of the eight.
  ///
  /// - Parameters:
  ///   - high: the high bytes of the codes, the first class lowest.
  ///   - values: the word's values lie in `range`; the first is that of a class without the word.
  /// - Complexity: O(1).
  @inlinable
  public static func write(
    _ row: BlockRow, high: UInt64, values: Span<Double>, range: Range<Int>, target: inout MutableSpan<Double>,
    start: Int
  ) {
    precondition(start >= 0 && start &+ laneCount <= target.count)
    precondition(range.lowerBound >= 0 && range.upperBound <= values.count && !range.isEmpty)
    let last = range.count &- 1
    let low = row.codes
    for lane in 0..<laneCount {
      let shift = UInt64(8 &* lane)
      let code = Int((low >> shift) & 0xFF | ((high >> shift) & 0xFF) << 8)
      // SAFETY: the code is cut to the range, which lies in values; eight entries from start on lie in target.
      unsafe target[unchecked: start &+ lane] = values[unchecked: range.lowerBound &+ min(code, last)]
    }
  }

  /// A bit for every class of a row that holds the word.
  @inlinable
  public static func holders(_ row: BlockRow, high: UInt64) -> UInt8 {
    var mask: UInt8 = 0
    for lane in 0..<laneCount where ((row.codes | high) >> UInt64(8 &* lane)) & 0xFF != 0 { mask |= 1 << UInt8(lane) }
    return mask
  }
}

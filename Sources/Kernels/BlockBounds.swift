/// Sums of drawn rows over blocks of classes: which blocks could hold a class that reaches a score.
///
/// Everything is in whole steps that were rounded up, so a block below the threshold cannot reach it.
public enum BlockBounds {
  /// Blocks that are added at once.
  public static let laneCount = 16

  /// Spreads a word's rows over a matrix row: matrix[start + block] = ⌈bound · factor / 2^20⌉, and places[start + block]
  /// = 1 + the row's number within the word.
  ///
  /// - Parameters:
  ///   - width: entries of the matrix row; rows of blocks beyond are left out.
  ///   - factor: such that no result exceeds 32,767.
  ///   - places: as many entries as the matrix.
  /// - Complexity: O(rows), no allocation.
  @inlinable
  public static func spread(
    _ range: Range<Int>, of rows: Span<BlockRow>, factor: UInt64, start: Int, width: Int,
    matrix: inout MutableSpan<Int16>, places: inout MutableSpan<UInt16>
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= rows.count && start >= 0)
    precondition(start + width <= matrix.count && places.count == matrix.count)
    var number: UInt16 = 0
    for index in range {
      // SAFETY: the range lies in rows, the matrix row in the matrix (checked above); the block is below its width.
      let row = unsafe rows[unchecked: index]
      number &+= 1
      guard Int(row.block) < width else { continue }
      let steps = (UInt64(row.bound) &* factor &+ 0xF_FFFF) >> 20
      unsafe matrix[unchecked: start &+ Int(row.block)] = Int16(truncatingIfNeeded: steps)
      unsafe places[unchecked: start &+ Int(row.block)] = number
    }
  }

  /// Adds a word's bounds to sums by block, and returns the largest of them.
  ///
  /// - Parameter times: how often the word occurs.
  @inlinable
  public static func add(
    _ range: Range<Int>, of rows: Span<BlockRow>, times: Int, to sums: inout MutableSpan<Int>
  ) -> UInt16 {
    precondition(range.lowerBound >= 0 && range.upperBound <= rows.count)
    var highest: UInt16 = 0
    for index in range {
      // SAFETY: the range lies in rows.
      let row = unsafe rows[unchecked: index]
      guard Int(row.block) < sums.count else { continue }
      unsafe sums[unchecked: Int(row.block)] += times &* Int(row.bound)
      highest = max(highest, row.bound)
    }
    return highest
  }

  /// The blocks whose sum reaches the threshold: start[block] + Σ over draws of matrix[draw · width + block].
  ///
  /// - Parameters:
  ///   - draws: matrix rows, repeats allowed.
  ///   - width: entries of a matrix row, a multiple of `laneCount`; `start` has as many.
  ///   - found: room for `width` blocks; they come rising.
  ///   - sums: room for `width` sums.
  /// - Returns: how many blocks were found.
  /// - Complexity: O(draws · width / 16), no allocation. No sum may leave −32,768…32,767.
  @inlinable
  public static func reaching(
    _ threshold: Int16, draws: Span<Int32>, width: Int, start: Span<Int16>, matrix: Span<Int16>,
    found: inout MutableSpan<Int32>, sums: inout MutableSpan<Int16>
  ) -> Int {
    precondition(width.isMultiple(of: laneCount) && start.count >= width && found.count >= width && sums.count >= width)
    let drawCount = draws.count
    for index in 0..<drawCount { precondition(draws[index] >= 0 && (Int(draws[index]) + 1) * width <= matrix.count) }
    let limit = SIMD16<Int16>(repeating: threshold)
    let startBytes = unsafe start.bytes
    let matrixBytes = unsafe matrix.bytes
    var foundCount = 0
    var first = 0
    while first < width {
      // Four vectors side by side stay in registers over all draws.
      let vectors = min(4, (width &- first) / laneCount)
      // SAFETY: every load is of 16 entries that begin before first + 64 ≤ width of a row that lies in the matrix.
      var a = unsafe startBytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 2 &* first, as: SIMD16<Int16>.self)
      var (b, c, d) = (a, a, a)
      if vectors == 4 {
        unsafe b = startBytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 2 &* first &+ 32, as: SIMD16<Int16>.self)
        unsafe c = startBytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 2 &* first &+ 64, as: SIMD16<Int16>.self)
        unsafe d = startBytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 2 &* first &+ 96, as: SIMD16<Int16>.self)
        for index in 0..<drawCount {
          let offset = unsafe 2 &* (Int(draws[unchecked: index]) &* width &+ first)
          unsafe a &+= matrixBytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<Int16>.self)
          unsafe b &+= matrixBytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset &+ 32, as: SIMD16<Int16>.self)
          unsafe c &+= matrixBytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset &+ 64, as: SIMD16<Int16>.self)
          unsafe d &+= matrixBytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset &+ 96, as: SIMD16<Int16>.self)
        }
        note(a, first, limit, &foundCount, &found, &sums)
        note(b, first &+ 16, limit, &foundCount, &found, &sums)
        note(c, first &+ 32, limit, &foundCount, &found, &sums)
        note(d, first &+ 48, limit, &foundCount, &found, &sums)
        first &+= 64
      } else {
        for index in 0..<drawCount {
          let offset = unsafe 2 &* (Int(draws[unchecked: index]) &* width &+ first)
          unsafe a &+= matrixBytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<Int16>.self)
        }
        note(a, first, limit, &foundCount, &found, &sums)
        first &+= 16
      }
    }
    return foundCount
  }

  @inlinable @inline(__always)
  static func note(
    _ sum: SIMD16<Int16>, _ first: Int, _ limit: SIMD16<Int16>, _ foundCount: inout Int,
    _ found: inout MutableSpan<Int32>, _ sums: inout MutableSpan<Int16>
  ) {
    let hits = unsafe unsafeBitCast(sum .>= limit, to: SIMD4<UInt64>.self)
    if hits[0] | hits[1] | hits[2] | hits[3] == 0 { return }
    for lane in 0..<laneCount where sum[lane] >= limit[lane] {
      // SAFETY: at most one block per entry of `width`, which both spans hold.
      unsafe found[unchecked: foundCount] = Int32(truncatingIfNeeded: first &+ lane)
      unsafe sums[unchecked: foundCount] = sum[lane]
      foundCount &+= 1
    }
  }
}

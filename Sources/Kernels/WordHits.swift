/// How many drawn words the sequences of a block of sixteen hold.
public enum WordHits {
  /// Sequences of a block.
  public static let laneCount = 16

  /// Marks the words of one sequence as held.
  ///
  /// - Parameters:
  ///   - words: the sequence's words, `count` of them; repeats change nothing.
  ///   - lane: its place in the block, below `laneCount`.
  ///   - masks: by word, a bit for every sequence of the block; 65,536 entries.
  ///   - touched: the words with a bit, in the order first seen; room for 65,536.
  ///   - touchedCount: how many there are.
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func mark(
    words: Span<UInt16>, count: Int, lane: Int, masks: inout MutableSpan<UInt16>, touched: inout MutableSpan<UInt16>,
    touchedCount: inout Int
  ) {
    precondition(count <= words.count && masks.count == 65_536 && touched.count == 65_536)
    precondition(lane >= 0 && lane < laneCount)
    let bit = UInt16(1) << UInt16(lane)
    for index in 0..<count {
      // SAFETY: index < count ≤ words.count; a UInt16 is below 65,536; each word is touched once, so at most 65,536.
      let word = unsafe Int(words[unchecked: index])
      let mask = unsafe masks[unchecked: word]
      if mask == 0 {
        unsafe touched[unchecked: touchedCount] = UInt16(truncatingIfNeeded: word)
        touchedCount &+= 1
      }
      unsafe masks[unchecked: word] = mask | bit
    }
  }

  /// The blocks in which at least `threshold` of the drawn words are held by some sequence.
  ///
  /// - Parameters:
  ///   - draws: matrix rows, repeats allowed, at most 32,767.
  ///   - width: blocks of a matrix row, a multiple of 16.
  ///   - matrix: by word and block, a bit for every sequence that holds the word.
  ///   - found: room for `width` blocks; they come rising.
  ///   - hits: room for as many numbers of words.
  /// - Returns: how many blocks were found.
  /// - Complexity: O(draws · width / 16), no allocation.
  @inlinable
  public static func reaching(
    _ threshold: Int, draws: Span<Int32>, width: Int, matrix: Span<UInt16>, found: inout MutableSpan<Int32>,
    hits: inout MutableSpan<Int16>
  ) -> Int {
    precondition(width.isMultiple(of: 16) && found.count >= width && hits.count >= width && draws.count < 32_768)
    for index in 0..<draws.count { precondition(draws[index] >= 0 && (Int(draws[index]) + 1) * width <= matrix.count) }
    let limit = SIMD16<Int16>(repeating: Int16(truncatingIfNeeded: threshold - draws.count))
    let bytes = unsafe matrix.bytes
    var foundCount = 0
    var first = 0
    while first < width {
      // Minus the number of draws that no sequence of the block holds.
      var missing = SIMD16<Int16>.zero
      for index in 0..<draws.count {
        let offset = unsafe 2 &* (Int(draws[unchecked: index]) &* width &+ first)
        // SAFETY: sixteen entries of a row that lies in the matrix.
        let masks = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<Int16>.self)
        missing &+= unsafe unsafeBitCast(masks .== SIMD16<Int16>.zero, to: SIMD16<Int16>.self)
      }
      let reached = unsafe unsafeBitCast(missing .>= limit, to: SIMD4<UInt64>.self)
      if reached[0] | reached[1] | reached[2] | reached[3] != 0 {
        for lane in 0..<16 where missing[lane] >= limit[lane] {
          // SAFETY: at most one block per entry of `width`, which both spans hold.
          unsafe found[unchecked: foundCount] = Int32(truncatingIfNeeded: first &+ lane)
          unsafe hits[unchecked: foundCount] = missing[lane] &+ Int16(truncatingIfNeeded: draws.count)
          foundCount &+= 1
        }
      }
      first &+= 16
    }
    return foundCount
  }

  /// How many drawn words each sequence of a block holds.
  ///
  /// - Complexity: O(draws), no allocation.
  @inlinable
  public static func counts(
    block: Int, draws: Span<Int32>, width: Int, matrix: Span<UInt16>
  ) -> SIMD16<Int16> {
    let bits = SIMD16<UInt16>(
      1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768)
    var counts = SIMD16<Int16>.zero
    for index in 0..<draws.count {
      let mask = SIMD16<UInt16>(repeating: matrix[Int(draws[index]) &* width &+ block])
      counts &-= unsafe unsafeBitCast((mask & bits) .== bits, to: SIMD16<Int16>.self)
    }
    return counts
  }
}

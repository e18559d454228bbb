/// Kernels: the hot loops of the project over buffers of concrete types. They allocate nothing, throw nothing and know
/// nothing of files or of the field; callers check lengths and give room.
///
/// Overlapping words of eight bases, as numbers 0..<65,536: base codes A 0, C 1, G 2, T 3, the first base highest.
public enum WordExtraction {
  /// Bases of a word.
  public static let wordLength = 8
  /// How many words there are.
  public static let wordCount = 65_536

  /// The words of a sequence of base codes in order; a code above 3 (an ambiguous letter) breaks the words it is in.
  ///
  /// - Parameter words: room for `codes.count` words.
  /// - Returns: how many words were written: 0 for sequences shorter than eight bases.
  /// - Complexity: O(length), no allocation.
  @inlinable
  public static func words(codes: Span<UInt8>, into words: inout MutableSpan<UInt16>) -> Int {
    precondition(words.count >= codes.count)
    var word: UInt16 = 0
    var run = 0
    var written = 0
    for index in 0..<codes.count {
      // SAFETY: index < codes.count; written ≤ index < words.count.
      let code = unsafe codes[unchecked: index]
      guard code < 4 else {
        run = 0
        continue
      }
      word = word << 2 | UInt16(code)
      run &+= 1
      if run >= wordLength {
        unsafe words[unchecked: written] = word
        written &+= 1
      }
    }
    return written
  }

  /// As `words(codes:into:)` for one sequence of a packed stream.
  ///
  /// - Parameters:
  ///   - packed: two bits a base, the first base of a byte lowest.
  ///   - start: the sequence's first base in the stream.
  ///   - count: its number of bases.
  ///   - ambiguous: rising positions in the stream of letters that are no base.
  ///   - firstAmbiguous: the index in `ambiguous` of the first position ≥ `start`.
  @inlinable
  public static func words(
    packed: Span<UInt8>, start: Int, count: Int, ambiguous: Span<Int>, firstAmbiguous: Int,
    into words: inout MutableSpan<UInt16>
  ) -> Int {
    precondition(start >= 0 && count >= 0 && (start + count + 3) / 4 <= packed.count && words.count >= count)
    var nextAmbiguous = firstAmbiguous
    var stop = nextAmbiguous < ambiguous.count ? ambiguous[nextAmbiguous] : Int.max
    var word: UInt16 = 0
    var run = 0
    var written = 0
    for position in start..<(start + count) {
      if position == stop {
        run = 0
        nextAmbiguous += 1
        stop = nextAmbiguous < ambiguous.count ? ambiguous[nextAmbiguous] : Int.max
        continue
      }
      // SAFETY: position < start + count ≤ 4 · packed.count; written ≤ position − start < words.count.
      let code = unsafe packed[unchecked: position >> 2] >> UInt8(truncatingIfNeeded: 2 * (position & 3)) & 3
      word = word << 2 | UInt16(code)
      run &+= 1
      if run >= wordLength {
        unsafe words[unchecked: written] = word
        written &+= 1
      }
    }
    return written
  }

  /// The word read on the other strand.
  @inlinable
  public static func reverseComplement(_ word: UInt16) -> UInt16 {
    var rest = ~word
    var reversed: UInt16 = 0
    for _ in 0..<wordLength {
      reversed = reversed << 2 | rest & 3
      rest >>= 2
    }
    return reversed
  }
}

/// Places in a packed sequence where a word of up to 32 bases may be one of a set.
public enum SeedScan {
  /// Bits of the filter.
  public static let filterBits = 1 << 20

  /// The filter's bit of a word, given as two bits a base, the first base highest.
  @inlinable
  public static func bit(of word: UInt64) -> Int { Int((word &* 0x9E37_79B9_7F4A_7C15) >> 44) }

  /// Writes the places whose word passes the filter, and the words.
  ///
  /// - Parameters:
  ///   - packed: two bits a base, the first base of a byte lowest.
  ///   - start: the sequence's first base in the stream; `count` bases are read.
  ///   - seedLength: bases of a word, 1…32.
  ///   - filter: 2^20 bits, 64 an entry.
  ///   - places: room for `count` first bases of words, counted from `start`.
  ///   - words: room for `count` words.
  /// - Returns: how many places were written.
  /// - Complexity: O(count), no allocation. Letters that are no base read as A: the caller compares whole sequences.
  @inlinable
  public static func candidates(
    packed: Span<UInt8>, start: Int, count: Int, seedLength: Int, filter: Span<UInt64>,
    places: inout MutableSpan<Int32>, words: inout MutableSpan<UInt64>
  ) -> Int {
    precondition(start >= 0 && count >= 0 && (start + count + 3) / 4 <= packed.count)
    precondition(seedLength > 0 && seedLength <= 32 && filter.count == filterBits / 64)
    precondition(places.count >= count && words.count >= count)
    let mask = seedLength == 32 ? UInt64.max : (1 << UInt64(2 * seedLength)) - 1
    var word: UInt64 = 0
    var written = 0
    for index in 0..<count {
      let position = start &+ index
      // SAFETY: position < start + count ≤ 4 · packed.count.
      let code = unsafe packed[unchecked: position >> 2] >> UInt8(truncatingIfNeeded: 2 &* (position & 3)) & 3
      word = (word << 2 | UInt64(code)) & mask
      guard index &+ 1 >= seedLength else { continue }
      let bit = bit(of: word)
      // SAFETY: 20 bits of a product; the filter has 2^20; written ≤ index < count.
      if unsafe filter[unchecked: bit >> 6] >> UInt64(bit & 63) & 1 == 0 { continue }
      unsafe places[unchecked: written] = Int32(truncatingIfNeeded: index &+ 1 &- seedLength)
      unsafe words[unchecked: written] = word
      written &+= 1
    }
    return written
  }
}

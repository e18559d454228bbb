/// The words of five bases of a sequence, packed so that the words two sequences share are counted by bits: one plane of
/// 1,024 bits for words that occur, one for words that occur twice, and a list of those that occur more often.
///
/// Counts stop at 255, so a word that is more frequent than that in both sequences counts 255 times.
public enum PentamerSet {
  /// Bases of a word.
  public static let word = 5
  /// The number of words.
  public static let wordCount = 1024
  /// 64-bit numbers of both planes.
  public static let planeCount = 32

  /// Counts the words of `count` codes (0…3) and packs them.
  ///
  /// - Parameters:
  ///   - counts: 1,024 entries: how often each word occurs.
  ///   - planes: 32 numbers.
  ///   - frequent: gets `word << 8 | count` of the words that occur three times or more, rising.
  /// - Complexity: O(count + 1024).
  @unsafe
  public static func pack(
    _ codes: UnsafePointer<UInt8>, count: Int, counts: UnsafeMutablePointer<UInt8>,
    planes: UnsafeMutablePointer<UInt64>, frequent: inout [UInt32]
  ) {
    // SAFETY: the caller gives so many entries of each; words are masked to ten bits.
    unsafe counts.update(repeating: 0, count: wordCount)
    var code = 0
    for i in 0..<count {
      code = (code << 2 | Int(unsafe codes[i])) & 1023
      if i &+ 1 >= word {
        let seen = unsafe counts[code]
        unsafe counts[code] = seen == 255 ? 255 : seen &+ 1
      }
    }
    for block in 0..<16 {
      var (once, twice): (UInt64, UInt64) = (0, 0)
      for bit in 0..<64 {
        let seen = unsafe counts[block &* 64 &+ bit]
        if seen > 0 { once |= 1 &<< UInt64(bit) }
        if seen > 1 { twice |= 1 &<< UInt64(bit) }
        if seen > 2 { frequent.append(UInt32(block &* 64 &+ bit) << 8 | UInt32(seen)) }
      }
      unsafe planes[block] = once
      unsafe planes[16 &+ block] = twice
    }
  }

  /// The sum over words of the smaller of two counts: words that two sequences share, in any order.
  ///
  /// - Parameters:
  ///   - a, counts: planes and counts of one sequence.
  ///   - b, frequent: planes and frequent words of the other.
  /// - Complexity: O(1 + frequent words).
  @unsafe @inlinable
  public static func shared(
    _ a: UnsafePointer<UInt64>, counts: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt64>,
    frequent: UnsafeBufferPointer<UInt32>
  ) -> Int {
    // SAFETY: both have 32 numbers, and `counts` 1,024 entries for words of ten bits.
    var total = unsafe commonBits(a, b)
    for place in 0..<frequent.count {
      let entry = unsafe frequent[place]
      let smaller = unsafe min(Int(entry & 255), Int(counts[Int(entry >> 8)]))
      if smaller > 2 { total &+= smaller &- 2 }
    }
    return total
  }

  /// Bits that are set in both of two sets of 2,048: carry-save adders make five numbers of sixteen (Harley & Seal), so
  /// that bits are counted five times instead of sixteen. No processor instruction for it is assumed.
  @unsafe @inlinable
  static func commonBits(_ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>) -> Int {
    let (x, y) = unsafe (UnsafeRawPointer(a), UnsafeRawPointer(b))
    @inline(__always) func both(_ vector: Int) -> SIMD2<UInt64> {
      // SAFETY: sixteen vectors of sixteen bytes are the 32 numbers of each.
      unsafe x.loadUnaligned(fromByteOffset: vector &* 16, as: SIMD2<UInt64>.self)
        & y.loadUnaligned(fromByteOffset: vector &* 16, as: SIMD2<UInt64>.self)
    }
    @inline(__always) func add(
      _ sum: inout SIMD2<UInt64>, _ p: SIMD2<UInt64>, _ q: SIMD2<UInt64>
    ) -> SIMD2<UInt64> {
      let odd = sum ^ p
      let carry = (sum & p) | (odd & q)
      sum = odd ^ q
      return carry
    }
    var (ones, twos, fours, eights) = (SIMD2<UInt64>(), SIMD2<UInt64>(), SIMD2<UInt64>(), SIMD2<UInt64>())
    @inline(__always) func eight(_ first: Int) -> SIMD2<UInt64> {
      let a = add(&ones, both(first), both(first &+ 1))
      let b = add(&ones, both(first &+ 2), both(first &+ 3))
      let c = add(&twos, a, b)
      let d = add(&ones, both(first &+ 4), both(first &+ 5))
      let e = add(&ones, both(first &+ 6), both(first &+ 7))
      let f = add(&twos, d, e)
      return add(&fours, c, f)
    }
    let first = eight(0)
    let sixteens = add(&eights, first, eight(8))
    // Bits of each byte, at most 8; weighted they sum to at most 248.
    let bytes =
      bitsOfBytes(ones) &+ (bitsOfBytes(twos) &<< 1) &+ (bitsOfBytes(fours) &<< 2) &+ (bitsOfBytes(eights) &<< 3)
      &+ (bitsOfBytes(sixteens) &<< 4)
    let low = SIMD2<UInt64>(repeating: 0x00FF_00FF_00FF_00FF)
    let pairs = (bytes & low) &+ ((bytes &>> 8) & low)
    let sums = (pairs &* SIMD2(repeating: 0x0001_0001_0001_0001)) &>> 48
    return Int(sums[0] &+ sums[1])
  }

  @inlinable @inline(__always)
  static func bitsOfBytes(_ bits: SIMD2<UInt64>) -> SIMD2<UInt64> {
    let odd = SIMD2<UInt64>(repeating: 0x5555_5555_5555_5555)
    let pair = SIMD2<UInt64>(repeating: 0x3333_3333_3333_3333)
    let nibble = SIMD2<UInt64>(repeating: 0x0F0F_0F0F_0F0F_0F0F)
    var sums = bits &- ((bits &>> 1) & odd)
    sums = (sums & pair) &+ ((sums &>> 2) & pair)
    return (sums &+ (sums &>> 4)) & nibble
  }
}

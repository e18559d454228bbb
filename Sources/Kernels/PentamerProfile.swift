/// Counts of the 1,024 words of five bases, and how many words two sequences share.
///
/// Counts stop at 255.
public enum PentamerProfile {
  /// Entries of a profile.
  public static let size = 1024
  /// Bases of a word.
  public static let word = 5

  /// Writes the profile of `count` codes (0…3) and the word that starts at each base; returns the number of words.
  ///
  /// Complexity O(count).
  @unsafe @discardableResult
  public static func count(
    _ codes: UnsafePointer<UInt8>, count: Int, into profile: UnsafeMutablePointer<UInt8>,
    words: UnsafeMutablePointer<UInt16>
  ) -> Int {
    // SAFETY: the caller gives 1,024 writable bytes and room for `count` words; words are masked to ten bits.
    unsafe profile.update(repeating: 0, count: size)
    var code = 0
    for i in 0..<count {
      code = (code << 2 | Int(unsafe codes[i])) & 1023
      if i &+ 1 >= word {
        unsafe words[i &+ 1 &- word] = UInt16(code)
        let seen = unsafe profile[code]
        unsafe profile[code] = seen == 255 ? 255 : seen &+ 1
      }
    }
    return max(0, count - word + 1)
  }

  /// The sum over words of the smaller of two counts: words that two sequences share, in any order.
  @unsafe @inlinable
  public static func shared(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>) -> Int {
    var sums = SIMD8<UInt16>()
    let lowBytes = SIMD8<UInt16>(repeating: 255)
    // SAFETY: 64 vectors of 16 bytes are the 1,024 entries of each profile; 128 × 255 fits 16 bits.
    for vector in 0..<64 {
      let left = unsafe UnsafeRawPointer(a + vector &* 16).loadUnaligned(as: SIMD16<UInt8>.self)
      let right = unsafe UnsafeRawPointer(b + vector &* 16).loadUnaligned(as: SIMD16<UInt8>.self)
      let pairs = unsafe unsafeBitCast(pointwiseMin(left, right), to: SIMD8<UInt16>.self)
      sums &+= (pairs & lowBytes) &+ (pairs &>> 8)
    }
    var total = 0
    for lane in 0..<8 { total &+= Int(sums[lane]) }
    return total
  }

  /// The number of places at which two sequences have the same word: words shared in order.
  @unsafe @inlinable
  public static func sharedInOrder(_ a: UnsafePointer<UInt16>, _ b: UnsafePointer<UInt16>, count: Int) -> Int {
    var total = 0
    // SAFETY: the caller gives `count` readable words in both.
    for place in 0..<count where unsafe a[place] == b[place] { total &+= 1 }
    return total
  }
}

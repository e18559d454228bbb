/// Counts of the 256 words of four letters, for a cheap lower bound of the differences between two sequences.
///
/// One difference (a substitution or a gap column) takes away at most four words and brings at most four: two sequences
/// whose profiles are 8d + t + 1 or more apart (sum of absolute differences) have more than d differences, t being the
/// bases in terminal gaps. Counts stop at 255, which keeps the bound.
public enum KmerProfile {
  /// Entries of a profile.
  public static let size = 256
  static let word = 4

  /// Writes the profile of `count` letters. Complexity O(count).
  @unsafe public static func count(
    _ letters: UnsafePointer<UInt8>, count: Int, into profile: UnsafeMutablePointer<UInt8>
  ) {
    // SAFETY: the caller gives 256 writable bytes; words are masked to 8 bits.
    unsafe profile.update(repeating: 0, count: size)
    var code = 0
    for i in 0..<count {
      code = (code << 2 | SequenceLetters.code(unsafe letters[i])) & 255
      if i &+ 1 >= word {
        let seen = unsafe profile[code]
        unsafe profile[code] = seen == 255 ? 255 : seen &+ 1
      }
    }
  }

  /// The sum of absolute differences of two profiles; counting stops, 64 entries at a time, above `limit`.
  @unsafe @inlinable
  public static func distance(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, limit: Int) -> Int {
    var total = 0
    let lowBytes = SIMD8<UInt16>(repeating: 255)
    // SAFETY: 16 vectors of 16 bytes are the 256 entries of each profile.
    for block in 0..<4 {
      var sums = SIMD8<UInt16>()
      for vector in 0..<4 {
        let at = block &* 64 &+ vector &* 16
        let left = unsafe UnsafeRawPointer(a + at).loadUnaligned(as: SIMD16<UInt8>.self)
        let right = unsafe UnsafeRawPointer(b + at).loadUnaligned(as: SIMD16<UInt8>.self)
        let apart = pointwiseMax(left, right) &- pointwiseMin(left, right)
        let pairs = unsafe unsafeBitCast(apart, to: SIMD8<UInt16>.self)
        sums &+= (pairs & lowBytes) &+ (pairs &>> 8)
      }
      total &+= Int(sums.wrappedSum())
      if total > limit { return total }
    }
    return total
  }
}

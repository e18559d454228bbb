/// Counts of the 1,024 words of five bases, and how many words two sequences share.
///
/// Counts stop at 255, so a word that is more frequent than that in both sequences counts 255 times.
public enum PentamerProfile {
  /// Entries of a profile.
  public static let size = 1024
  /// Bases of a word.
  public static let word = 5

  /// Writes the profile of `count` codes (0…3); returns its largest entry. Complexity O(count).
  @unsafe @discardableResult
  public static func count(
    _ codes: UnsafePointer<UInt8>, count: Int, into profile: UnsafeMutablePointer<UInt8>
  ) -> UInt8 {
    // SAFETY: the caller gives 1,024 writable bytes; words are masked to ten bits.
    unsafe profile.update(repeating: 0, count: size)
    var code = 0
    var largest: UInt8 = 0
    for i in 0..<count {
      code = (code << 2 | Int(unsafe codes[i])) & 1023
      if i &+ 1 >= word {
        let seen = unsafe profile[code]
        let now = seen == 255 ? 255 : seen &+ 1
        unsafe profile[code] = now
        if now > largest { largest = now }
      }
    }
    return largest
  }

  /// The sum over words of the smaller of two counts: words that two sequences share, in any order.
  ///
  /// Sixteen words at a time; sixteen sums of bytes are kept while no count of `a` is above 15.
  /// - Parameter largest: the largest entry of `a`.
  @unsafe @inlinable
  public static func shared(
    _ a: UnsafePointer<UInt8>, largest: UInt8, _ b: UnsafePointer<UInt8>
  ) -> Int {
    var sums = SIMD8<UInt16>()
    let lowBytes = SIMD8<UInt16>(repeating: 255)
    let vectors = largest <= 15 ? 16 : 1
    var vector = 0
    while vector < 64 {
      var bytes = SIMD16<UInt8>()
      // SAFETY: 64 vectors of 16 bytes are the 1,024 entries of each profile; 16 × 15 fits a byte, 128 × 255 16 bits.
      for _ in 0..<vectors {
        let left = unsafe UnsafeRawPointer(a + vector &* 16).loadUnaligned(as: SIMD16<UInt8>.self)
        let right = unsafe UnsafeRawPointer(b + vector &* 16).loadUnaligned(as: SIMD16<UInt8>.self)
        bytes &+= left.replacing(with: right, where: right .< left)
        vector &+= 1
      }
      let pairs = unsafe unsafeBitCast(bytes, to: SIMD8<UInt16>.self)
      sums &+= (pairs & lowBytes) &+ (pairs &>> 8)
    }
    var total = 0
    for lane in 0..<8 { total &+= Int(sums[lane]) }
    return total
  }

  /// The words of `count` codes that a profile has too, each as often as both have it: `shared` without a second
  /// profile. `spare` is a copy of the profile that is written and restored. Complexity O(count).
  @unsafe
  public static func shared(
    _ spare: UnsafeMutablePointer<UInt8>, _ codes: UnsafePointer<UInt8>, count: Int
  ) -> Int {
    var total = 0
    var code = 0
    // SAFETY: words are masked to ten bits; `spare` has 1,024 entries.
    for i in 0..<count {
      code = (code << 2 | Int(unsafe codes[i])) & 1023
      if i &+ 1 >= word, unsafe spare[code] > 0 {
        unsafe spare[code] &-= 1
        total &+= 1
      }
    }
    return total
  }
}

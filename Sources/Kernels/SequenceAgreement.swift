/// How far two sequences agree.
public enum SequenceAgreement {
  /// The first place from `start` on at which the letters differ or are both `N`; `end` when there is none.
  ///
  /// Complexity O((end − start) / 8).
  @unsafe @inlinable public static func end(
    _ first: UnsafePointer<UInt8>, _ second: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var at = start
    // SAFETY: the caller gives readable letters up to `end`.
    while at &+ 8 <= end {
      let a = unsafe UnsafeRawPointer(first + at).loadUnaligned(as: UInt64.self).littleEndian
      let b = unsafe UnsafeRawPointer(second + at).loadUnaligned(as: UInt64.self).littleEndian
      // A byte that is zero here is an N; the lowest one found is right.
      let n = a ^ (0x4E &* ones)
      let isN = (n &- ones) & ~n & (0x80 &* ones)
      let differs = a ^ b
      if differs | isN != 0 {
        let place = min(differs.trailingZeroBitCount, isN.trailingZeroBitCount) >> 3
        return at &+ place
      }
      at &+= 8
    }
    while at < end, unsafe first[at] == second[at], unsafe first[at] != 0x4E { at &+= 1 }
    return at
  }
}

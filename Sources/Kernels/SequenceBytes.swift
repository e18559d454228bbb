/// Comparisons of two equally long stretches of bytes, 16 at a time.
public enum SequenceBytes {
  /// The number of positions at which the first `count` bytes of two buffers differ; counting stops, 16 bytes at a
  /// time, once it exceeds `limit` (any result above `limit` means "more than `limit`").
  ///
  /// Complexity O(count / 16).
  @unsafe @inlinable
  public static func differences(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int, limit: Int
  ) -> Int {
    var different = 0
    var at = 0
    let ones = SIMD16<UInt8>(repeating: 1)
    let zeros = SIMD16<UInt8>(repeating: 0)
    // SAFETY: at + 16 ≤ count, and the caller gives `count` readable bytes in both.
    while at &+ 16 <= count {
      let left = unsafe UnsafeRawPointer(a + at).loadUnaligned(as: SIMD16<UInt8>.self)
      let right = unsafe UnsafeRawPointer(b + at).loadUnaligned(as: SIMD16<UInt8>.self)
      different &+= Int(zeros.replacing(with: ones, where: left .!= right).wrappedSum())
      if different > limit { return different }
      at &+= 16
    }
    while at < count {
      if unsafe a[at] != b[at] { different &+= 1 }
      at &+= 1
    }
    return different
  }

  /// The length of the common start of the first `count` bytes of two buffers. Complexity O(result / 8).
  @unsafe @inlinable
  public static func commonPrefix(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int) -> Int {
    var at = 0
    // SAFETY: at + 8 ≤ count, and the caller gives `count` readable bytes in both.
    while at &+ 8 <= count {
      let left = unsafe UnsafeRawPointer(a + at).loadUnaligned(as: UInt64.self)
      let right = unsafe UnsafeRawPointer(b + at).loadUnaligned(as: UInt64.self)
      let changed = left ^ right
      if changed != 0 { return at &+ changed.littleEndian.trailingZeroBitCount / 8 }
      at &+= 8
    }
    while at < count, unsafe a[at] == b[at] { at &+= 1 }
    return at
  }

  /// The length of the common end of the `count` bytes before `aEnd` and `bEnd`. Complexity O(result / 8).
  @unsafe @inlinable
  public static func commonSuffix(_ aEnd: UnsafePointer<UInt8>, _ bEnd: UnsafePointer<UInt8>, count: Int) -> Int {
    var length = 0
    // SAFETY: length + 8 ≤ count, and the caller gives `count` readable bytes before both ends.
    while length &+ 8 <= count {
      let left = unsafe UnsafeRawPointer(aEnd - length - 8).loadUnaligned(as: UInt64.self)
      let right = unsafe UnsafeRawPointer(bEnd - length - 8).loadUnaligned(as: UInt64.self)
      let changed = left ^ right
      if changed != 0 { return length &+ changed.littleEndian.leadingZeroBitCount / 8 }
      length &+= 8
    }
    while length < count, unsafe aEnd[-length - 1] == bEnd[-length - 1] { length &+= 1 }
    return length
  }

  /// Whether the first `count` bytes of two buffers are the same. Complexity O(count / 8).
  @unsafe @inlinable
  public static func equal(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int) -> Bool {
    unsafe commonPrefix(a, b, count: count) == count
  }
}

/// A 64-bit hash of bytes: the same on every machine and with every compiler, unlike the standard library's.
///
/// Eight bytes at a time are folded by a 64 × 64 → 128-bit product (high half XOR low half) with fixed odd constants, in
/// four streams that do not wait for each other while 32 bytes are left; the length is mixed in last. It is a table hash, not a protection; equal hashes are always settled by comparing bytes.
public enum SequenceHash {
  /// The hash of `count` bytes. Complexity O(count / 8).
  @unsafe @inlinable
  public static func hash(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    var state: UInt64 = 0x243F_6A88_85A3_08D3
    var other: UInt64 = 0x1319_8A2E_0370_7344
    var at = 0
    // SAFETY: every load ends at or before `count`, and the caller gives `count` readable bytes.
    if count >= 32 {
      var third: UInt64 = 0xA409_3822_299F_31D0
      var fourth: UInt64 = 0x082E_FA98_EC4E_6C89
      while at &+ 32 <= count {
        let words = unsafe UnsafeRawPointer(bytes + at)
        let (first, second, third8, fourth8) = unsafe (
          words.loadUnaligned(as: UInt64.self), words.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
          words.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
          words.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        )
        state = fold(state ^ first.littleEndian, 0x9E37_79B9_7F4A_7C15)
        other = fold(other ^ second.littleEndian, 0xD1B5_4A32_D192_ED03)
        third = fold(third ^ third8.littleEndian, 0x8CB9_2BA7_2F3D_8DD7)
        fourth = fold(fourth ^ fourth8.littleEndian, 0xA3B1_9535_4A39_B70D)
        at &+= 32
      }
      state = fold(state ^ third, 0xD1B5_4A32_D192_ED03)
      other = fold(other ^ fourth, 0x9E37_79B9_7F4A_7C15)
    }
    while at &+ 16 <= count {
      let first = unsafe UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self).littleEndian
      let second = unsafe UnsafeRawPointer(bytes + at + 8).loadUnaligned(as: UInt64.self).littleEndian
      state = fold(state ^ first, 0x9E37_79B9_7F4A_7C15)
      other = fold(other ^ second, 0xD1B5_4A32_D192_ED03)
      at &+= 16
    }
    if at &+ 8 <= count {
      let word = unsafe UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self).bigEndian
      state = fold(state ^ word, 0x8CB9_2BA7_2F3D_8DD7)
      at &+= 8
    }
    var tail: UInt64 = 0
    if count >= 8 {
      // The last eight bytes, less those that were folded already.
      let word = unsafe UnsafeRawPointer(bytes + count - 8).loadUnaligned(as: UInt64.self).bigEndian
      tail = word & (1 &<< UInt64(8 &* (count &- at)) &- 1)
    } else {
      while at < count {
        tail = tail << 8 | UInt64(unsafe bytes[at])
        at &+= 1
      }
    }
    return fold(fold(state ^ tail, 0xA3B1_9535_4A39_B70D) ^ other, UInt64(count) | 0x8EBC_6AF0_9C88_C6E4 | 1)
  }

  /// The hash of a part of a span.
  @inlinable
  public static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      // SAFETY: the range lies in the span; an empty span may have no address and is never read.
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe hash(base + range.lowerBound, count: range.count)
    }
  }

  @inlinable static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}

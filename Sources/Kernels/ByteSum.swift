/// The sum of bytes.
public enum ByteSum {
  /// Σ of all bytes. Complexity O(n / 16), no allocation.
  public static func sum(_ bytes: Span<UInt8>) -> Int {
    let raw = unsafe bytes.bytes
    var total = 0
    var offset = 0
    while offset &+ 16 <= bytes.count {
      // A sixteen-bit lane holds the sum of 256 bytes.
      var sums = SIMD16<UInt16>(repeating: 0)
      var turns = 0
      while offset &+ 16 <= bytes.count, turns < 256 {
        // SAFETY: offset + 16 ≤ count.
        let sixteen = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
        sums &+= SIMD16<UInt16>(truncatingIfNeeded: sixteen)
        offset &+= 16
        turns &+= 1
      }
      // Widened first: sixteen full lanes do not fit into sixteen bits.
      total &+= Int(SIMD16<UInt32>(truncatingIfNeeded: sums).wrappedSum())
    }
    while offset < bytes.count {
      // SAFETY: offset < count.
      total &+= Int(unsafe bytes[unchecked: offset])
      offset &+= 1
    }
    return total
  }
}

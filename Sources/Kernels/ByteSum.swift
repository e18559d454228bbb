import CKernels

/// The sum of bytes.
public enum ByteSum {
  /// Σ of all bytes. Complexity O(n), no allocation.
  public static func sum(_ bytes: Span<UInt8>) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return 0 }
      // SAFETY: the buffer has as many bytes as are passed.
      return unsafe Int(truncatingIfNeeded: dysbio_sum_bytes(first, bytes.count))
    }
  }
}

import Glibc

/// Finds line ends in bytes.
public enum LineScan {
  /// The place of the first line feed at or after `start`, or `bytes.count` where there is none.
  ///
  /// Complexity O(distance), by the C library's vector scan.
  /// - Precondition: 0 ≤ `start` ≤ `bytes.count`.
  public static func lineFeed(in bytes: Span<UInt8>, from start: Int) -> Int {
    precondition(start >= 0 && start <= bytes.count)
    return unsafe bytes.withUnsafeBytes { bytes in
      // SAFETY: `start` lies within the buffer, and no more than what is left of it is scanned.
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, 0x0A, bytes.count - start)
      else { return bytes.count }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}

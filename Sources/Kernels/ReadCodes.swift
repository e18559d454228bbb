import CKernels

/// One byte per base that says letter and score: what the counters of a quality report are indexed by.
///
/// Code = (letter bits << 6) | score, with A = 0, C = 1, T = 2, G = 3 (bits 1 and 2 of the ASCII letter). Reads with
/// other letters, or with scores above 63, have no codes.
public enum ReadCodes {
  /// The class in `QualityTally`'s order (A, C, G, T) of each letter's bits.
  public static let classes = [0, 1, 3, 2]
  /// The largest score that fits.
  public static let maximumScore: UInt8 = 63

  /// Writes the codes of a read to `codes[offset…]`.
  ///
  /// - Returns: false when the read has a letter other than A, C, G, T or a score above 63; what was written then means
  ///   nothing.
  /// - Precondition: as many scores as bases, and room for as many codes behind `offset`.
  /// - Complexity: O(n / 16), no allocation.
  public static func write(
    bases: Span<UInt8>, scores: Span<UInt8>, to codes: inout MutableSpan<UInt8>, at offset: Int
  ) -> Bool {
    let count = bases.count
    precondition(scores.count == count && offset >= 0 && offset + count <= codes.count)
    let wrong = unsafe bases.withUnsafeBufferPointer { bases in
      unsafe scores.withUnsafeBufferPointer { scores in
        unsafe codes.withUnsafeMutableBufferPointer { codes in
          guard let letters = bases.baseAddress, let scores = scores.baseAddress, let to = codes.baseAddress else {
            return UInt8(0)
          }
          // SAFETY: all three have `count` bytes, the codes behind the offset; checked above.
          return unsafe dysbio_read_codes(letters, scores, count, to + offset)
        }
      }
    }
    return wrong == 0
  }
}

import CKernels

/// Copies quality lines and takes their offset away.
public enum FASTQQualities {
  /// Copies `source[range]` to `target[offset…]`, each byte less `phredOffset`.
  ///
  /// - Returns: the place in `source` of the first byte outside `allowed`, or nil. What was written then means nothing.
  /// - Precondition: the range lies in `source`, as many bytes fit into `target` behind `offset`, and
  ///   `phredOffset` ≤ `allowed.lowerBound`.
  public static func copy(
    _ source: Span<UInt8>, _ range: Range<Int>, allowed: ClosedRange<UInt8>, phredOffset: UInt8,
    into target: inout MutableSpan<UInt8>, at offset: Int
  ) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= source.count)
    precondition(offset >= 0 && offset + range.count <= target.count && phredOffset <= allowed.lowerBound)
    let width = allowed.upperBound - allowed.lowerBound
    let wrong = unsafe source.withUnsafeBufferPointer { source in
      unsafe target.withUnsafeMutableBufferPointer { target in
        guard let from = source.baseAddress, let to = target.baseAddress else { return UInt8(0) }
        // SAFETY: the range lies in the source, and as many bytes behind the offset in the target, both checked above.
        return unsafe dysbio_copy_scores(
          from + range.lowerBound, range.count, allowed.lowerBound, width, phredOffset, to + offset)
      }
    }
    return wrong == 0 ? nil : range.first { !allowed.contains(source[$0]) }
  }
}

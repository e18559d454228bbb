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
    let start = range.lowerBound
    let width = allowed.upperBound - allowed.lowerBound
    var isAllowed = true
    if range.count >= 16, width < 128 {
      let lowest = SIMD16(repeating: allowed.lowerBound)
      let room = SIMD16(repeating: 127 - width)
      let shift = SIMD16(repeating: phredOffset)
      // A byte's distance above the lowest has its high bit set, or gets it from what is left to 127, when it is too
      // large: no masks, which are compiled lane by lane in such loops.
      var outside = SIMD16<UInt8>(repeating: 0)
      var position = 0
      let last = range.count - 16
      let input = unsafe source.bytes
      var output = unsafe target.mutableBytes
      while true {
        // SAFETY: position ≤ count − 16, so 16 bytes lie within both ranges, which were checked above.
        let bytes = unsafe input.unsafeLoadUnaligned(fromUncheckedByteOffset: start + position, as: SIMD16<UInt8>.self)
        let distance = bytes &- lowest
        outside |= distance | (distance &+ room)
        unsafe output.storeBytes(
          of: bytes &- shift, toUncheckedByteOffset: offset + position, as: SIMD16<UInt8>.self)
        if position == last { break }
        // The last vector overlaps the one before, so that no tail is left.
        position = min(position + 16, last)
      }
      isAllowed = (outside & SIMD16(repeating: 0x80)).isZero
    } else {
      for position in 0..<range.count {
        // SAFETY: both ranges were checked above.
        let byte = unsafe source[unchecked: start + position]
        if byte &- allowed.lowerBound > width { isAllowed = false }
        unsafe target[unchecked: offset + position] = byte &- phredOffset
      }
    }
    return isAllowed ? nil : range.first { !allowed.contains(source[$0]) }
  }
}

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
      let input = unsafe source.bytes
      var output = unsafe target.mutableBytes
      var outside = SIMD16<UInt8>(repeating: 0)
      var from = start
      var to = offset
      // SAFETY, for all four: 16 bytes behind both places lie within both ranges, which were checked above.
      while from &+ 32 <= range.upperBound {
        unsafe copyVector(input, from, &output, to, lowest, room, shift, &outside)
        unsafe copyVector(input, from &+ 16, &output, to &+ 16, lowest, room, shift, &outside)
        from &+= 32
        to &+= 32
      }
      if from &+ 16 <= range.upperBound {
        unsafe copyVector(input, from, &output, to, lowest, room, shift, &outside)
        from &+= 16
      }
      if from < range.upperBound {
        // The last vector overlaps the one before, so that no tail is left.
        unsafe copyVector(
          input, range.upperBound &- 16, &output, offset &+ range.count &- 16, lowest, room, shift, &outside)
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

  /// Copies sixteen scores; a high bit in `outside` says that one is not allowed.
  ///
  /// A byte's distance above the lowest has its high bit set, or gets it from what is left to 127, when it is too large:
  /// no masks, which are compiled lane by lane in such loops.
  @unsafe @inline(__always)
  private static func copyVector(
    _ input: RawSpan, _ from: Int, _ output: inout MutableRawSpan, _ to: Int, _ lowest: SIMD16<UInt8>,
    _ room: SIMD16<UInt8>, _ shift: SIMD16<UInt8>, _ outside: inout SIMD16<UInt8>
  ) {
    let bytes = unsafe input.unsafeLoadUnaligned(fromUncheckedByteOffset: from, as: SIMD16<UInt8>.self)
    let distance = bytes &- lowest
    outside |= distance | (distance &+ room)
    unsafe output.storeBytes(of: bytes &- shift, toUncheckedByteOffset: to, as: SIMD16<UInt8>.self)
  }
}

/// Writes a read as the four lines of a FASTQ record, offset 33: `@name`, bases, `+`, qualities.
///
/// The source holds name, upper-case bases and Phred scores, each where its range says, as in a read batch. Scores above
/// 93 are written as 93, the largest that FASTQ can hold.
public enum FASTQRecordText {
  /// The bytes of a record: `@`, `+` and four line ends beside its name, bases and qualities.
  @inlinable public static func byteCount(nameLength: Int, length: Int) -> Int { nameLength + 2 * length + 6 }

  /// Writes the record at `offset`.
  ///
  /// - Returns: the number of bytes written, as `byteCount` says.
  /// - Precondition: the ranges lie in `source`, there are as many bases as qualities, and the record fits into
  ///   `target` behind `offset`.
  /// - Complexity: O(record), no allocation.
  public static func write(
    _ source: Span<UInt8>, name: Range<Int>, sequence: Range<Int>, quality: Range<Int>,
    into target: inout MutableSpan<UInt8>, at offset: Int
  ) -> Int {
    let place = frame(source, name, sequence, quality, into: &target, at: offset)
    copy(source, sequence, into: &target, at: place.sequence)
    addOffset(source, quality, into: &target, at: place.quality)
    return place.end - offset
  }

  /// As `write`, with the bases' reverse complement and the qualities backwards: a read from the other strand, turned.
  public static func writeTurned(
    _ source: Span<UInt8>, name: Range<Int>, sequence: Range<Int>, quality: Range<Int>,
    into target: inout MutableSpan<UInt8>, at offset: Int
  ) -> Int {
    let place = frame(source, name, sequence, quality, into: &target, at: offset)
    let complement = ReverseComplement.complement.span
    precondition(complement.count == 256)
    let length = sequence.count
    for position in 0..<length {
      // SAFETY: the ranges lie in the source and both lines in the target, checked in `frame`; a byte is < 256.
      unsafe target[unchecked: place.sequence &+ position] =
        complement[unchecked: Int(source[unchecked: sequence.upperBound &- 1 &- position])]
      unsafe target[unchecked: place.quality &+ position] =
        min(source[unchecked: quality.upperBound &- 1 &- position], 93) &+ 33
    }
    return place.end - offset
  }

  /// Checks the ranges and writes everything but bases and qualities; says where these begin and the record ends.
  private static func frame(
    _ source: Span<UInt8>, _ name: Range<Int>, _ sequence: Range<Int>, _ quality: Range<Int>,
    into target: inout MutableSpan<UInt8>, at offset: Int
  ) -> (sequence: Int, quality: Int, end: Int) {
    precondition(sequence.count == quality.count, "a read has one quality per base")
    precondition(name.lowerBound >= 0 && name.upperBound <= source.count)
    precondition(sequence.lowerBound >= 0 && sequence.upperBound <= source.count)
    precondition(quality.lowerBound >= 0 && quality.upperBound <= source.count)
    let bytes = byteCount(nameLength: name.count, length: sequence.count)
    precondition(offset >= 0 && bytes <= target.count - offset)
    let sequenceStart = offset + 1 + name.count + 1
    let plus = sequenceStart + sequence.count + 1
    let qualityStart = plus + 2
    let end = offset + bytes
    // SAFETY: all places lie in offset..<end, which lies in the target.
    unsafe target[unchecked: offset] = 0x40
    copy(source, name, into: &target, at: offset + 1)
    unsafe target[unchecked: sequenceStart - 1] = 0x0A
    unsafe target[unchecked: plus - 1] = 0x0A
    unsafe target[unchecked: plus] = 0x2B
    unsafe target[unchecked: plus + 1] = 0x0A
    unsafe target[unchecked: end - 1] = 0x0A
    return (sequenceStart, qualityStart, end)
  }

  private static func copy(
    _ source: Span<UInt8>, _ range: Range<Int>, into target: inout MutableSpan<UInt8>, at offset: Int
  ) {
    let input = unsafe source.bytes
    var output = unsafe target.mutableBytes
    let start = range.lowerBound
    guard range.count >= 16 else {
      // SAFETY: both ranges were checked in `frame`.
      for position in 0..<range.count {
        unsafe target[unchecked: offset &+ position] = source[unchecked: start &+ position]
      }
      return
    }
    var position = 0
    let last = range.count - 16
    while true {
      // SAFETY: position ≤ count − 16, so 16 bytes lie within both ranges, which were checked in `frame`.
      let bytes = unsafe input.unsafeLoadUnaligned(fromUncheckedByteOffset: start + position, as: SIMD16<UInt8>.self)
      unsafe output.storeBytes(of: bytes, toUncheckedByteOffset: offset + position, as: SIMD16<UInt8>.self)
      if position == last { return }
      // The last vector overlaps the one before, so that no tail is left.
      position = min(position + 16, last)
    }
  }

  private static func addOffset(
    _ source: Span<UInt8>, _ range: Range<Int>, into target: inout MutableSpan<UInt8>, at offset: Int
  ) {
    let start = range.lowerBound
    guard range.count >= 16 else {
      for position in 0..<range.count {
        // SAFETY: both ranges were checked in `frame`.
        unsafe target[unchecked: offset &+ position] = min(source[unchecked: start &+ position], 93) &+ 33
      }
      return
    }
    let input = unsafe source.bytes
    var output = unsafe target.mutableBytes
    let largest = SIMD16<UInt8>(repeating: 93)
    let shift = SIMD16<UInt8>(repeating: 33)
    var position = 0
    let last = range.count - 16
    while true {
      // SAFETY: as in `copy`.
      let scores = unsafe input.unsafeLoadUnaligned(fromUncheckedByteOffset: start + position, as: SIMD16<UInt8>.self)
      let bytes = scores.replacing(with: largest, where: scores .> largest) &+ shift
      unsafe output.storeBytes(of: bytes, toUncheckedByteOffset: offset + position, as: SIMD16<UInt8>.self)
      if position == last { return }
      position = min(position + 16, last)
    }
  }
}

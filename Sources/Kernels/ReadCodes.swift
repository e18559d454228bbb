/// One byte per base that says letter and score: what the counters of a quality report are indexed by.
///
/// Code = (letter bits << 6) | score, with A = 0, C = 1, T = 2, G = 3 (bits 1 and 2 of the ASCII letter). Reads with
/// other letters, or with scores above 63, have no codes.
public enum ReadCodes {
  /// The class in `QualityTally`'s order (A, C, G, T) of each letter's bits.
  public static let classes = [0, 1, 3, 2]
  /// The largest score that fits.
  public static let maximumScore: UInt8 = 63

  /// The longest read that is written at once: the sum of as many scores fits into its sixteen-bit lanes.
  public static let maximumLength = 8_192

  /// Writes the codes of a read to `codes[offset…]`.
  ///
  /// - Returns: the sum of the scores; nil when the read has a letter other than A, C, G, T or a score above 63, and
  ///   what was written then means nothing.
  /// - Precondition: as many scores as bases, at most `maximumLength`, and room for as many codes behind `offset`.
  /// - Complexity: O(n / 16), no allocation.
  public static func write(
    bases: Span<UInt8>, scores: Span<UInt8>, to codes: inout MutableSpan<UInt8>, at offset: Int
  ) -> Int? {
    let count = bases.count
    precondition(scores.count == count && offset >= 0 && offset + count <= codes.count && count <= maximumLength)
    guard count >= 16 else { return writeShort(bases: bases, scores: scores, to: &codes, at: offset) }
    let letters = unsafe bases.bytes
    let qualities = unsafe scores.bytes
    var output = unsafe codes.mutableBytes
    var wrong = SIMD16<UInt8>(repeating: 0)
    var sums = SIMD8<UInt16>(repeating: 0)
    var position = 0
    // SAFETY, for all four: 16 bytes behind the position lie within all three spans, which were checked above.
    while position &+ 32 <= count {
      sums &+= pairSums(unsafe vector(letters, qualities, position, &output, offset, &wrong))
      sums &+= pairSums(unsafe vector(letters, qualities, position &+ 16, &output, offset, &wrong))
      position &+= 32
    }
    if position &+ 16 <= count {
      sums &+= pairSums(unsafe vector(letters, qualities, position, &output, offset, &wrong))
      position &+= 16
    }
    if position < count {
      // The last vector overlaps the one before, so that no tail is left; its first scores are summed already.
      let scores = unsafe vector(letters, qualities, count &- 16, &output, offset, &wrong)
      let old = SIMD16<UInt8>(repeating: UInt8(truncatingIfNeeded: position &+ 16 &- count))
      sums &+= pairSums(scores.replacing(with: SIMD16<UInt8>(repeating: 0), where: places .< old))
    }
    guard wrong.isZero else { return nil }
    return Int(SIMD8<UInt32>(truncatingIfNeeded: sums).wrappedSum())
  }

  private static let places = SIMD16<UInt8>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

  /// Writes the codes of sixteen bases, marks in `wrong` which have none, and hands the scores on.
  ///
  /// Loops take two vectors a turn: with one, what counts the turns is half of the work.
  @unsafe @inline(__always)
  private static func vector(
    _ letters: RawSpan, _ qualities: RawSpan, _ position: Int, _ output: inout MutableRawSpan, _ offset: Int,
    _ wrong: inout SIMD16<UInt8>
  ) -> SIMD16<UInt8> {
    let letter = unsafe letters.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: SIMD16<UInt8>.self)
    let score = unsafe qualities.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: SIMD16<UInt8>.self)
    let middle = letter & SIMD16<UInt8>(repeating: 6)
    let four = SIMD16<UInt8>(repeating: 4)
    // 'T' does not lie in the row of the others: 0x41 | 4 and 15 more.
    let rest = SIMD16<UInt8>(repeating: 0).replacing(with: SIMD16<UInt8>(repeating: 15), where: middle .== four)
    let expected = (SIMD16<UInt8>(repeating: 0x41) | middle) &+ rest
    wrong |= (letter ^ expected) | (score & SIMD16<UInt8>(repeating: 0xC0))
    unsafe output.storeBytes(
      of: (middle &<< 5) | score, toUncheckedByteOffset: offset &+ position, as: SIMD16<UInt8>.self)
    return score
  }

  /// The sums of neighbours.
  @inline(__always)
  private static func pairSums(_ scores: SIMD16<UInt8>) -> SIMD8<UInt16> {
    // SAFETY: both are sixteen bytes without invalid values.
    let pairs = unsafe unsafeBitCast(scores, to: SIMD8<UInt16>.self)
    return (pairs & SIMD8<UInt16>(repeating: 0x00FF)) &+ (pairs &>> SIMD8<UInt16>(repeating: 8))
  }

  private static func writeShort(
    bases: Span<UInt8>, scores: Span<UInt8>, to codes: inout MutableSpan<UInt8>, at offset: Int
  ) -> Int? {
    var sum = 0
    for position in 0..<bases.count {
      let letter = bases[position]
      let score = scores[position]
      guard score <= maximumScore, SequenceLetters.isBase(letter) else { return nil }
      codes[offset + position] = (letter & 6) << 5 | score
      sum += Int(score)
    }
    return sum
  }
}

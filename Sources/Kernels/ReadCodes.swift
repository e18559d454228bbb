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
    let bits = SIMD16<UInt8>(repeating: 6)
    let four = SIMD16<UInt8>(repeating: 4)
    let base = SIMD16<UInt8>(repeating: 0x41)
    // 'T' does not lie in the row of the others: 0x41 | 4 and 15 more.
    let rest = SIMD16<UInt8>(repeating: 15)
    let zeros = SIMD16<UInt8>(repeating: 0)
    let high = SIMD16<UInt8>(repeating: 0xC0)
    let low = SIMD8<UInt16>(repeating: 0x00FF)
    // Each lane holds the sum of two scores of every vector.
    var sums = SIMD8<UInt16>(repeating: 0)
    var wrong = zeros
    var position = 0
    let last = count - 16
    // Where the last vector begins to be new.
    let whole = count & ~15
    while true {
      // SAFETY: position ≤ count − 16, so 16 bytes lie within all three, which were checked above.
      let letter = unsafe letters.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: SIMD16<UInt8>.self)
      let score = unsafe qualities.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: SIMD16<UInt8>.self)
      let middle = letter & bits
      let expected = (base | middle) &+ zeros.replacing(with: rest, where: middle .== four)
      wrong |= (letter ^ expected) | (score & high)
      unsafe output.storeBytes(
        of: (middle &<< 5) | score, toUncheckedByteOffset: offset + position, as: SIMD16<UInt8>.self)
      if position &+ 16 <= whole {
        // SAFETY: both are sixteen bytes without invalid values.
        let pairs = unsafe unsafeBitCast(score, to: SIMD8<UInt16>.self)
        sums &+= (pairs & low) &+ (pairs &>> 8)
      }
      if position == last { break }
      // The last vector overlaps the one before, so that no tail is left.
      position = min(position + 16, last)
    }
    guard wrong.isZero else { return nil }
    var sum = Int(SIMD8<UInt32>(truncatingIfNeeded: sums).wrappedSum())
    for position in whole..<count { sum &+= Int(scores[position]) }
    return sum
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

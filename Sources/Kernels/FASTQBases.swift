/// Copies sequence lines and makes them upper-case IUPAC letters.
public enum FASTQBases {
  /// The letter for each byte of a sequence line, 0 where the byte is none: `ACGT` and the ambiguity codes in either
  /// case, `U` as `T`, `.` as `N`.
  public static let letters: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for letter in "ACGTRYSWKMBDHVN".utf8 {
      table[Int(letter)] = letter
      table[Int(letter | 0x20)] = letter
    }
    table[Int(UInt8(ascii: "U"))] = UInt8(ascii: "T")
    table[Int(UInt8(ascii: "u"))] = UInt8(ascii: "T")
    table[Int(UInt8(ascii: "."))] = UInt8(ascii: "N")
    return table
  }()

  /// Copies `source[range]` to `target[offset…]` as upper-case IUPAC letters.
  ///
  /// Lines of plain `ACGTN` pass at vector speed; a line with any other byte is done again by table.
  /// - Returns: the place in `source` of the first byte that is no base, or nil. What was written then means nothing.
  /// - Precondition: the range lies in `source`, and as many bytes fit into `target` behind `offset`.
  public static func copy(
    _ source: Span<UInt8>, _ range: Range<Int>, into target: inout MutableSpan<UInt8>, at offset: Int
  ) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= source.count)
    precondition(offset >= 0 && offset + range.count <= target.count)
    guard range.count >= 16 else { return copyByTable(source, range, into: &target, at: offset) }
    let input = unsafe source.bytes
    var output = unsafe target.mutableBytes
    var others = SIMD16<UInt8>(repeating: 0)
    var from = range.lowerBound
    var to = offset
    // SAFETY, for all four: 16 bytes behind both places lie within both ranges, which were checked above.
    while from &+ 32 <= range.upperBound {
      unsafe copyVector(input, from, &output, to, &others)
      unsafe copyVector(input, from &+ 16, &output, to &+ 16, &others)
      from &+= 32
      to &+= 32
    }
    if from &+ 16 <= range.upperBound {
      unsafe copyVector(input, from, &output, to, &others)
      from &+= 16
    }
    if from < range.upperBound {
      // The last vector overlaps the one before, so that no tail is left.
      unsafe copyVector(input, range.upperBound &- 16, &output, offset &+ range.count &- 16, &others)
    }
    if others.isZero { return nil }
    return copyByTable(source, range, into: &target, at: offset)
  }

  /// Copies sixteen letters and marks those other than A, C, G, T and N.
  ///
  /// Bits 1 and 2 tell A, C, G and T apart; from them the letter is made again and compared (`ReadCodes`). Masks by
  /// `.==` are kept to one each: chains of them are compiled lane by lane. Loops take two vectors a turn: with one, what
  /// counts the turns is half of the work.
  @unsafe @inline(__always)
  private static func copyVector(
    _ input: RawSpan, _ from: Int, _ output: inout MutableRawSpan, _ to: Int, _ others: inout SIMD16<UInt8>
  ) {
    let zeros = SIMD16<UInt8>(repeating: 0)
    let bytes = unsafe input.unsafeLoadUnaligned(fromUncheckedByteOffset: from, as: SIMD16<UInt8>.self)
    let middle = bytes & SIMD16<UInt8>(repeating: 6)
    let four = SIMD16<UInt8>(repeating: 4)
    let n = SIMD16<UInt8>(repeating: 0x4E)
    let rest = zeros.replacing(with: SIMD16<UInt8>(repeating: 15), where: middle .== four)
    let expected = (SIMD16<UInt8>(repeating: 0x41) | middle) &+ rest
    others |= (bytes ^ expected).replacing(with: zeros, where: bytes .== n)
    unsafe output.storeBytes(of: bytes, toUncheckedByteOffset: to, as: SIMD16<UInt8>.self)
  }

  private static func copyByTable(
    _ source: Span<UInt8>, _ range: Range<Int>, into target: inout MutableSpan<UInt8>, at offset: Int
  ) -> Int? {
    let table = letters.span
    var worst = 0
    let start = range.lowerBound
    for position in 0..<range.count {
      // SAFETY: both ranges were checked by the caller; the table has 256 entries.
      let letter = unsafe table[unchecked: Int(source[unchecked: start + position])]
      unsafe target[unchecked: offset + position] = letter
      worst |= letter == 0 ? 1 : 0
    }
    guard worst != 0 else { return nil }
    return range.first { letters[Int(source[$0])] == 0 }
  }
}

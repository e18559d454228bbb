import CKernels

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
    let wrong = unsafe source.withUnsafeBufferPointer { source in
      unsafe target.withUnsafeMutableBufferPointer { target in
        guard let from = source.baseAddress, let to = target.baseAddress else { return UInt8(0) }
        // SAFETY: the range lies in the source, and as many bytes behind the offset in the target, both checked above.
        return unsafe dysbio_copy_bases(from + range.lowerBound, range.count, to + offset)
      }
    }
    return wrong == 0 ? nil : copyByTable(source, range, into: &target, at: offset)
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

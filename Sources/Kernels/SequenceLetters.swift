/// Tables over the letters of nucleotide sequences (upper-case IUPAC).
public enum SequenceLetters {
  /// Two bits of an A, C, G or T (0, 1, 3, 2: bits 1 and 2 of its ASCII code). Other letters get some code as well:
  /// whoever needs to tell them apart asks `isBase`.
  @inlinable public static func code(_ letter: UInt8) -> Int { Int(letter >> 1) & 3 }

  /// Whether the byte is A, C, G or T.
  @inlinable public static func isBase(_ letter: UInt8) -> Bool {
    letter == 0x41 || letter == 0x43 || letter == 0x47 || letter == 0x54
  }

  /// Eight letters, complemented at once; nil when one of them is not A, C, G or T.
  @inlinable public static func complement(ofEight word: UInt64) -> UInt64? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Bits 1 and 2 tell the four apart; the letters are made from them again and compared.
    let middle = word & (6 &* ones)
    let isT = (middle &>> 2) & ~(middle &>> 1) & ones
    guard word == (0x41 &* ones | middle) &+ 15 &* isT else { return nil }
    // A and T differ by 0x15, C and G (whose bit 1 is set) by 0x04.
    return word ^ (0x15 &* ones &- 0x11 &* ((word &>> 1) & ones))
  }
}

/// The reverse complement of IUPAC letters.
public enum ReverseComplement {
  /// The complement of each byte: IUPAC letters in both cases (`U` becomes `A`), every other byte itself.
  public static let complement: [UInt8] = {
    var table = (0...255).map { UInt8($0) }
    for (letter, partner) in zip("ACGTURYSWKMBDHVN".utf8, "TGCAAYRSWMKVHDBN".utf8) {
      table[Int(letter)] = partner
      table[Int(letter | 0x20)] = partner | 0x20
    }
    return table
  }()

  /// Writes the reverse complement of `bases` into the first `bases.count` bytes of `output`.
  ///
  /// - Precondition: `output` holds at least as many bytes.
  /// - Complexity: O(n), no allocation.
  public static func write(_ bases: Span<UInt8>, into output: inout MutableSpan<UInt8>) {
    let count = bases.count
    precondition(output.count >= count, "the output holds the whole sequence")
    let table = complement.span
    precondition(table.count == 256)
    let input = unsafe bases.bytes
    var target = unsafe output.mutableBytes
    var index = 0
    while index &+ 8 <= count {
      // SAFETY: index + 8 ≤ count ≤ output.count, so the eight bytes lie in both.
      let word = unsafe input.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      guard let turned = SequenceLetters.complement(ofEight: word) else { break }
      unsafe target.storeBytes(
        of: turned.byteSwapped, toUncheckedByteOffset: count &- 8 &- index, as: UInt64.self)
      index &+= 8
    }
    for index in index..<count {
      // SAFETY: index < count ≤ output.count; a byte is < 256 = table.count.
      unsafe output[unchecked: count &- 1 &- index] = table[unchecked: Int(bases[unchecked: index])]
    }
  }

  /// Writes `values` backwards: the qualities that go with a reverse complement.
  ///
  /// - Precondition: `output` holds at least as many bytes.
  /// - Complexity: O(n), no allocation.
  public static func reverse(_ values: Span<UInt8>, into output: inout MutableSpan<UInt8>) {
    let count = values.count
    precondition(output.count >= count, "the output holds the whole sequence")
    let input = unsafe values.bytes
    var target = unsafe output.mutableBytes
    var index = 0
    while index &+ 8 <= count {
      // SAFETY: index + 8 ≤ count ≤ output.count, so the eight bytes lie in both.
      let word = unsafe input.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      unsafe target.storeBytes(of: word.byteSwapped, toUncheckedByteOffset: count &- 8 &- index, as: UInt64.self)
      index &+= 8
    }
    // SAFETY: index < count ≤ output.count.
    for index in index..<count { unsafe output[unchecked: count &- 1 &- index] = values[unchecked: index] }
  }

  /// The reverse complement as a new array; for primers and other short sequences.
  public static func of(_ bases: [UInt8]) -> [UInt8] { bases.reversed().map { complement[Int($0)] } }
}

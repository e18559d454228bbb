/// IUPAC letters as sets of bases: A = 1, C = 2, G = 4, T = 8, a degenerate letter the union of its bases.
public enum PrimerMask {
  /// The set of each byte, in both cases, `U` as `T`; 0 for a byte that is no IUPAC nucleotide.
  public static let table: [UInt8] = {
    var table = Array(repeating: UInt8(0), count: 256)
    let sets: [UInt8] = [1, 2, 4, 8, 8, 5, 10, 6, 9, 12, 3, 14, 13, 11, 7, 15]
    for (letter, set) in zip("ACGTURYSWKMBDHVN".utf8, sets) {
      table[Int(letter)] = set
      table[Int(letter | 0x20)] = set
    }
    return table
  }()
}

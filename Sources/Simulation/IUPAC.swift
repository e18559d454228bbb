import Kernels

/// Nucleotide letters as a simulation needs them.
enum IUPAC {
  /// The bases a letter stands for, A C G T order; all four for a letter that is none.
  static func bases(of letter: UInt8) -> [UInt8] {
    let set = PrimerMask.table[Int(letter)]
    let bases = zip([1, 2, 4, 8] as [UInt8], "ACGT".utf8).filter { set & $0.0 != 0 }.map(\.1)
    return bases.isEmpty ? Array("ACGT".utf8) : bases
  }

  /// Whether a letter is one upper-case base.
  static func isBase(_ letter: UInt8) -> Bool { "ACGT".utf8.contains(letter) }

  /// The letter of the complementary set of bases.
  static func complement(_ letter: UInt8) -> UInt8 {
    let set = PrimerMask.table[Int(letter)]
    let turned = (set & 1) << 3 | (set & 2) << 1 | (set & 4) >> 1 | (set & 8) >> 3
    let letters = Array("ACGTRYSWKMBDHVN".utf8)
    return letters.first { PrimerMask.table[Int($0)] == turned } ?? UInt8(ascii: "N")
  }
}

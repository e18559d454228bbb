/// What a byte means in a nucleotide sequence.
enum BaseCodes {
  static let ambiguous: UInt8 = 4
  static let gap: UInt8 = 5
  static let invalid: UInt8 = 255

  /// The letters of codes 0…3.
  static let letters = Array("ACGT".utf8)

  /// Code 0…3, `ambiguous`, `gap` or `invalid` of every byte.
  static let table: [UInt8] = {
    var table = [UInt8](repeating: invalid, count: 256)
    for (letter, code) in zip("ACGTU".utf8, [0, 1, 2, 3, 3] as [UInt8]) {
      table[Int(letter)] = code
      table[Int(letter | 0x20)] = code
    }
    for letter in "RYSWKMBDHVN".utf8 {
      table[Int(letter)] = ambiguous
      table[Int(letter | 0x20)] = ambiguous
    }
    for letter in "-.".utf8 { table[Int(letter)] = gap }
    return table
  }()

  /// The letter in upper case, with T for U.
  static func upperLetter(_ letter: UInt8) -> UInt8 {
    let code = table[Int(letter)]
    return code < ambiguous ? letters[Int(code)] : letter & 0xDF
  }

  /// The complement of every byte that is a base code, upper case; other bytes are N.
  static let complements: [UInt8] = {
    var table = [UInt8](repeating: UInt8(ascii: "N"), count: 256)
    for (letter, complement) in zip("ACGTURYSWKMBDHVN".utf8, "TGCAAYRSWMKVHDBN".utf8) {
      table[Int(letter)] = complement
      table[Int(letter | 0x20)] = complement
    }
    return table
  }()

  /// The reverse complement, upper case.
  static func reverseComplement(_ letters: [UInt8]) -> [UInt8] { letters.reversed().map { complements[Int($0)] } }
}

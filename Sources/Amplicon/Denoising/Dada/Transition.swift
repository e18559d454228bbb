/// One of the sixteen pairs (base of the molecule, base of the read): the rows of an error model.
///
/// The order is that of R dada2's matrices: A2A, A2C, A2G, A2T, C2A … T2T.
public enum Transition {
  /// The number of transitions.
  public static let count = 16
  /// The letters in the order of their codes 0…3.
  static let letters: [Character] = ["A", "C", "G", "T"]

  /// The row of a transition between two codes (A 0, C 1, G 2, T 3).
  @inlinable public static func row(from: Int, to: Int) -> Int { from << 2 | to }

  /// The name of a row: `A2C`.
  public static func name(_ row: Int) -> String { "\(letters[row >> 2])2\(letters[row & 3])" }

  /// Whether the row is that of a base read as itself.
  public static func isSelf(_ row: Int) -> Bool { row >> 2 == row & 3 }

  /// Codes of the letters A, C, G, T; any other byte has none.
  static func code(_ letter: UInt8) -> UInt8 {
    switch letter {
    case 0x41: 0
    case 0x43: 1
    case 0x47: 2
    default: 3
    }
  }
}

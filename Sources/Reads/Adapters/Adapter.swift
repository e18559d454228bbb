import BioModel
import Kernels

/// A 3' adapter: the letters that follow the insert where a read is longer than it.
public struct Adapter: Sendable, Equatable, Codable {
  /// The name used in the field, for example `TruSeq read 1`.
  public let name: String
  /// Upper-case IUPAC letters, in the direction of the read.
  public let sequence: String

  /// The shortest adapter that is accepted: a shorter one is found by chance.
  public static let minimumLength = 6
  /// The longest.
  public static let maximumLength = AdapterPattern.maximumCount

  /// - Throws: `usage` where a letter is no IUPAC nucleotide or the length is not 6…64.
  public init(name: String, sequence: String) throws(ReadsError) {
    let letters = sequence.uppercased()
    guard letters.utf8.allSatisfy({ PrimerMask.table[Int($0)] != 0 }) else {
      throw ReadsError(
        .usage, message: "adapter \(name): \"\(sequence)\" holds a letter that is no IUPAC nucleotide",
        advice: "write it in the direction of the read with A C G T U R Y S W K M B D H V N")
    }
    guard (Adapter.minimumLength...Adapter.maximumLength).contains(letters.utf8.count) else {
      throw ReadsError(
        .usage, message: "adapter \(name) has \(letters.utf8.count) letters",
        advice: "give \(Adapter.minimumLength) to \(Adapter.maximumLength) letters; the first ones matter most")
    }
    self.init(known: name, letters)
  }

  /// For the catalogue, whose letters a test checks.
  init(known name: String, _ sequence: String) {
    self.name = name
    self.sequence = sequence
  }
}

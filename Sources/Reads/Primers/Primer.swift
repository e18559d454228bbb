import BioModel
import Kernels

/// A primer of PCR: its usual name and its letters, 5'→3'.
public struct Primer: Sendable, Equatable, Codable {
  /// The name used in the field, for example `515F`.
  public let name: String
  /// Upper-case IUPAC letters, 5'→3'.
  public let sequence: String

  /// The shortest primer that is accepted: below this a primer is found by chance.
  public static let minimumLength = 10
  /// The longest: the placements of one primer are held in one word.
  public static let maximumLength = 50

  /// - Throws: `usage` where a letter is no IUPAC nucleotide or the length is not 10…50.
  public init(name: String, sequence: String) throws(ReadsError) {
    let letters = sequence.uppercased()
    guard letters.utf8.allSatisfy({ PrimerMask.table[Int($0)] != 0 }) else {
      throw ReadsError(
        .usage, message: "primer \(name): \"\(sequence)\" holds a letter that is no IUPAC nucleotide",
        advice: "write it 5'→3' with A C G T U R Y S W K M B D H V N")
    }
    guard (Primer.minimumLength...Primer.maximumLength).contains(letters.utf8.count) else {
      throw ReadsError(
        .usage, message: "primer \(name) has \(letters.utf8.count) letters",
        advice: "give a primer of \(Primer.minimumLength) to \(Primer.maximumLength) letters, without adapters")
    }
    self.init(known: name, letters)
  }

  /// For the catalogue, whose letters a test checks.
  init(known name: String, _ sequence: String) {
    self.name = name
    self.sequence = sequence
  }

  /// The number of letters.
  public var length: Int { sequence.utf8.count }

  /// The mismatches tolerated at `rate`: ⌊rate × length⌋, at most 7.
  public func maximumMismatches(rate: Double) -> Int {
    min(max(Int((rate * Double(length)).rounded(.down)), 0), PrimerPattern.mismatchLimit)
  }

  /// The information of a placement without mismatches, Σ log₂(4 / bases allowed), in bits: what tells a specific
  /// primer from a degenerate one that contains it.
  public var informationInBits: Double {
    sequence.utf8.reduce(0) { $0 + PrimerMatchScore.bits[PrimerMask.table[Int($1)].nonzeroBitCount] }
  }
}

/// How placements of different primers are compared.
enum PrimerMatchScore {
  /// log₂(4/n) for n allowed bases, n = 0…4.
  static let bits = [0.0, 2.0, 1.0, 0.4150374992788438, 0.0]
  /// A mismatch costs its own two bits and −log₂ of an error rate near 0.4 %.
  static let bitsPerMismatch = 8.0
  /// A spacer other than 0 is one of fifteen: log₂ 16.
  static let bitsPerSpacer = 4.0
}

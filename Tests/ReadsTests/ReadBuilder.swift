import BioModel
import Statistics

/// Builds reads from templates with known truth.
struct ReadBuilder {
  var generator: SeededGenerator
  static let bases = Array("ACGT".utf8)

  init(_ purpose: String, seed: UInt64 = 1) { generator = SeededGenerator(purpose: purpose, seed: seed) }

  mutating func random(_ length: Int) -> [UInt8] { (0..<length).map { _ in ReadBuilder.bases[generator.below(4)] } }

  /// One of the sequences an IUPAC text allows.
  mutating func drawn(_ iupac: String) -> [UInt8] {
    iupac.utf8.map { letter in
      let choices: String =
        switch letter {
        case UInt8(ascii: "R"): "AG"
        case UInt8(ascii: "Y"): "CT"
        case UInt8(ascii: "S"): "CG"
        case UInt8(ascii: "W"): "AT"
        case UInt8(ascii: "K"): "GT"
        case UInt8(ascii: "M"): "AC"
        case UInt8(ascii: "B"): "CGT"
        case UInt8(ascii: "D"): "AGT"
        case UInt8(ascii: "H"): "ACT"
        case UInt8(ascii: "V"): "ACG"
        case UInt8(ascii: "N"): "ACGT"
        default: String(decoding: [letter], as: UTF8.self)
        }
      let options = Array(choices.utf8)
      return options[generator.below(options.count)]
    }
  }

  static func turned(_ bases: [UInt8]) -> [UInt8] {
    bases.reversed().map { base in
      switch base {
      case UInt8(ascii: "A"): UInt8(ascii: "T")
      case UInt8(ascii: "C"): UInt8(ascii: "G")
      case UInt8(ascii: "G"): UInt8(ascii: "C")
      case UInt8(ascii: "T"): UInt8(ascii: "A")
      default: base
      }
    }
  }

  /// The two mates of an amplicon, its end read into random adapter where it is shorter than the reads.
  mutating func mates(_ amplicon: [UInt8], length: Int) -> ([UInt8], [UInt8]) {
    let adapter = random(length)
    return (
      Array((amplicon + adapter).prefix(length)), Array((ReadBuilder.turned(amplicon) + adapter).prefix(length))
    )
  }

  mutating func quality(_ length: Int, from scores: [UInt8]) -> [UInt8] {
    (0..<length).map { _ in scores[generator.below(scores.count)] }
  }

  static func batch(_ reads: [([UInt8], [UInt8])]) -> ReadBatch {
    let batch = ReadBatch()
    for (number, read) in reads.enumerated() {
      batch.append(name: Array("r\(number)".utf8), sequence: read.0, quality: read.1)
    }
    return batch
  }
}

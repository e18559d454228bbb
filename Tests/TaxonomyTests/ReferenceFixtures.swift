import BioModel
import Statistics
import Taxonomy

/// A small made-up reference: families of genera of sequences that differ by mutation, so that relatives are alike.
enum MadeUpReference {
  static func letters(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    (0..<count).map { _ in Array("ACGT".utf8)[generator.below(4)] }
  }

  static func mutated(_ sequence: [UInt8], rate: Double, _ generator: inout SeededGenerator) -> [UInt8] {
    sequence.map { generator.uniform01() < rate ? Array("ACGT".utf8)[generator.below(4)] : $0 }
  }

  /// 4 families × 5 genera × 1…4 sequences of 400 bases, DADA2 headers.
  static func records(seed: UInt64 = 1) -> [ReferenceRecord] {
    var generator = SeededGenerator(purpose: "made-up-reference", seed: seed)
    var records: [ReferenceRecord] = []
    let root = letters(400, &generator)
    for family in 0..<4 {
      let ancestor = mutated(root, rate: 0.25, &generator)
      for genus in 0..<5 {
        let founder = mutated(ancestor, rate: 0.08, &generator)
        for _ in 0...generator.below(4) {
          records.append(
            ReferenceRecord(
              header: "Bacteria;P\(family / 2);C\(family / 2);O\(family);F\(family);G\(family)\(genus);",
              sequence: mutated(founder, rate: 0.02, &generator)))
        }
      }
    }
    return records
  }

  static func database(seed: UInt64 = 1) throws -> ReferenceDatabase {
    try ReferenceBuilder.build(records: records(seed: seed), file: "made-up.fa", name: "made-up")
  }

  /// Pieces of 120 bases of mutated reference sequences.
  static func queries(_ count: Int, seed: UInt64 = 7) -> [[UInt8]] {
    var generator = SeededGenerator(purpose: "made-up-queries", seed: seed)
    let all = records()
    return (0..<count).map { _ in
      let source = all[generator.below(all.count)].sequence
      let start = generator.below(280)
      return mutated(Array(source[start..<(start + 120)]), rate: 0.03, &generator)
    }
  }

  static func reverseComplement(_ sequence: [UInt8]) -> [UInt8] {
    sequence.reversed().map { letter in
      switch letter {
      case UInt8(ascii: "A"): UInt8(ascii: "T")
      case UInt8(ascii: "C"): UInt8(ascii: "G")
      case UInt8(ascii: "G"): UInt8(ascii: "C")
      case UInt8(ascii: "T"): UInt8(ascii: "A")
      default: letter
      }
    }
  }
}

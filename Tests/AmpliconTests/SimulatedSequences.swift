import Statistics

/// Random sequences for property tests.
struct SimulatedSequences {
  var generator: SeededGenerator

  init(_ purpose: String) { generator = SeededGenerator(purpose: purpose, seed: 1) }

  mutating func random(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in Array("ACGT".utf8)[generator.below(4)] }
  }

  /// Substitutions and, one time in four each, insertions and deletions.
  mutating func mutated(_ sequence: [UInt8], changes: Int) -> [UInt8] {
    var result = sequence
    for _ in 0..<changes where !result.isEmpty {
      let place = generator.below(result.count)
      switch generator.below(8) {
      case 0: result.remove(at: place)
      case 1: result.insert(contentsOf: random(1 + generator.below(3)), at: place)
      default: result[place] = random(1)[0]
      }
    }
    return result
  }
}

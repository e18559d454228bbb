import Amplicon
import BioModel
import Pipeline
import Reads
import Statistics
import Testing

/// Each pair ends where its fault says, and every pair ends somewhere.
@Suite struct SampleRecipeTests {
  private static let bases = Array("ACGT".utf8)

  static func random(_ length: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(purpose: "recipe-tests", seed: seed)
    return (0..<length).map { _ in bases[generator.below(4)] }
  }

  static func turned(_ sequence: [UInt8]) -> [UInt8] {
    let complement: [UInt8: UInt8] = Dictionary(uniqueKeysWithValues: zip("ACGTN".utf8, "TGCAN".utf8))
    return sequence.reversed().map { complement[$0] ?? UInt8(ascii: "N") }
  }

  /// A read with one score throughout.
  struct Read {
    var sequence: [UInt8]
    var quality: [UInt8]

    init(_ sequence: [UInt8], score: UInt8 = 38) {
      self.sequence = sequence
      quality = Array(repeating: score, count: sequence.count)
    }
  }

  static func fold(_ pairs: [(Read, Read)], primers: Bool = true) throws -> SampleFold {
    let forward = ReadBatch()
    let reverse = ReadBatch()
    for (number, pair) in pairs.enumerated() {
      forward.append(name: Array("r\(number)".utf8), sequence: pair.0.sequence, quality: pair.0.quality)
      reverse.append(name: Array("r\(number)".utf8), sequence: pair.1.sequence, quality: pair.1.quality)
    }
    var fold = SampleFold()
    var workspace = PairWorkspace()
    SampleRecipe(try PlanText.pairs(primers: primers), keepsQualities: false)
      .fold(ReadPairBatch(forward: forward, reverse: reverse), into: &fold, workspace: &workspace)
    return fold
  }

  /// An amplicon of this length, read from both ends for 60 bases behind the primers.
  static func mates(of insert: [UInt8], score: UInt8 = 38, isTurned: Bool = false) -> (Read, Read) {
    let first = Array(PlanText.forward.utf8) + insert.prefix(60)
    let second = Array(PlanText.reverse.utf8) + turned(insert).prefix(60)
    return isTurned
      ? (Read(second, score: score), Read(first, score: score))
      : (Read(first, score: score), Read(second, score: score))
  }

  /// The only bucket that is not empty, or nil when the pair is among the uniques.
  static func fate(_ pair: (Read, Read)) throws -> ReadFate? {
    let fold = try fold([pair])
    #expect(fold.ledger.input == 1)
    let fates = ReadFate.allCases.filter { fold.ledger[$0] > 0 }
    #expect(fates.reduce(0) { $0 + fold.ledger[$1] } + fold.uniques.totalReads == 1)
    return fates.first
  }

  @Test func aGoodPairBecomesItsAmplicon() throws {
    let insert = Self.random(80, seed: 1)
    let fold = try Self.fold([
      Self.mates(of: insert), Self.mates(of: insert, isTurned: true),
    ])
    #expect(fold.turnedPairs == 1)
    let uniques = fold.uniques.finish()
    #expect(uniques.count == 1)
    #expect(uniques.readCounts == [2])
    #expect(uniques.sequence(0) == insert)
  }

  @Test func withoutAPrimer() throws {
    let insert = Self.random(80, seed: 2)
    let pair = (Self.Read(Array(insert.prefix(60))), Self.mates(of: insert).1)
    #expect(try Self.fate(pair) == .noPrimer)
  }

  @Test func filtered() throws {
    let insert = Self.random(80, seed: 3)
    var short = Self.mates(of: insert)
    short.1 = Self.Read(Array(short.1.sequence.prefix(50)))
    #expect(try Self.fate(short) == .tooShort)
    var long = Self.mates(of: insert)
    long.0 = Self.Read(long.0.sequence + Self.random(60, seed: 4))
    #expect(try Self.fate(long) == .tooLong)
    var ambiguous = Self.mates(of: insert)
    for place in [25, 30] { ambiguous.0.sequence[place] = UInt8(ascii: "N") }
    #expect(try Self.fate(ambiguous) == .ambiguousBases)
    var monotonous = Self.mates(of: insert)
    monotonous.0 = Self.Read(Array(PlanText.forward.utf8) + Array(repeating: UInt8(ascii: "G"), count: 60))
    #expect(try Self.fate(monotonous) == .lowComplexity)
    #expect(try Self.fate(Self.mates(of: insert, score: 8)) == .expectedErrors)
  }

  @Test func notMerged() throws {
    let insert = Self.random(80, seed: 5)
    var strangers = Self.mates(of: insert)
    strangers.1 = Self.mates(of: Self.random(80, seed: 6)).1
    #expect(try Self.fate(strangers) == .noOverlap)
    var differing = Self.mates(of: insert)
    // Four places of the 40-base overlap, few enough that it is found.
    for place in [43, 52, 61, 70] { differing.0.sequence[place] = differing.0.sequence[place] == 65 ? 67 : 65 }
    for place in [43, 52, 61, 70] { differing.0.quality[place] = 12 }
    #expect(try Self.fate(differing) == .overlapDifferences)
    #expect(try Self.fate(Self.mates(of: Self.random(64, seed: 7))) == .mergedLength)
    var ambiguous = Self.mates(of: insert)
    ambiguous.0.sequence[24] = UInt8(ascii: "N")
    ambiguous.0.quality[24] = 30
    #expect(try Self.fate(ambiguous) == .mergedAmbiguousBases)
    // 20 bases on each side are covered by one mate of Q12: 2.5 expected errors.
    #expect(try Self.fate(Self.mates(of: insert, score: 12)) == .mergedExpectedErrors)
  }

  @Test func singleReadsAreFilteredAndTurned() throws {
    let insert = Self.random(60, seed: 8)
    let reads = [
      Self.Read(Array(PlanText.forward.utf8) + insert),
      Self.Read(Array(PlanText.reverse.utf8) + Self.turned(insert)),
      Self.Read(insert),
      Self.Read(Array(PlanText.forward.utf8) + insert.prefix(30)),
      Self.Read(Array(PlanText.forward.utf8) + insert, score: 8),
    ]
    let batch = ReadBatch()
    for read in reads { batch.append(name: [65], sequence: read.sequence, quality: read.quality) }
    var fold = SampleFold()
    var workspace = PairWorkspace()
    SampleRecipe(try PlanText.singles(), keepsQualities: false)
      .fold(ReadPairBatch(forward: batch, reverse: nil), into: &fold, workspace: &workspace)
    #expect(fold.ledger.input == 5)
    #expect(fold.ledger[.noPrimer] == 1)
    #expect(fold.ledger[.tooShort] == 1)
    #expect(fold.ledger[.expectedErrors] == 1)
    #expect(fold.turnedPairs == 1)
    let uniques = fold.uniques.finish()
    #expect(uniques.count == 1)
    #expect(uniques.readCounts == [2])
  }

  /// Reads of any length, letters and scores: none is lost, and parts add up to the whole.
  @Test(arguments: [UInt64](1...6)) func everyPairIsInOneBucket(seed: UInt64) throws {
    var generator = SeededGenerator(purpose: "recipe-fuzz", seed: seed)
    let letters = Array("ACGTACGTACGTACGTN".utf8)
    func read(_ start: String, _ insert: [UInt8]) -> Read {
      var sequence = generator.below(4) == 0 ? [] : Array(start.utf8)
      sequence += insert.prefix(generator.below(90))
      for _ in 0..<generator.below(6) where !sequence.isEmpty {
        sequence[generator.below(sequence.count)] = letters[generator.below(letters.count)]
      }
      var read = Read(sequence)
      for place in read.quality.indices { read.quality[place] = UInt8(2 + generator.below(40)) }
      if generator.below(2) == 0 { read.quality = Array(repeating: 37, count: sequence.count) }
      return read
    }
    var pairs: [(Read, Read)] = []
    for number in 0..<400 {
      let insert = Self.random(40 + generator.below(60), seed: UInt64(number % 20))
      pairs.append((read(PlanText.forward, insert), read(PlanText.reverse, Self.turned(insert))))
    }
    let whole = try Self.fold(pairs)
    let counted = ReadFate.allCases.reduce(0) { $0 + whole.ledger[$1] }
    #expect(whole.ledger.input == 400)
    #expect(counted + whole.uniques.totalReads == 400)
    #expect(whole.uniques.totalReads > 0)
    var parts = try Self.fold(Array(pairs.prefix(137)))
    let rest = try Self.fold(Array(pairs.dropFirst(137)))
    parts.ledger.add(rest.ledger)
    #expect(parts.ledger == whole.ledger)
  }
}

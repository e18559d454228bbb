import Amplicon
import Statistics
import Testing

@Suite struct QualityDereplicatorTests {
  private typealias Read = (bases: [UInt8], scores: [UInt8])

  private func reads(_ purpose: String, count: Int) -> [Read] {
    var simulated = SimulatedSequences(purpose)
    return (0..<count).map { _ in
      let bases = simulated.random([1, 2, 3, 4, 9][simulated.generator.below(5)])
      return (bases, bases.map { _ in UInt8(simulated.generator.below(42)) })
    }
  }

  private func uniques(_ reads: [Read]) -> QualityUniques {
    var dereplicator = QualityDereplicator()
    for read in reads { dereplicator.insert(bases: read.bases.span, scores: read.scores.span) }
    return dereplicator.finish().uniques
  }

  @Test func averagesScoresAsDictionariesDo() {
    let all = reads("quality-dereplicate", count: 3000)
    var groups: [[UInt8]: [[UInt8]]] = [:]
    for read in all { groups[read.bases, default: []].append(read.scores) }
    let found = uniques(all)
    #expect(found.count == groups.count && found.totalReads == 3000)
    #expect(found.totalBases == all.reduce(0) { $0 + $1.bases.count })
    let means = found.meanScores()
    for index in 0..<found.count {
      let group = groups[found.sequences.sequence(index)] ?? []
      #expect(group.count == found.sequences.readCounts[index])
      for (place, letter) in found.sequences.range(index).enumerated() {
        let mean = Double(group.reduce(0) { $0 + Int($1[place]) }) / Double(group.count)
        #expect(Double(means[letter]) == mean.rounded(.toNearestOrAwayFromZero))
      }
    }
  }

  @Test func saysWhereEachReadWent() throws {
    let all = reads("arrival", count: 500)
    var dereplicator = QualityDereplicator()
    var numbers: [Int32] = []
    for read in all {
      let number = dereplicator.insert(bases: read.bases.span, scores: read.scores.span)
      numbers.append(try #require(number))
    }
    let (found, places) = dereplicator.finish()
    for (read, number) in zip(all, numbers) {
      #expect(found.sequences.sequence(Int(places[Int(number)])) == read.bases)
    }
  }

  @Test func doesNotDependOnOrderOrOnParts() throws {
    var all = reads("quality-parts", count: 2000)
    let whole = uniques(all)
    var generator = SimulatedSequences("quality-shuffle").generator
    generator.shuffle(&all)
    var parts = [QualityDereplicator(), QualityDereplicator(), QualityDereplicator()]
    for (number, read) in all.enumerated() {
      parts[number % 7 % 3].insert(bases: read.bases.span, scores: read.scores.span)
    }
    // One part by its value, one by its uniques.
    let numbers = parts[0].merge(parts[1])
    let stored = parts[2].finish().uniques
    let others = parts[0].insert(stored)
    let (found, places) = parts[0].finish()
    #expect(found == whole)
    #expect(numbers.count == parts[1].count && others.count == stored.count)
    for (index, number) in others.enumerated() {
      #expect(found.sequences.sequence(Int(places[Int(number)])) == stored.sequences.sequence(index))
    }
  }

  @Test func refusesOtherLetters() {
    var dereplicator = QualityDereplicator()
    for text in ["ACNT", "acgt", "ACRT", "NACG", "AC-T"] {
      let bases = Array(text.utf8)
      let number = dereplicator.insert(bases: bases.span, scores: bases.span)
      #expect(number == nil)
    }
    #expect(dereplicator.count == 0 && dereplicator.finish().uniques == .none)
  }

  @Test func readsBackWhatItWritesAndSaysWhatIsDamaged() throws {
    for count in [0, 1, 2, 1500] {
      let whole = uniques(reads("quality-bytes", count: count))
      let bytes = whole.encoded()
      #expect(try QualityUniques(decoding: bytes) == whole)
      for end in [0, 7, 20, bytes.count - 1] where end < bytes.count {
        #expect(throws: AmpliconError.self) { try QualityUniques(decoding: Array(bytes[..<end])) }
      }
      for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 50)) {
        var changed = bytes
        changed[place] ^= 4
        #expect(throws: AmpliconError.self) { try QualityUniques(decoding: changed) }
      }
    }
  }
}

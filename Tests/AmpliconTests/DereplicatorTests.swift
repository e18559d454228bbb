import Amplicon
import Statistics
import Testing

@Suite struct DereplicatorTests {
  /// Few letters and short lengths, so that sequences recur, some of them prefixes of others.
  private func reads(_ purpose: String, count: Int) -> [[UInt8]] {
    var simulated = SimulatedSequences(purpose)
    return (0..<count).map { _ in
      simulated.random([0, 1, 2, 3, 5, 9, 16, 33][simulated.generator.below(8)])
    }
  }

  private func plain(_ reads: [[UInt8]]) -> [(sequence: [UInt8], reads: Int)] {
    var counts: [[UInt8]: Int] = [:]
    for read in reads { counts[read, default: 0] += 1 }
    return counts.map { ($0.key, $0.value) }.sorted {
      $0.1 != $1.1 ? $0.1 > $1.1 : $0.0.lexicographicallyPrecedes($1.0)
    }
  }

  private func uniques(_ reads: [[UInt8]]) -> UniqueSequences {
    var dereplicator = Dereplicator()
    for read in reads { dereplicator.insert(read.span) }
    return dereplicator.finish()
  }

  @Test func countsAsADictionaryDoes() {
    let all = reads("dereplicate", count: 8000)
    let expected = plain(all)
    let found = uniques(all)
    #expect(found.count == expected.count && found.totalReads == 8000)
    for index in 0..<found.count {
      #expect(found.sequence(index) == expected[index].sequence && found.readCounts[index] == expected[index].reads)
    }
  }

  @Test func doesNotDependOnOrderOrOnParts() {
    var all = reads("parts", count: 3000)
    let whole = uniques(all)
    var generator = SimulatedSequences("shuffle").generator
    generator.shuffle(&all)
    var first = Dereplicator()
    var second = Dereplicator()
    for (number, read) in all.enumerated() {
      if number % 3 == 0 { first.insert(read.span) } else { second.insert(read.span) }
    }
    second.merge(first)
    #expect(second.finish() == whole)
  }

  @Test func handlesNothingAndOneAndAllAlike() {
    #expect(uniques([]) == UniqueSequences.none)
    #expect(uniques([[65, 67]]).readCounts == [1])
    #expect(uniques(Array(repeating: [71, 71, 78], count: 500)).readCounts == [500])
  }

  @Test func readsBackWhatItWrites() throws {
    for count in [0, 1, 2000] {
      let whole = uniques(reads("bytes", count: count))
      #expect(try UniqueSequences(decoding: whole.encoded()) == whole)
    }
  }

  @Test func refusesDamagedBytes() throws {
    let bytes = uniques(reads("damage", count: 60)).encoded()
    for cut in 0..<bytes.count {
      #expect(throws: AmpliconError.self) { try UniqueSequences(decoding: Array(bytes[..<cut])) }
    }
    for place in 0..<bytes.count {
      var changed = bytes
      changed[place] ^= 0x41
      #expect(throws: AmpliconError.self) { try UniqueSequences(decoding: changed) }
    }
    #expect(throws: AmpliconError.self) { try UniqueSequences(decoding: bytes + [0]) }
  }
}

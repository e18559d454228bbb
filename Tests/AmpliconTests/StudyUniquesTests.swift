import Amplicon
import Testing

@Suite struct StudyUniquesTests {
  private func uniques(_ reads: [(String, Int)]) -> UniqueSequences {
    var dereplicator = Dereplicator()
    for (sequence, count) in reads { dereplicator.insert(Array(sequence.utf8).span, reads: count) }
    return dereplicator.finish()
  }

  @Test func poolsSamples() {
    let study = StudyUniques(
      sampleIDs: ["a", "empty", "b"],
      uniques: [uniques([("ACGT", 3), ("GG", 1)]), UniqueSequences.none, uniques([("GG", 5), ("T", 6)])])
    #expect((0..<3).map { String(decoding: study.sequences.sequence($0), as: UTF8.self) } == ["GG", "T", "ACGT"])
    #expect(study.sequences.readCounts == [6, 6, 3])
    #expect(study.sampleStarts == [0, 2, 2, 4])
    #expect(study.sequenceNumbers == [0, 2, 0, 1])
    #expect(study.readCounts == [1, 3, 5, 6])
    #expect([0, 1, 2].map { study.totalReads(sample: $0) } == [4, 0, 11])
  }

  @Test func handlesNoSample() {
    let study = StudyUniques(sampleIDs: [], uniques: [])
    #expect(study.sequences == UniqueSequences.none && study.sampleStarts == [0])
  }
}

import BioModel
import Parallel
import Statistics
import Storage
import Taxonomy
import Testing

@Suite struct IndexedReferenceFileTests {
  private func reference() throws -> ReferenceDatabase {
    var records = MadeUpReference.records()
    records[5] = ReferenceRecord(header: records[5].header, sequence: Array("ACGTNNACGTRYACGTTTTACGATT".utf8))
    return try ReferenceBuilder.build(records: records, file: "x", name: "made-up", taxonomyLabel: "none")
  }

  @Test func comesBackAsWritten() throws {
    let reference = try reference()
    let bytes = try IndexedReferenceFile.encode(reference, threads: .one)
    #expect(IndexedReferenceFile.isIndexed(bytes))
    #expect(!IndexedReferenceFile.isIndexed(ReferenceFile.encode(reference)))
    let back = try IndexedReferenceFile.open(MappedBytes(bytes), file: "x", threads: ThreadCount(2))
    #expect(back == reference)
    #expect(back.lineages == reference.lineages)
    #expect(back.lineageIndices == reference.lineageIndices)
    #expect(back.identifiers == reference.identifiers)
    #expect(back.sequences == reference.sequences)
    #expect(back.nearRelativeRule == nil)
    #expect(try IndexedReferenceFile.encode(back, threads: ThreadCount(7)) == bytes)
  }

  @Test func countedWordsGiveTheSameCalls() throws {
    let reference = try reference()
    let opened = try IndexedReferenceFile.open(
      MappedBytes(try IndexedReferenceFile.encode(reference, threads: .one)), file: "x")
    let queries = MadeUpReference.queries(50)
    for method in ClassifierMethods.all {
      let trained = try method.classifier(reference, classRank: nil, threads: .one)
      let counted = try method.classifier(opened, classRank: nil, threads: .one)
      #expect(counted.classify(queries, threads: .one) == trained.classify(queries, threads: .one))
    }
  }

  @Test func theRuleAndTheClassRankTravel() throws {
    let rule = NearRelativeRule(minimumConfidence: 0.8, minimumShares: [0, 0, 0, 0, 0, 0.5])
    let reference = try reference().with(nearRelativeRule: rule)
    let bytes = try IndexedReferenceFile.encode(reference, classRank: .family, threads: .one)
    let back = try IndexedReferenceFile.open(MappedBytes(bytes), file: "x")
    #expect(back.nearRelativeRule == rule)
    #expect(back.fingerprint == reference.fingerprint)
    #expect(try NaiveBayesClassifier(reference: back, threads: .one).classCount == 4)
    #expect(try NaiveBayesClassifier(reference: back, classRank: .genus, threads: .one).classCount == 20)
  }

  @Test func damageIsRefused() throws {
    let bytes = try IndexedReferenceFile.encode(try reference(), threads: .one)
    var generator = SeededGenerator(purpose: "damage", seed: 6)
    var refused = 0
    for _ in 0..<200 {
      var spoilt = bytes
      let place = generator.below(bytes.count)
      spoilt[place] ^= UInt8(1 + generator.below(255))
      // Bytes between sections belong to no one.
      do {
        _ = try IndexedReferenceFile.open(MappedBytes(spoilt), file: "x")
        #expect(bytes[place] == 0)
      } catch {
        #expect(error.problem == .damagedFile)
        refused += 1
      }
    }
    #expect(refused > 180)
    for length in [0, 1, 7, 8, 31, 32, 100, bytes.count / 2, bytes.count - 1] {
      #expect(throws: TaxonomyError.self) {
        try IndexedReferenceFile.open(MappedBytes(Array(bytes[..<length])), file: "x")
      }
    }
    #expect(throws: TaxonomyError.self) { try IndexedReferenceFile.open(MappedBytes(bytes + [0]), file: "x") }
  }
}

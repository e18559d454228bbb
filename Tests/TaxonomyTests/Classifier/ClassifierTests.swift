import BioModel
import Parallel
import Statistics
import Taxonomy
import Testing

@Suite struct ClassifierTests {
  private func text(_ lineage: Lineage) -> String {
    Rank.allCases.compactMap { lineage[$0].map { $0 + ";" } }.joined()
  }

  @Test func callsTheClassOfTheTextbookFormula() throws {
    let plain = PlainBayes(MadeUpReference.records())
    let classifier = try NaiveBayesClassifier(reference: MadeUpReference.database(), threads: .one)
    let queries = MadeUpReference.queries(200)
    let calls = classifier.classify(queries, minimumConfidence: 0, threads: .one).calls
    var genera = 0
    for (query, call) in zip(queries, calls) where !call.isReversed {
      let best = plain.best(query)
      if best.count == 1 {
        #expect(text(call.lineage) == best[0])
        genera += 1
      } else {
        #expect(best.allSatisfy { $0.hasPrefix(text(call.lineage)) })
      }
    }
    #expect(genera > 150)
  }

  @Test func confidenceFallsFromRankToRank() throws {
    let classifier = try NaiveBayesClassifier(reference: MadeUpReference.database(), threads: .one)
    for call in classifier.classify(MadeUpReference.queries(60), threads: .one).calls {
      #expect(call.confidence.count == 6)
      #expect(zip(call.confidence, call.confidence.dropFirst()).allSatisfy { $0 >= $1 })
      #expect(call.confidence.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  @Test func orderThreadsAndNeighboursChangeNothing() throws {
    let classifier = try NaiveBayesClassifier(reference: MadeUpReference.database(), threads: ThreadCount(2))
    let queries = MadeUpReference.queries(75)
    let one = classifier.classify(queries, minimumConfidence: 0.5, threads: .one)
    #expect(classifier.classify(queries, minimumConfidence: 0.5, threads: ThreadCount(2)) == one)
    #expect(classifier.classify(queries, minimumConfidence: 0.5, threads: ThreadCount(7)) == one)
    let backwards = classifier.classify(Array(queries.reversed()), minimumConfidence: 0.5, threads: .one)
    #expect(Array(backwards.calls.reversed()) == one.calls)
    let alone = classifier.classify([queries[40]], minimumConfidence: 0.5, threads: .one)
    #expect(alone.calls == [one.calls[40]])
  }

  @Test func orderOfReferenceRecordsChangesNothing() throws {
    var records = MadeUpReference.records()
    let first = try ReferenceBuilder.build(records: records, file: "a", name: "a")
    var generator = SeededGenerator(purpose: "order", seed: 3)
    generator.shuffle(&records)
    let second = try ReferenceBuilder.build(records: records, file: "a", name: "a")
    #expect(first == second)
    #expect(first.fingerprint == second.fingerprint)
  }

  @Test func otherStrandGivesTheSameCall() throws {
    let classifier = try NaiveBayesClassifier(reference: MadeUpReference.database(), threads: .one)
    let queries = MadeUpReference.queries(40)
    let forward = classifier.classify(queries, threads: .one)
    let turned = classifier.classify(queries.map(MadeUpReference.reverseComplement), threads: .one)
    for (there, back) in zip(forward.calls, turned.calls) {
      #expect(!there.isReversed)
      #expect(back.isReversed)
      #expect(there.lineage == back.lineage)
      #expect(there.confidence == back.confidence)
    }
    #expect(turned.notices.contains { $0.code == "classified-as-reverse-complement" && $0.severity == .warning })
  }

  @Test func identicalGeneraGiveTheirCommonAncestor() throws {
    var records = MadeUpReference.records()
    let twin = records[0]
    records.append(ReferenceRecord(header: "Bacteria;P0;C0;O0;F0;Twin;", sequence: twin.sequence))
    // The first genus must hold exactly the twin's sequence for a tie.
    records = records.filter { $0.header != twin.header } + [twin]
    let reference = try ReferenceBuilder.build(records: records, file: "a", name: "a")
    let classifier = try NaiveBayesClassifier(reference: reference, threads: .one)
    let call = classifier.classify([Array(twin.sequence[100..<300])], threads: .one).calls[0]
    #expect(call.lineage[.family] == "F0")
    #expect(call.lineage[.genus] == nil)
    #expect(call.confidence.count == 5)
    #expect(call.confidence[4] > 0.9)
  }

  @Test func shortAndAmbiguousSequences() throws {
    let classifier = try NaiveBayesClassifier(reference: MadeUpReference.database(), threads: .one)
    let source = MadeUpReference.records()[0].sequence
    let sevenBases = Array(source[..<7])
    let broken = (0..<100).map { $0 % 8 == 7 ? UInt8(ascii: "N") : source[$0] }
    let result = classifier.classify(
      [[], sevenBases, broken, Array(source[..<49]), [UInt8](repeating: 65, count: 20_001), Array(source[..<50])],
      minimumConfidence: 0, threads: .one)
    for unclassified in result.calls[..<5] {
      #expect(unclassified.lineage.isUnclassified)
      #expect(unclassified.confidence.isEmpty)
    }
    #expect(result.notices.contains { $0.code == "length-not-classified" && $0.message.hasPrefix("5 of 6") })
    #expect(result.calls[5].lineage[.domain] == "Bacteria")
  }

  @Test func referencesOfOneGenusNameIt() throws {
    let letters = MadeUpReference.records()[0].sequence
    let reference = try ReferenceBuilder.build(
      records: [ReferenceRecord(header: "Bacteria;P;C;O;F;G;", sequence: letters)], file: "x", name: "x")
    for method in ClassifierMethods.all {
      let classifier = try method.classifier(reference, classRank: nil, threads: .one)
      #expect(classifier.classify([letters], threads: .one).calls[0].lineage[.genus] == "G")
    }
    // Nothing is left when the only genus is taken out.
    let out = try ReferenceEvaluation.holdOut(.genus, of: reference, minimumConfidence: 0, threads: .one) { _ in true }
    #expect(out.falselyNamed == 0)
    #expect(throws: TaxonomyError.self) { try SparseCalibration.calibrated(reference, threads: .one) }
  }

  @Test(arguments: ["ACGTAC", "NNNNNNNNNNNNNNNNNNNN"])
  func referencesWithoutAWordAreRefused(letters: String) {
    #expect(throws: TaxonomyError.self) {
      try ReferenceBuilder.build(
        records: [ReferenceRecord(header: "Bacteria;P;", sequence: Array(letters.utf8))], file: "x", name: "x")
    }
  }

  @Test func ambiguousLettersOnlyBreakTheirWords() throws {
    let classifier = try NaiveBayesClassifier(reference: MadeUpReference.database(), threads: .one)
    let record = MadeUpReference.records()[3]
    var sequence = Array(record.sequence[50..<250])
    sequence[90] = UInt8(ascii: "N")
    let call = classifier.classify([sequence], threads: .one).calls[0]
    #expect(text(call.lineage) == record.header)
    let lowerCase = classifier.classify([sequence.map { $0 | 0x20 }], threads: .one).calls[0]
    #expect(lowerCase == call)
  }

  @Test func cutOffFollowsTheMedianLength() {
    #expect(ConfidenceCutOff.standard(lengths: [253, 253, 1500]) == 0.5)
    #expect(ConfidenceCutOff.standard(lengths: [299, 300]) == 0.5)
    #expect(ConfidenceCutOff.standard(lengths: [300]) == 0.8)
    #expect(ConfidenceCutOff.standard(lengths: []) == 0.8)
  }

  @Test func cutOffCutsTheLineage() throws {
    let classifier = try NaiveBayesClassifier(reference: MadeUpReference.database(), threads: .one)
    let queries = MadeUpReference.queries(50)
    let all = classifier.classify(queries, minimumConfidence: 0, threads: .one).calls
    let strict = classifier.classify(queries, minimumConfidence: 0.95, threads: .one).calls
    for (loose, tight) in zip(all, strict) {
      #expect(loose.confidence == tight.confidence)
      let named = tight.confidence.prefix { $0 >= 0.95 }.count
      #expect(tight.lineage.deepestRank.map { $0.rawValue + 1 } ?? 0 == named)
    }
    #expect(strict.contains { $0.lineage[.genus] == nil })
  }

  @Test func mislabelledEntriesAreFound() throws {
    var records = MadeUpReference.records()
    // One sequence of the first family filed under a genus of the last that has two or more others.
    var sizes: [String: Int] = [:]
    for record in records { sizes[record.header, default: 0] += 1 }
    let wrongHeader = try #require(records.last { sizes[$0.header, default: 0] >= 3 }).header
    let donor = try #require(records.first { sizes[$0.header, default: 0] >= 3 })
    #expect(!wrongHeader.contains("F0"))
    let reference = try ReferenceBuilder.build(records: records, file: "a", name: "a")
    #expect(try ReferenceCleaner.mislabelled(in: reference, threads: .one).isEmpty)
    records.append(ReferenceRecord(header: wrongHeader, sequence: donor.sequence))
    let spoilt = try ReferenceBuilder.build(records: records, file: "a", name: "a")
    let found = try ReferenceCleaner.mislabelled(in: spoilt, threads: ThreadCount(2))
    #expect(found.count == 1)
    let entry = try #require(found.first).entry
    #expect(spoilt.sequences[entry] == donor.sequence)
    #expect(text(spoilt.lineage(of: entry)) == wrongHeader)
  }
}

import BioModel
import Parallel
import Statistics
import Taxonomy
import Testing

@Suite struct SINTAXTests {
  /// The method written down plainly: every replicate counts in every sequence.
  private func plainCall(_ query: [UInt8], _ reference: ReferenceDatabase) -> [(name: String, votes: Double)] {
    var distinct: [Int] = []
    for word in PlainBayes.words(query) where !distinct.contains(word) { distinct.append(word) }
    let held = (0..<reference.count).map { Set(PlainBayes.words(reference.sequences[$0])) }
    var generator = SeededGenerator(
      state: BootstrapTests.hash(
        BootstrapTests.codes(query), from: BootstrapTests.hash(Array(reference.fingerprint.utf8))))
    var votes = [Double](repeating: 0, count: reference.count)
    for _ in 0..<100 {
      let drawn = (0..<32).map { _ in distinct[generator.below(distinct.count)] }
      let hits = held.map { words in drawn.count { words.contains($0) } }
      guard let most = hits.max(), most > 0 else { continue }
      let nearest = hits.indices.filter { hits[$0] == most }
      var sizes: [Lineage: Int] = [:]
      for entry in nearest { sizes[reference.lineage(of: entry), default: 0] += 1 }
      let largest = sizes.values.max() ?? 0
      let winners = sizes.filter { $0.value == largest }.map(\.key)
      for lineage in winners {
        guard let entry = nearest.first(where: { reference.lineage(of: $0) == lineage }) else { continue }
        votes[entry] += 1 / Double(winners.count)
      }
    }
    var called: [(name: String, votes: Double)] = []
    var candidates = Array(0..<reference.count)
    for rank in Rank.allCases[...5] {
      var byName: [String: Double] = [:]
      for entry in candidates { byName[reference.lineage(of: entry)[rank] ?? "", default: 0] += votes[entry] }
      guard let best = byName.max(by: { $0.value < $1.value }),
        byName.values.count(where: { best.value - $0 < 1e-9 }) == 1
      else { break }
      called.append((best.key, best.value))
      candidates = candidates.filter { reference.lineage(of: $0)[rank] ?? "" == best.key }
    }
    return called
  }

  @Test func callsAreThoseOfThePlainMethod() throws {
    let reference = try MadeUpReference.database()
    let classifier = SINTAXClassifier(reference: reference, threads: .one)
    let queries = MadeUpReference.queries(40, seed: 12)
    let calls = classifier.classify(queries, minimumConfidence: 0, threads: .one).calls
    for (query, call) in zip(queries, calls) where !call.isReversed {
      let plain = plainCall(query, reference)
      #expect(Rank.allCases.compactMap { call.lineage[$0] } == plain.map(\.name))
      for (one, other) in zip(call.confidence, plain) { #expect(abs(one - other.votes / 100) < 1e-7) }
    }
    #expect(calls.count { $0.lineage[.genus] != nil } > 30)
  }

  @Test func orderThreadsStrandsAndNeighboursChangeNothing() throws {
    let reference = try MadeUpReference.database()
    let classifier = SINTAXClassifier(reference: reference, threads: ThreadCount(2))
    let queries = MadeUpReference.queries(60)
    let one = classifier.classify(queries, threads: .one)
    #expect(classifier.classify(queries, threads: ThreadCount(7)) == one)
    #expect(classifier.classify(queries.reversed(), threads: .one).calls == one.calls.reversed())
    let turned = classifier.classify(queries.map(MadeUpReference.reverseComplement), threads: .one)
    for (there, back) in zip(one.calls, turned.calls) {
      #expect(there.lineage == back.lineage)
      #expect(back.isReversed)
    }
    var records = MadeUpReference.records()
    records.reverse()
    let other = SINTAXClassifier(
      reference: try ReferenceBuilder.build(records: records, file: "x", name: "x"), threads: .one)
    #expect(other.classify(queries, threads: .one) == one)
  }

  @Test func sequencesWithoutWordsAreUnclassified() throws {
    let classifier = SINTAXClassifier(reference: try MadeUpReference.database(), threads: .one)
    let result = classifier.classify([[], Array("ACGTACG".utf8), Array("NNNNNNNNNN".utf8)], threads: .one)
    #expect(result.calls.allSatisfy { $0.lineage.isUnclassified && $0.confidence.isEmpty })
    #expect(result.cutOff == 0.8)
  }

  @Test func twinsEndTheCallAboveThem() throws {
    var records = MadeUpReference.records()
    let twin = records[0]
    records = records.filter { $0.header != twin.header } + [twin]
    records.append(ReferenceRecord(header: "Bacteria;P0;C0;O0;F0;Twin;", sequence: twin.sequence))
    let classifier = SINTAXClassifier(
      reference: try ReferenceBuilder.build(records: records, file: "x", name: "x"), threads: .one)
    let call = classifier.classify([twin.sequence], threads: .one).calls[0]
    #expect(call.lineage[.family] == "F0")
    #expect(call.confidence.count == 5)
  }
}

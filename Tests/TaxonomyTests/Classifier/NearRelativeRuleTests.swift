import BioModel
import Parallel
import Statistics
import Taxonomy
import Testing

@Suite struct NearRelativeRuleTests {
  private static let rule = NearRelativeRule(
    minimumConfidence: 0.5, minimumShares: [0, 0, 0, 0, 0.5, 0.8])

  /// The rule as its documentation says it, entry by entry.
  private func plainDepth(_ query: [UInt8], _ call: TaxonomyCall, _ best: Lineage, _ records: [ReferenceRecord]) -> Int
  {
    let letters = call.isReversed ? MadeUpReference.reverseComplement(query) : query
    let words = Set(PlainBayes.words(letters))
    let shared = records.map { words.intersection(PlainBayes.words($0.sequence)).count }
    var depth = call.confidence.prefix { $0 >= 0.5 }.count
    while depth > 0 {
      let share = Self.rule.minimumShares[depth - 1]
      if share == 0 { break }
      let names = (0..<depth).compactMap { best[Rank.allCases[$0]] }.joined(separator: ";") + ";"
      let inside = zip(records, shared).filter { $0.0.header.hasPrefix(names) }.map(\.1).max() ?? 0
      let outside = zip(records, shared).filter { !$0.0.header.hasPrefix(names) }.map(\.1).max() ?? 0
      if Double(inside) >= share * Double(words.count) - 1e-9, inside - outside > 8 { break }
      depth -= 1
    }
    return depth
  }

  @Test func cutsAsThePlainTwin() throws {
    let records = MadeUpReference.records()
    let bare = try MadeUpReference.database()
    let loose = try NaiveBayesClassifier(reference: bare, threads: .one)
    let ruled = try NaiveBayesClassifier(
      reference: bare.with(nearRelativeRule: Self.rule), threads: .one)
    var generator = SeededGenerator(purpose: "near-relatives", seed: 2)
    let queries = MadeUpReference.queries(150).map {
      MadeUpReference.mutated($0, rate: 0.12 * generator.uniform01(), &generator)
    }
    // The fingerprints differ and so do the draws; the confidences for the twin are those of the ruled classifier.
    let best = loose.classify(queries, minimumConfidence: 0, threads: .one).calls
    let calls = ruled.classify(queries, threads: .one).calls
    var depths: Set<Int> = []
    for (number, call) in calls.enumerated() {
      let depth = plainDepth(queries[number], call, best[number].lineage, records)
      #expect((call.lineage.deepestRank.map { $0.rawValue + 1 } ?? 0) == depth)
      depths.insert(depth)
    }
    #expect(depths.contains(6) && depths.contains(5) && depths.contains(4))
  }

  @Test func orderAndThreadsChangeNothing() throws {
    let reference = try MadeUpReference.database().with(nearRelativeRule: Self.rule)
    let classifier = try NaiveBayesClassifier(reference: reference, threads: .one)
    let queries = MadeUpReference.queries(70)
    let one = classifier.classify(queries, threads: .one)
    #expect(classifier.classify(queries, threads: ThreadCount(7)) == one)
    #expect(Array(classifier.classify(queries.reversed(), threads: .one).calls.reversed()) == one.calls)
    #expect(classifier.classify([queries[33]], threads: .one).calls == [one.calls[33]])
  }

  @Test func ruleSetsTheCutOffAndTheFingerprint() throws {
    let bare = try MadeUpReference.database()
    let ruled = bare.with(nearRelativeRule: Self.rule)
    #expect(ruled.fingerprint != bare.fingerprint)
    #expect(ruled.with(nearRelativeRule: nil) == bare)
    let classifier = try NaiveBayesClassifier(reference: ruled, threads: .one)
    let long = [MadeUpReference.records()[0].sequence]
    #expect(classifier.classify(long, threads: .one).cutOff == 0.5)
    #expect(classifier.classify(long, minimumConfidence: 0.9, threads: .one).cutOff == 0.9)
    #expect(try NaiveBayesClassifier(reference: bare, threads: .one).classify(long, threads: .one).cutOff == 0.8)
  }

  @Test func packedFileKeepsTheRule() throws {
    let ruled = try MadeUpReference.database().with(nearRelativeRule: Self.rule)
    let bytes = ReferenceFile.encode(ruled)
    #expect(ReferenceFile.isPacked(bytes))
    #expect(!ReferenceFile.isPacked(Array(">a".utf8)))
    #expect(try ReferenceFile.decode(bytes, file: "x") == ruled)
  }

  @Test func identicalSequencesOfTwoGeneraStopAtTheFamily() throws {
    var records = MadeUpReference.records()
    let first = records[0]
    // A second genus holds the same sequence and others of its own.
    var generator = SeededGenerator(purpose: "twin", seed: 4)
    for sequence in [first.sequence, MadeUpReference.mutated(first.sequence, rate: 0.1, &generator)] {
      records.append(ReferenceRecord(header: "Bacteria;P0;C0;O0;F0;Twin;", sequence: sequence))
    }
    let reference = try ReferenceBuilder.build(records: records, file: "a", name: "a")
      .with(nearRelativeRule: NearRelativeRule(minimumConfidence: 0, minimumShares: [0, 0, 0, 0, 0, 0.5]))
    let call = try NaiveBayesClassifier(reference: reference, threads: .one)
      .classify([Array(first.sequence[100..<300])], threads: .one).calls[0]
    #expect(call.lineage[.family] == "F0")
    #expect(call.lineage[.genus] == nil)
  }

  @Test func builtInReferenceCarriesACalibratedRule() throws {
    let rule = try #require(try ReferenceDatabase.builtIn().nearRelativeRule)
    #expect(rule.minimumConfidence == 0.8)
    #expect(rule.minimumShares[..<5].allSatisfy { $0 == 0 })
    #expect((0.8...0.95).contains(rule.minimumShares[5]))
  }

  @Test func builtInReferenceSeldomNamesWhatItLacks() throws {
    let reference = try ReferenceDatabase.builtIn()
    let wanted: Set<String> = ["Bacteroides", "Blautia", "Roseburia", "Prevotella", "Clostridium", "Streptococcus"]
    let out = try ReferenceEvaluation.holdOut(
      .genus, of: reference, minimumConfidence: nil, threads: .available
    ) { wanted.contains($0) }
    let before = try ReferenceEvaluation.holdOut(
      .genus, of: reference.with(nearRelativeRule: nil), minimumConfidence: nil, threads: .available
    ) { wanted.contains($0) }
    #expect(out.groupCount == 6)
    #expect(out.queryCount > 100)
    #expect(out.falseShare <= 0.15)
    #expect(before.falseShare > 2 * out.falseShare)
  }
}

import BioModel
import Glibc
import Parallel
import Statistics
import Taxonomy
import Testing

/// Confidence against the whole method written down plainly: every replicate scores every class.
@Suite struct BootstrapTests {
  /// FNV-1a, 64 bits.
  static func hash(_ bytes: [UInt8], from state: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    bytes.reduce(state) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  static func codes(_ letters: [UInt8]) -> [UInt8] {
    letters.map { letter in Array("ACGT".utf8).firstIndex(of: letter).map { UInt8($0) } ?? 4 }
  }

  /// Confidence by rank of the class that wins over all words, ties sharing their votes.
  private func plainConfidence(_ query: [UInt8], _ reference: ReferenceDatabase) -> (header: String, votes: [Double]) {
    let records = (0..<reference.count).map { (lineage: reference.lineage(of: $0), sequence: reference.sequences[$0]) }
    var classes: [Lineage] = []
    for record in records where classes.last != record.lineage { classes.append(record.lineage) }
    var held = [[Int: Double]](repeating: [:], count: classes.count)
    var sizes = [Double](repeating: 0, count: classes.count)
    var total: [Int: Double] = [:]
    for record in records {
      guard let number = classes.firstIndex(of: record.lineage) else { continue }
      sizes[number] += 1
      for word in Set(PlainBayes.words(record.sequence)) {
        held[number][word, default: 0] += 1
        total[word, default: 0] += 1
      }
    }
    func scores(_ words: [Int]) -> [Double] {
      classes.indices.map { number in
        words.reduce(0.0) { sum, word in
          let background = (total[word, default: 0] + 0.5) / (Double(records.count) + 1)
          return sum + log((held[number][word, default: 0] + background) / (sizes[number] + 1))
        }
      }
    }
    func winners(_ words: [Int]) -> [Int] {
      let all = scores(words)
      let best = all.max() ?? 0
      return all.indices.filter { best - all[$0] <= 1e-9 * best.magnitude }
    }
    func shared(_ a: Int, _ b: Int) -> Int { Rank.allCases[...5].prefix { classes[a][$0] == classes[b][$0] }.count }

    let words = PlainBayes.words(query)
    let chosen = winners(words)
    var generator = SeededGenerator(
      state: Self.hash(Self.codes(query), from: Self.hash(Array(reference.fingerprint.utf8))))
    var votes = [Double](repeating: 0, count: 6)
    for _ in 0..<100 {
      let drawn = (0..<(words.count / 8)).map { _ in words[generator.below(words.count)] }
      let replicate = winners(drawn)
      for winner in replicate {
        for rank in 0..<shared(chosen[0], winner) { votes[rank] += 1 / Double(replicate.count) }
      }
    }
    return (chosen.count == 1 ? classes[chosen[0]].prefixedText : "", votes)
  }

  @Test func confidenceIsThatOfThePlainMethod() throws {
    let reference = try MadeUpReference.database()
    let classifier = try NaiveBayesClassifier(reference: reference, threads: .one)
    let queries = MadeUpReference.queries(40, seed: 11)
    let calls = classifier.classify(queries, minimumConfidence: 0, threads: .one).calls
    var compared = 0
    for (query, call) in zip(queries, calls) where !call.isReversed {
      let plain = plainConfidence(query, reference)
      guard plain.header == call.lineage.prefixedText else {
        #expect(plain.header.isEmpty)
        continue
      }
      #expect(call.confidence.count == 6)
      for (one, other) in zip(call.confidence, plain.votes) { #expect(abs(one - other / 100) < 1e-7) }
      compared += 1
    }
    #expect(compared > 30)
  }

  @Test func speciesMayBeClasses() throws {
    let records = MadeUpReference.records().enumerated().map { number, record in
      ReferenceRecord(header: record.header + "species\(number)", sequence: record.sequence)
    }
    let reference = try ReferenceBuilder.build(records: records, file: "x", name: "x")
    let classifier = try NaiveBayesClassifier(reference: reference, classRank: .species, threads: .one)
    #expect(classifier.classCount == records.count)
    let call = classifier.classify([records[7].sequence], deepestRank: .species, threads: .one).calls[0]
    #expect(call.lineage[.species] == "species7")
    #expect(call.confidence.count == 7)
    let genus = try NaiveBayesClassifier(reference: reference, classRank: .genus, threads: .one)
      .classify([records[7].sequence], deepestRank: .species, threads: .one).calls[0]
    #expect(genus.lineage == call.lineage.truncated(to: .genus))
  }
}

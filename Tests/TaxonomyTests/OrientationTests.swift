import BioModel
import Parallel
import Statistics
import Taxonomy
import Testing

@Suite struct OrientationTests {
  /// Sequences of the made-up reference, those at `places` as their reverse complements.
  private func draft(
    reversing places: Set<Int>, inserting site: String = "", count: Int = .max
  ) throws(TaxonomyError) -> ReferenceDraft {
    var reader = ReferenceReader(file: "x.fa")
    for (number, record) in MadeUpReference.records().prefix(count).enumerated() {
      let letters = Array(record.sequence.prefix(200)) + Array(site.utf8) + Array(record.sequence.dropFirst(200))
      try reader.append(
        ReferenceRecord(
          header: record.header,
          sequence: places.contains(number) ? MadeUpReference.reverseComplement(letters) : letters))
    }
    return try reader.finished()
  }

  private static let site = "GTGCCAGCAGCCGCGGTAA"

  @Test func fewReversedAmongManyAreFoundByTheirWords() throws {
    let wrong: Set<Int> = [0, 7, 8, 21, 30]
    let found = Orientation.find(in: try draft(reversing: wrong), threads: ThreadCount(1))
    #expect(Set(found.indices.filter { found[$0] == .reversed }) == wrong)
    #expect(!found.contains(.unclear))
    #expect(Orientation.find(in: try draft(reversing: []), threads: ThreadCount(1)).allSatisfy { $0 == .forward })
  }

  @Test func sitesTellTheStrandOfHalvesAndOfWholeFiles() throws {
    let all = Set(0..<MadeUpReference.records().count)
    for wrong in [all, all.filter { $0.isMultiple(of: 2) }] {
      let found = Orientation.find(in: try draft(reversing: wrong, inserting: Self.site), threads: ThreadCount(1))
      #expect(Set(found.indices.filter { found[$0] == .reversed }) == wrong)
    }
  }

  @Test func anInvertedStretchIsNoReversedSequence() throws {
    var reader = ReferenceReader(file: "x.fa")
    for (number, record) in MadeUpReference.records().enumerated() {
      let insert =
        number == 3 ? MadeUpReference.reverseComplement(Array(Self.site.utf8)) : Array(Self.site.utf8)
      try reader.append(ReferenceRecord(header: record.header, sequence: record.sequence + insert))
    }
    let found = Orientation.find(in: try reader.finished(), threads: ThreadCount(1))
    #expect(found.allSatisfy { $0 == .forward })
  }

  @Test func withoutSitesTheMostAreBelievedAndFewSayNothing() throws {
    let all = MadeUpReference.records().count
    for share in [2, 3] {
      let wrong = Set((0..<all).filter { !$0.isMultiple(of: share) })
      let found = Orientation.find(in: try draft(reversing: wrong), threads: ThreadCount(1))
      #expect(found.count { $0 == .reversed } * 2 <= all)
    }
    #expect(
      Orientation.find(in: try draft(reversing: [0], count: 10), threads: ThreadCount(1)).allSatisfy { $0 == .forward })
  }

  @Test func turningBringsBackTheReference() throws {
    var turned = try draft(reversing: [0, 7, 8, 21, 30])
    let found = Orientation.find(in: turned, threads: ThreadCount(1))
    #expect(found == Orientation.find(in: turned, threads: ThreadCount(7)))
    var kept = turned
    turned.turn(found, keepsAsIs: false)
    kept.turn(found, keepsAsIs: true)
    #expect(try turned.database(name: "made-up", taxonomyLabel: "unstated") == MadeUpReference.database())
    #expect(try kept.database(name: "made-up", taxonomyLabel: "unstated") != MadeUpReference.database())
    #expect(turned.notes.map(\.code) == Array(repeating: "turned", count: 5))
    #expect(kept.notes.map(\.code) == Array(repeating: "reversed", count: 5))
  }

  @Test func ambiguousLettersTurnToo() throws {
    var draft = ReferenceDraft(file: "x")
    let letters = Array("ACGTNRYKMSWBDHVACGTTG".utf8)
    let lineage = Lineage(["Bacteria"])
    try draft.append(ReferenceHeader(identifier: "a", lineage: lineage), sequence: Array("GGNTAACCGGTT".utf8))
    try draft.append(ReferenceHeader(identifier: "b", lineage: lineage), sequence: letters)
    draft.seal()
    draft.turn([.forward, .reversed], keepsAsIs: false)
    let database = try draft.database(name: "x", taxonomyLabel: "x")
    #expect(String(decoding: database.sequences[0], as: UTF8.self) == "GGNTAACCGGTT")
    #expect(String(decoding: database.sequences[1], as: UTF8.self) == "CAACGTBDHVWSKMRYNACGT")
  }
}

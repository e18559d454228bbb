import BioModel
import Statistics
import Taxonomy
import Testing

@Suite struct DereplicationTests {
  private static let first = Array("ACGTACGTTTGCAACGTACG".utf8)
  private static let other = Array("ACGTACGTTTGCAACGTACN".utf8)

  private func draft(_ entries: [(id: String, names: [String], letters: [UInt8])]) throws -> ReferenceDraft {
    var draft = ReferenceDraft(file: "x.fa")
    for entry in entries {
      try draft.append(
        ReferenceHeader(identifier: entry.id, lineage: Lineage(entry.names)), sequence: entry.letters)
    }
    draft.seal()
    return draft
  }

  private func rows(_ draft: ReferenceDraft) -> [String] {
    (0..<draft.count).map { "\(draft.identifiers[$0]) \(draft.lineage(of: $0).prefixedText)" }.sorted()
  }

  @Test func theLongerLineageStays() throws {
    let merged = try draft([
      ("b", ["Bacteria", "P"], Self.first), ("a", ["Bacteria", "P"], Self.first),
      ("c", ["Bacteria", "P", "C"], Self.first), ("d", ["Bacteria"], Self.other),
    ]).dereplicated()
    #expect(rows(merged) == ["c d__Bacteria;p__P;c__C", "d d__Bacteria"])
    #expect(merged.notes.map(\.code) == ["merged", "merged"])
    #expect(merged.recordCount == 4)
  }

  @Test func conflictsGetTheLowestCommonAncestor() throws {
    let merged = try draft([
      ("z", ["Bacteria", "P", "C", "", "", "G1"], Self.first), ("y", ["Bacteria", "P", "D"], Self.first),
      ("x", ["Bacteria", "P", "C"], Self.first),
    ]).dereplicated()
    #expect(rows(merged) == ["x d__Bacteria;p__P"])
    #expect(merged.notes.map(\.code) == Array(repeating: "merged-conflict", count: 3))
    #expect(merged.notes.first?.detail.contains("became d__Bacteria;p__P, with 3 copies") == true)
    // Nothing in common: nothing is left to say.
    let gone = try draft([
      ("a", ["Bacteria"], Self.first), ("b", ["Archaea"], Self.first), ("c", ["Bacteria"], Self.other),
    ]).dereplicated()
    #expect(rows(gone) == ["c d__Bacteria"])
    #expect(gone.notes.count == 2)
  }

  @Test func theOrderHasNoInfluence() throws {
    var generator = SeededGenerator(purpose: "dereplication", seed: 1)
    var entries: [(id: String, names: [String], letters: [UInt8])] = []
    for number in 0..<60 {
      var letters = Self.first
      letters[generator.below(2)] = UInt8(ascii: "N")
      let names = Array(["Bacteria", "P", "C\(generator.below(2))", "O", "F"].prefix(1 + generator.below(5)))
      entries.append(("id\(number)", names, letters))
    }
    let expected = try draft(entries).dereplicated().database(name: "x", taxonomyLabel: "x")
    #expect(expected.count <= 3)
    for _ in 0..<5 {
      for place in entries.indices { entries.swapAt(place, generator.below(entries.count)) }
      #expect(try draft(entries).dereplicated().database(name: "x", taxonomyLabel: "x") == expected)
    }
  }
}

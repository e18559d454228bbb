import BioModel
import Parallel
import Statistics
import Taxonomy
import Testing

@Suite struct ExactSpeciesTests {
  private func reference() throws -> ReferenceDatabase {
    let records = MadeUpReference.records().enumerated().map { number, record in
      // Every fifth entry names no species.
      ReferenceRecord(
        header: record.header + (number % 5 == 4 ? "" : "species\(number)"), sequence: record.sequence)
    }
    return try ReferenceBuilder.build(records: records, file: "x", name: "x")
  }

  @Test func matchesAreThoseOfAPlainSearch() throws {
    let reference = try reference()
    var generator = SeededGenerator(purpose: "exact", seed: 4)
    var queries: [[UInt8]] = []
    for _ in 0..<60 {
      let source = reference.sequences[generator.below(reference.count)]
      let start = generator.below(300)
      var piece = Array(source[start..<min(start + 50 + generator.below(60), 400)])
      if generator.below(3) == 0 { piece = MadeUpReference.reverseComplement(piece) }
      if generator.below(6) == 0 { piece[10] = piece[10] == 65 ? 67 : 65 }
      queries.append(piece)
    }
    func holds(_ text: [UInt8], _ piece: [UInt8]) -> Bool {
      (0...(text.count - piece.count)).contains { text[$0..<($0 + piece.count)].elementsEqual(piece) }
    }
    let found = ExactSpecies.species(of: queries, in: reference, threads: .one)
    var matched = 0
    for (query, species) in zip(queries, found) {
      let turned = MadeUpReference.reverseComplement(query)
      let plain = (0..<reference.count).filter { entry in
        guard reference.lineage(of: entry)[.species] != nil else { return false }
        return holds(reference.sequences[entry], query) || holds(reference.sequences[entry], turned)
      }.map { reference.lineage(of: $0) }
      #expect(Set(species) == Set(plain))
      if !plain.isEmpty { matched += 1 }
    }
    #expect(matched > 20)
    #expect(ExactSpecies.species(of: queries, in: reference, threads: ThreadCount(7)) == found)
  }

  @Test func shortAndAmbiguousQueriesMatchNothing() throws {
    let reference = try reference()
    let source = reference.sequences[0]
    var ambiguous = Array(source[..<80])
    ambiguous[40] = UInt8(ascii: "N")
    let queries = [Array(source[..<49]), ambiguous, [], Array(source[..<80]), source.map { $0 | 0x20 }]
    let found = ExactSpecies.species(of: queries, in: reference, threads: .one)
    #expect(found.map(\.isEmpty) == [true, true, true, false, false])
  }

  @Test func speciesMustStandInTheCalledGenus() {
    func lineage(_ genus: String, _ species: String) -> Lineage {
      Lineage(["Bacteria", "", "", "", "", genus, species])
    }
    let call = TaxonomyCall(
      lineage: lineage("Phocaeicola", "").truncated(to: .genus), confidence: [1, 1, 1, 1, 1, 1], isReversed: false)
    let matches = [
      lineage("Bacteroides", "Bacteroides vulgatus"), lineage("Phocaeicola", "vulgatus"),
      lineage("Phocaeicola", "Phocaeicola_dorei"), lineage("Alistipes", "Alistipes putredinis"),
    ]
    let agreeing = SpeciesMatches.agreeing(matches, with: call)
    #expect(agreeing == ["Phocaeicola dorei", "Phocaeicola vulgatus"])
    let unnamed = TaxonomyCall(lineage: Lineage(["Bacteria"]), confidence: [1], isReversed: false)
    #expect(SpeciesMatches.agreeing(matches, with: unnamed).isEmpty)
  }
}

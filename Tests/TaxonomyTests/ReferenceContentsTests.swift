import BioModel
import Taxonomy
import Testing

@Suite struct ReferenceContentsTests {
  @Test func ranksAreCounted() throws {
    let headers = [
      "Bacteria;P;C;O;F;G1;", "Bacteria;P;C;O;F;G1;", "Bacteria;P;C;O;F;G2;", "Bacteria;P;", "Archaea;Q;C;",
      "Bacteria;Cyanobacteria;Cyanobacteriia;Chloroplast;", "Eukaryota;",
    ]
    let records = headers.enumerated().map {
      ReferenceRecord(header: $1, sequence: Array(repeating: UInt8(ascii: "A"), count: 10 + $0) + [UInt8(ascii: "N")])
    }
    let contents = ReferenceContents(
      try ReferenceBuilder.build(records: records, file: "x.fa", name: "x", taxonomyLabel: "mine"))
    #expect(contents.entryCount == 7)
    #expect(contents.lineageCount == 6)
    #expect(contents.baseCount == 7 * 11 + 21)
    #expect(contents.ambiguousCount == 7)
    #expect(
      [contents.lengths.shortest, contents.lengths.lowerQuartile, contents.lengths.median, contents.lengths.longest]
        == [11, 12, 14, 17])
    #expect([contents.chloroplastCount, contents.mitochondrionCount, contents.eukaryoteCount] == [1, 0, 1])
    let byRank = Dictionary(uniqueKeysWithValues: contents.ranks.map { ($0.rank, $0) })
    #expect(byRank[.domain]?.mostFrequent.map(\.name) == ["Bacteria", "Archaea", "Eukaryota"])
    #expect(byRank[.domain]?.namedEntryCount == 7)
    #expect(byRank[.domain]?.deepestEntryCount == 1)
    #expect(byRank[.class]?.nameCount == 2)
    #expect(byRank[.class]?.groupCount == 3)
    #expect(byRank[.genus]?.namedEntryCount == 3)
    #expect(byRank[.genus]?.mostFrequent.first?.entryCount == 2)
    #expect(byRank[.species]?.nameCount == 0)
  }
}

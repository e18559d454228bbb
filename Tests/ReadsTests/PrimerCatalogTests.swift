import Reads
import Testing

@Suite("Primer catalogue") struct PrimerCatalogTests {
  @Test("every pair is valid, unique, published and has a sensible window", arguments: PrimerCatalog.all)
  func pair(_ pair: PrimerPair) throws {
    for primer in [pair.forward, pair.reverse] {
      #expect(try Primer(name: primer.name, sequence: primer.sequence) == primer)
    }
    #expect(PrimerCatalog.all.filter { $0.id == pair.id }.count == 1)
    #expect(pair.reference.hasPrefix("10."))
    #expect(pair.id.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D })
    let window = try #require(pair.insertLength)
    #expect(window.minimum < window.typical && window.typical < window.maximum)
  }

  /// E. coli numbering: 515F ends at 533, 806R begins at 787; 341F ends at 357, 785R begins at 785.
  @Test("V4 and V3-V4 windows hold the lengths of E. coli")
  func escherichia() throws {
    #expect(try #require(PrimerCatalog.pair(id: "515f-806r")?.insertLength).contains(787 - 533 - 1))
    #expect(try #require(PrimerCatalog.pair(id: "341f-785r")?.insertLength).contains(785 - 357 - 1))
    #expect(PrimerCatalog.pair(id: "no-such-pair") == nil)
  }

  @Test("a primer with foreign letters or a useless length is refused")
  func refused() {
    #expect(throws: ReadsError.self) { try Primer(name: "x", sequence: "GTGCCAGCXGCCGCGG") }
    #expect(throws: ReadsError.self) { try Primer(name: "x", sequence: "GTGCCAGC") }
    #expect(throws: ReadsError.self) { try Primer(name: "x", sequence: String(repeating: "A", count: 51)) }
  }
}

import BioModel
import Taxonomy
import Testing

@Suite struct ExplanationTests {
  let names = Nomenclature.builtIn

  @Test func anAcceptedNameHasSynonymsWithSources() throws {
    let found = try #require(names.explanations(of: "Bacillota").first)
    #expect(found.rank == .phylum && found.isAcceptedName && found.accepted == "Bacillota")
    let firmicutes = try #require(found.synonyms.first { $0.synonym == "Firmicutes" })
    #expect(firmicutes.isMapped && firmicutes.source.hasPrefix("NCBI<=2021"))
  }

  @Test func anOldNameLeadsToTheCurrentOne() {
    #expect(names.explanations(of: "Bacteroides vulgatus").map(\.accepted) == ["Phocaeicola vulgatus"])
    #expect(names.explanations(of: "Escherichia-Shigella").first?.accepted == "Escherichia")
    // Through a systematic suffix.
    #expect(names.explanations(of: "Blautia_B").first?.accepted == "Blautia")
  }

  @Test func divisionsAreSaidFromBothEnds() throws {
    let prevotella = try #require(names.explanations(of: "Prevotella").first)
    #expect(Set(prevotella.dividedInto.map(\.preferred)).isSuperset(of: ["Segatella", "Hoylesella", "Xylanibacter"]))
    #expect(prevotella.cutOutOf.isEmpty && prevotella.widerSenses.count == 1)
    let segatella = try #require(names.explanations(of: "Segatella").first)
    #expect(segatella.cutOutOf.compactMap(\.wideName) == ["Prevotella"])
    #expect(segatella.parents.last == "Prevotellaceae")
  }

  @Test func narrowingsAreListed() throws {
    let wide = try #require(names.explanations(of: "Veillonellaceae").first { $0.rank == .family })
    #expect(wide.narrowings.contains { $0.within == "megamonas" && $0.becomes == "Selenomonadaceae" })
  }

  @Test func unknownNamesGetSuggestions() {
    #expect(names.explanations(of: "Faecalibacterum").isEmpty)
    #expect(names.suggestions(for: "Faecalibacterum").first == "Faecalibacterium")
    #expect(names.suggestions(for: "zzzzzzzzzz").isEmpty && names.suggestions(for: "").isEmpty)
  }

  /// A known genus decides the wider names, in any scheme.
  @Test func generaSettleTheirParents() {
    let gtdb = Lineage([
      "Bacteria", "Bacillota_A", "Clostridia", "Oscillospirales", "Acutalibacteraceae", "Acutalibacter",
    ])
    let resolved = names.resolve(gtdb)
    #expect(resolved[.family]?.current == "Oscillospiraceae" && resolved[.order]?.current == "Eubacteriales")
    #expect(resolved[.order]?.provenance == .synonym(source: "genus Acutalibacter"))
    // Clostridium stood for many families: it decides nothing.
    let wide = names.resolve(
      Lineage(["Bacteria", "Firmicutes", "Clostridia", "Clostridiales", "Lachnospiraceae", "Clostridium"]))
    #expect(wide[.family]?.current == "Lachnospiraceae")
  }
}

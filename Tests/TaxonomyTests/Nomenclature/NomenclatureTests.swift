import BioModel
import Taxonomy
import Testing

@Suite struct NomenclatureTests {
  let names = Nomenclature.builtIn

  @Test func builtInTablesParse() throws {
    #expect(try Nomenclature.parsedBuiltIn().nameCount > 700)
    #expect(names.nameCount > 700)
    #expect(names.fingerprint.count == 64)
  }

  @Test(arguments: [
    ("g__Bacteroides", "bacteroides"), ("D_5__Blautia", "blautia"), ("[Ruminococcus]", "[ruminococcus]"),
    ("[Ruminococcus]_gnavus", "ruminococcus gnavus"), ("Clostridium_XlVa", "clostridium xiva"),
    ("Roseburia_sp_CAG_182", "roseburia sp"), ("Firmicutes bacterium CAG:83", "firmicutes bacterium"),
    ("\"Bacteroidetes\"", "bacteroidetes"), ("  k__Bacteria ", "bacteria"), ("", ""), ("g__", ""),
  ])
  func namesAreNormalised(name: String, expected: String) {
    #expect(TaxonName.normalized(name) == expected)
  }

  @Test(arguments: [
    "uncultured", "uncultured bacterium", "unclassified Lachnospiraceae", "gut metagenome", "Incertae Sedis", "",
  ])
  func placeholdersMatchNothing(name: String) {
    #expect(names.currentName(name, rank: .genus) == nil)
  }

  @Test(arguments: [
    (Rank.phylum, "Firmicutes", "Bacillota"), (.phylum, "Bacillota_A", "Bacillota"),
    (.phylum, "Firmicutes_C", "Bacillota"),
    (.phylum, "Bacteroidetes", "Bacteroidota"), (.phylum, "Bdellovibrionota_B", "bdellovibrionota"),
    (.genus, "Escherichia-Shigella", "Escherichia"), (.genus, "Escherichia/Shigella", "Escherichia"),
    (.genus, "Prevotella_9", "Segatella"), (.genus, "Bacteroides_H", "Bacteroides"),
    (.genus, "Clostridium sensu stricto 1", "Clostridium"), (.genus, "Clostridium_sensu_stricto_13", "clostridium"),
    (.genus, "[Eubacterium]_hallii_group", "Anaerobutyricum"), (.genus, "Treponema_2", "Treponema"),
    (.species, "s__Bacteroides_vulgatus", "Phocaeicola vulgatus"),
    (.species, "Veillonella parvula_A", "Veillonella parvula"),
    (.species, "Ruminococcus_B gnavus", "Mediterraneibacter gnavus"), (.species, "Nemo nemo", "Nemo nemo"),
    (.family, "[Odoribacteraceae]", "Odoribacteraceae"), (.order, "Clostridiales", "Eubacteriales"),
  ])
  func currentNames(rank: Rank, name: String, expected: String) {
    #expect(names.currentName(name, rank: rank).map(TaxonName.normalized) == TaxonName.normalized(expected))
  }

  @Test(arguments: ["[Ruminococcus]", "[Eubacterium]", "[Nemo]"])
  func genusInBracketsIsAnotherGenus(name: String) {
    #expect(names.currentName(name, rank: .genus) == nil)
  }

  @Test func dividedNamesAreNotMapped() {
    #expect(names.currentName("Lachnoclostridium", rank: .genus) == "Lachnoclostridium")
    #expect(names.currentName("Euryarchaeota", rank: .phylum) == "Euryarchaeota")
    #expect(names.currentName("Clostridium_XlVa", rank: .genus).map(TaxonName.normalized) == "clostridium xiva")
  }

  @Test func provenanceIsKept() throws {
    let old = Lineage(["Bacteria", "Firmicutes"])
    let match = try #require(names.matches("Bacillota", rank: .phylum, lineage: old))
    guard case .synonym(let source) = match.provenance else {
      Issue.record("Firmicutes is a synonym")
      return
    }
    #expect(source.hasPrefix("NCBI<=2021"))
    let new = try #require(names.matches("Bacillota", rank: .phylum, lineage: Lineage(["Bacteria", "Bacillota"])))
    #expect(new.provenance == .own)
    #expect(names.matches("Bacteroidota", rank: .phylum, lineage: old) == nil)
  }

  @Test func lineagesNarrowWideNames() {
    func family(_ family: String, _ genus: String) -> String? {
      names.resolve(Lineage(["Bacteria", "", "", "", family, genus]))[.family]?.current
    }
    #expect(family("Veillonellaceae", "Megamonas") == "Selenomonadaceae")
    #expect(family("Veillonellaceae", "Veillonella") == "Veillonellaceae")
    #expect(family("Bacteroidaceae", "Prevotella") == "Prevotellaceae")
    let delta = Lineage(["Bacteria", "Proteobacteria", "Deltaproteobacteria", "Desulfovibrionales"])
    #expect(names.resolve(delta)[.phylum]?.current == "Thermodesulfobacteriota")
    let gamma = Lineage(["Bacteria", "Proteobacteria", "Gammaproteobacteria"])
    #expect(names.resolve(gamma)[.phylum]?.current == "Pseudomonadota")
    // Greengenes writes the epithet only.
    let gnavus = Lineage([
      "Bacteria", "Firmicutes", "Clostridia", "Clostridiales", "Lachnospiraceae", "[Ruminococcus]", "gnavus",
    ])
    #expect(names.resolve(gnavus)[.genus]?.current == "Mediterraneibacter")
    #expect(names.matches("Ruminococcus", rank: .genus, lineage: gnavus) == nil)
  }

  /// Each bad table once.
  @Test(arguments: [
    "rank\tname\n", "rank\tpreferred_name\tsynonym\tsource\tnote\tsplit\tmap\nclan\tA\tB\ts\t\tno\tyes\n",
    "rank\tpreferred_name\tsynonym\tsource\tnote\tsplit\tmap\ngenus\tA\tB\n",
    "rank\tpreferred_name\tsynonym\tsource\tnote\tsplit\tmap\ngenus\tAa\tBb\ts\t\tno\tyes\ngenus\tCc\tBb\ts\t\tno\tyes\n",
    "rank\tpreferred_name\tsynonym\tsource\tnote\tsplit\tmap\ngenus\tAa\tBb\ts\t\tno\tyes\ngenus\tBb\tAa\ts\t\tno\tyes\n",
    "",
  ])
  func badTablesAreRefused(table: String) {
    let narrowings = Array("rank\tname\twithin_rank\twithin_name\tbecomes\tsource\n".utf8)
    #expect(throws: NomenclatureError.self) { try Nomenclature(names: Array(table.utf8), narrowings: narrowings) }
  }
}

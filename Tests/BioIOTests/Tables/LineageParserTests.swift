import BioIO
import BioModel
import Testing

@Suite("Lineages as they are spelled")
struct LineageParserTests {
  private static let akkermansia = [
    "Bacteria", "Verrucomicrobia", "Verrucomicrobiae", "Verrucomicrobiales", "Akkermansiaceae", "Akkermansia",
    "Akkermansia muciniphila",
  ]

  @Test(
    "one lineage, many spellings",
    arguments: [
      "k__Bacteria; p__Verrucomicrobia; c__Verrucomicrobiae; o__Verrucomicrobiales; f__Akkermansiaceae; g__Akkermansia; s__muciniphila",
      "d__Bacteria;p__Verrucomicrobia;c__Verrucomicrobiae;o__Verrucomicrobiales;f__Akkermansiaceae;g__Akkermansia;s__Akkermansia muciniphila",
      "k__Bacteria|p__Verrucomicrobia|c__Verrucomicrobiae|o__Verrucomicrobiales|f__Akkermansiaceae|g__Akkermansia|s__Akkermansia_muciniphila|t__SGB9226",
      "D_0__Bacteria;D_1__Verrucomicrobia;D_2__Verrucomicrobiae;D_3__Verrucomicrobiales;D_4__Akkermansiaceae;D_5__Akkermansia;D_6__Akkermansia muciniphila",
      "Bacteria(100);Verrucomicrobia(100);Verrucomicrobiae(99);Verrucomicrobiales(99.5);Akkermansiaceae(98);Akkermansia(98);Akkermansia_muciniphila(81);",
      "Root;Bacteria;\"Verrucomicrobia\";Verrucomicrobiae;Verrucomicrobiales;Akkermansiaceae;Akkermansia;muciniphila",
      "d:Bacteria,p:Verrucomicrobia,c:Verrucomicrobiae,o:Verrucomicrobiales,f:Akkermansiaceae,g:Akkermansia,s:Akkermansia_muciniphila",
      "Bacteria,Verrucomicrobia,Verrucomicrobiae,Verrucomicrobiales,Akkermansiaceae,Akkermansia,Akkermansia muciniphila",
    ])
  func spellings(text: String) { #expect(LineageParser.lineage(text) == Lineage(Self.akkermansia)) }

  @Test(
    "nothing is named",
    arguments: [
      "", "Unassigned", "unclassified", "NA", "__", "k__; p__; c__", "k__;__;__", "Unclassified(100);", "d__",
    ])
  func unclassified(text: String) { #expect(LineageParser.lineage(text).isUnclassified) }

  @Test("placeholders end a lineage, holes stay, names stay as written")
  func details() {
    let mothur = LineageParser.lineage(
      "Bacteria(100);Firmicutes(99);Firmicutes_unclassified(99);unclassified_Bacilli(1);")
    #expect(mothur == Lineage(["Bacteria", "Firmicutes"]))
    let hole = LineageParser.lineage("k__Bacteria;p__Firmicutes;c__;o__;f__;g__Blautia;s__")
    #expect(hole[.class] == nil && hole[.genus] == "Blautia" && hole[.species] == nil)
    let brackets = LineageParser.lineage(
      "k__Bacteria; p__Firmicutes; c__Clostridia; o__Clostridiales; f__Lachnospiraceae; g__[Ruminococcus]; s__gnavus")
    #expect(brackets[.species] == "[Ruminococcus] gnavus")
    let silva = LineageParser.lineage(
      "d__Bacteria; p__Firmicutes; c__Clostridia; o__Oscillospirales; f__Ruminococcaceae; g__Escherichia-Shigella; s__uncultured_bacterium"
    )
    #expect(silva[.genus] == "Escherichia-Shigella" && silva[.species] == "uncultured bacterium")
    #expect(LineageParser.lineage("k__Bacteria;p__X;c__X;o__X;f__X;g__Prevotella_9")[.genus] == "Prevotella_9")
    #expect(
      LineageParser.lineage("k__Bacteria;p__X;c__X;o__X;f__X;g__X;s__Clostridium_sp_ATCC_1")[.species]
        == "Clostridium sp ATCC 1")
  }

  @Test(
    "underscores of a species: those that join words become blanks, those of a name stay",
    arguments: [
      ("Blautia", "Blautia_wexlerae", "Blautia wexlerae"), ("Blautia_A", "Blautia_A wexlerae", "Blautia_A wexlerae"),
      ("Blautia_A", "Blautia_A_wexlerae", "Blautia_A wexlerae"), ("", "Blautia_A_wexlerae", "Blautia_A wexlerae"),
      ("Dorea_A", "Dorea_A_longicatena_B", "Dorea_A longicatena_B"),
      ("Dorea", "Dorea longicatena_B", "Dorea longicatena_B"),
      ("Klebsiella", "Klebsiella sp. FDAARGOS_737", "Klebsiella sp. FDAARGOS_737"),
      ("Formosa", "Formosa sp. Hel3_A1_48", "Formosa sp. Hel3_A1_48"), ("Formosa", "Hel3_A1_48", "Hel3_A1_48"),
      ("Streptococcus", "Streptococcus sp. A_12", "Streptococcus sp. A_12"),
      ("GGB9699", "GGB9699_SGB15286", "GGB9699 SGB15286"),
      ("Clostridium", "Clostridium_sp_AF", "Clostridium sp AF"),
      ("", "Candidatus_Saccharibacteria_bacterium", "Candidatus Saccharibacteria bacterium"),
      ("Blautia", "uncultured_bacterium", "uncultured bacterium"),
      ("Akkermansia", "muciniphila_B", "Akkermansia muciniphila_B"),
    ])
  func underscores(genus: String, species: String, want: String) {
    let first = LineageParser.lineage("d__Bacteria;p__P;c__C;o__O;f__F;g__\(genus);s__\(species)")
    #expect(first[.species] == want)
    #expect(LineageParser.lineage(first.prefixedText) == first)
    #expect(LineageParser.lineage(ranks: [(.genus, genus), (.species, species)])[.species] == want)
  }

  @Test("a lineage without its domain starts at the phylum")
  func withoutDomain() {
    let lineage = LineageParser.lineage(
      "Firmicutes;Bacilli;Lactobacillales;Streptococcaceae;Streptococcus;Streptococcus_mutans_UA159")
    #expect(
      lineage[.domain] == nil && lineage[.phylum] == "Firmicutes" && lineage[.species] == "Streptococcus mutans UA159")
  }

  @Test("names alone: binomials give species and genus, clades their own rank, other words nothing")
  func namesAlone() {
    #expect(
      LineageParser.lineage("Phocaeicola vulgatus")
        == Lineage(["", "", "", "", "", "Phocaeicola", "Phocaeicola vulgatus"]))
    #expect(LineageParser.lineage("s__Abiotrophia_defectiva")[.genus] == "Abiotrophia")
    #expect(LineageParser.lineage("Blautia_A wexlerae")[.genus] == "Blautia_A")
    #expect(LineageParser.lineage("s__Rothia_unclassified") == Lineage(["", "", "", "", "", "Rothia"]))
    #expect(LineageParser.lineage("g__Blautia") == Lineage(["", "", "", "", "", "Blautia"]))
    #expect(LineageParser.lineage("Bacteria") == Lineage(["Bacteria"]))
    #expect(
      LineageParser.lineage("Candidatus Methanomassiliicoccus intestinalis")[.genus]
        == "Candidatus Methanomassiliicoccus")
    #expect(LineageParser.lineage("OTU_17").isUnclassified)
  }

  @Test("ids are told from lineages")
  func looks() {
    for text in ["k__Bacteria", "s__Abiotrophia_defectiva", "Bacteria;Firmicutes", "D_0__Bacteria;D_1__X"] {
      #expect(LineageParser.looksLikeLineage(text), "\(text)")
    }
    for text in ["d__denovo17", "OTU1", "ACGT", "Blautia obeum", "", "Sample;1", "x__y"] {
      #expect(!LineageParser.looksLikeLineage(text), "\(text)")
    }
  }
}

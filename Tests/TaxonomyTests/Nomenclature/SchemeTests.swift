import BioModel
import Taxonomy
import Testing

@Suite struct SchemeTests {
  @Test(arguments: [
    ("ncbi", NomenclatureScheme.ncbi), ("NCBI/LPSN 2024", .ncbi), ("ncbi-old", .ncbiOld), ("GTDB r220", .gtdb),
    ("SILVA 138.1", .silva), ("RDP trainset 16", .rdp), ("RDP 19", .rdp19), ("gg_13_8", .greengenes),
    ("Greengenes2 2022.10", .gtdb), ("mpa_vOct22", .metaphlan),
  ])
  func labelsNameSchemes(text: String, scheme: NomenclatureScheme) {
    #expect(NomenclatureScheme(naming: text) == scheme)
  }

  @Test func otherLabelsNameNone() {
    #expect(NomenclatureScheme(naming: "") == nil)
    #expect(NomenclatureScheme(naming: "my lab") == nil)
  }

  @Test func portabilityIsReadAndWritten() throws {
    let text = "ncbi;silva:species;metaphlan"
    let portability = try #require(Portability(text))
    #expect(portability.text == text)
    #expect(portability.permits(.ncbi, namesSpecies: false) && portability.permits(.silva, namesSpecies: true))
    #expect(!portability.permits(.silva, namesSpecies: false) && !portability.permits(.gtdb, namesSpecies: true))
    #expect(try #require(Portability("")).permits(.gtdb, namesSpecies: false))
    for bad in ["nemo", "ncbi:genus", "ncbi,gtdb", "NCBI"] { #expect(Portability(bad) == nil) }
  }

  @Test func builtInTablesParse() throws {
    #expect(Set(try SchemeNames.parsedBuiltIn().versions.map(\.scheme)) == Set(NomenclatureScheme.allCases))
    #expect(try Expressible.parsedBuiltIn()["Escherichia", .genus]?.depths[.greengenes] == nil)
    #expect(Expressible.builtIn["Faecalibacterium", .genus]?.depths.count == NomenclatureScheme.allCases.count)
  }

  static func recognise(_ lineages: [[String]]) -> SchemeRecognition {
    SchemeRecognition(lineages: lineages.map { Lineage($0) })
  }

  @Test(arguments: [
    (["Bacteria", "Bacillota_A"], NomenclatureScheme.gtdb), (["", "", "", "", "", "Escherichia-Shigella"], .silva),
    (["", "", "", "", "", "Prevotella_9"], .silva), (["", "", "", "", "", "Treponema 2"], .silva),
    (["", "", "", "", "", "[Eubacterium] brachy group"], .silva), (["", "", "", "", "", "Clostridium_XlVa"], .rdp),
    (["", "", "", "", "", "[Ruminococcus]"], .greengenes), (["", "", "", "", "", "GGB9699"], .metaphlan),
    (["", "", "", "", "", "Dorea_A", "Dorea_A longicatena_B"], .gtdb),
  ])
  func aFormDecides(lineage: [String], scheme: NomenclatureScheme) {
    #expect(Self.recognise([lineage]).scheme == scheme)
  }

  @Test func namesLeaveSchemesOpen() {
    #expect(Self.recognise([]).candidates == NomenclatureScheme.allCases)
    let plain = Self.recognise([["Bacteria", "", "", "", "", "Faecalibacterium"]])
    #expect(plain.candidates == NomenclatureScheme.allCases && plain.signCount == 0)
    let old = Self.recognise([["Bacteria", "Bacteroidetes"]])
    #expect(old.scheme == nil && !old.candidates.contains(.ncbi) && old.candidates.contains(.greengenes))
  }

  /// RDP's training set 18: phyla of set 16 with genera of 19, which other schemes write too, each without the others.
  @Test func trainingSetsBetweenTwoAreEither() {
    let names = [
      ["Bacteria", "Bacteroidetes", "", "", "Bacteroidaceae", "Phocaeicola"],
      ["Bacteria", "Firmicutes", "", "", "Lachnospiraceae", "Mediterraneibacter"],
      ["Bacteria", "Firmicutes", "", "", "Lachnospiraceae", "Anaerobutyricum"],
      ["Bacteria", "Firmicutes", "", "", "Clostridiaceae_1", "Clostridium_sensu_stricto"],
      ["Bacteria", "Proteobacteria", "", "", "Enterobacteriaceae", "Escherichia/Shigella"],
    ]
    #expect(Self.recognise(names).candidates == [.rdp, .rdp19])
    // One set explains each of these alone.
    let old = names.map { [$0[0], $0[1], "", "", $0[4], $0[5] == "Phocaeicola" ? "Clostridium_XlVa" : ""] }
    #expect(Self.recognise(old).scheme == .rdp)
    let new =
      [["Bacteria", "Bacteroidota"], ["Bacteria", "Bacillota"]] + names.map { ["", "", "", "", $0[4], $0[5]] }
    #expect(!Self.recognise(new).candidates.contains(.rdp))
  }

  @Test func mixedErasAreFound() {
    let mixed = Self.recognise([
      ["Bacteria", "Bacteroidetes"], ["Bacteria", "Bacteroidota"], ["Bacteria", "Bacillota"],
    ])
    #expect(mixed.mixtures.map(\.old) == ["Bacteroidetes"] && mixed.mixtures.map(\.current) == ["Bacteroidota"])
    // GTDB's pieces and RDP 19's new phyla with old bins are each of one time.
    #expect(Self.recognise([["Bacteria", "Bacillota_A"], ["Bacteria", "Bacillota"]]).mixtures.isEmpty)
  }
}

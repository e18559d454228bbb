import BioModel
import Statistics
import Taxonomy
import Testing

@Suite struct ReferenceTests {
  /// One header per style, as its source writes it.
  private static let specimens: [(style: String, header: String, identifier: String, lineage: [String])] = [
    (
      "dada2", "Bacteria;Proteobacteria;Gammaproteobacteria;Vibrionales;Vibrionaceae;Vibrio;", "",
      ["Bacteria", "Proteobacteria", "Gammaproteobacteria", "Vibrionales", "Vibrionaceae", "Vibrio"]
    ),
    (
      "sintax",
      "gi_343200786;tax=d:Bacteria,p:Firmicutes,c:Bacilli,o:Bacillales,f:Alicyclobacillaceae,g:Alicyclobacillus;",
      "gi_343200786",
      ["Bacteria", "Firmicutes", "Bacilli", "Bacillales", "Alicyclobacillaceae", "Alicyclobacillus"]
    ),
    (
      "prefixed",
      "RS_GCF_000246985.2~NZ d__Archaea;p__Methanobacteriota;c__Thermococci;o__;f__;g__;s__ [locus_tag=A] [len=9]",
      "RS_GCF_000246985.2~NZ", ["Archaea", "Methanobacteriota", "Thermococci"]
    ),
    (
      "rdp",
      "X1 some words (T)\tLineage=Root;rootrank;Bacteria;domain;\"Actinobacteria\";phylum;Actinobacteria;class;Sub;subclass;Mycobacterium;genus",
      "X1", ["Bacteria", "Actinobacteria", "Actinobacteria", "", "", "Mycobacterium"]
    ),
    (
      "unite",
      "Abrothallus_subhalei|MT153946|SH1227328.10FU|refs|k__Fungi;p__Ascomycota;c__Dothideomycetes;o__Abrothallales;f__Abrothallaceae;g__Abrothallus;s__Abrothallus_subhalei",
      "MT153946|SH1227328.10FU",
      [
        "Fungi", "Ascomycota", "Dothideomycetes", "Abrothallales", "Abrothallaceae", "Abrothallus",
        "Abrothallus_subhalei",
      ]
    ),
    (
      "tab-lineage",
      "7000004128189528 \tAcidothermus cellulolyticus 11B \tBacteria; Actinobacteria; Actinobacteria; Acidothermales; Acidothermaceae; Acidothermus",
      "7000004128189528",
      ["Bacteria", "Actinobacteria", "Actinobacteria", "Acidothermales", "Acidothermaceae", "Acidothermus"]
    ),
  ]

  @Test func everyStyleReadsItsOwnSpecimenAndNoOther() {
    #expect(ReferenceHeaderStyles.all.count == Self.specimens.count)
    for specimen in Self.specimens {
      let claims = ReferenceHeaderStyles.all.filter { $0.parse(specimen.header) != nil }.map(\.descriptor.id)
      #expect(claims == [specimen.style])
      let parsed = ReferenceHeaderStyles.style(of: specimen.header)?.parse(specimen.header)
      #expect(parsed == ReferenceHeader(identifier: specimen.identifier, lineage: Lineage(specimen.lineage)))
    }
  }

  @Test(arguments: [
    "", "AB1", "AB1 Genus species", "AB1;tax=Bacteria,p:x", "AB1\tBacteria", "d__Bacteria;nothing",
    "AB1;tax=d:Bacteria;p:Bacillota;", "AB1|k__Fungi;p__Ascomycota", "AB1.1.1500 Bacteria;Bacillota;Genus species",
  ])
  func headersWithoutALineageAreRefused(_ header: String) {
    #expect(ReferenceHeaderStyles.style(of: header) == nil)
  }

  @Test(
    arguments: [
      ("AB1 k__Bacteria; p__Bacillota; c__", ["Bacteria", "Bacillota"]),
      ("AB1 D_0__Bacteria;D_1__Bacillota", ["Bacteria", "Bacillota"]),
      ("AB1\tdomain__Bacteria; phylum__Bacillota", ["Bacteria", "Bacillota"]),
      ("AB__1 x d__Bacteria;p__Bacillota", ["Bacteria", "Bacillota"]),
      ("AB1\t100\tBacteria(100);\"Bacillota\"(98);", ["Bacteria", "Bacillota"]),
      ("AB1|S1\tRoot;Bacteria;Bacillota", ["Bacteria", "Bacillota"]),
      ("AB1;tax=d:Bacteria,p:\"Bacillota\"", ["Bacteria", "Bacillota"]),
      ("AB1\tBacteria;Bacillota;A_b (c);", ["Bacteria", "Bacillota", "A_b (c)"]),
    ] as [(String, [String])])
  func variantsOfTheStyles(header: String, names: [String]) {
    #expect(ReferenceHeaderStyles.style(of: header)?.parse(header)?.lineage == Lineage(names))
  }

  @Test func speciesFilesAreReadForExactMatchesOnly() {
    let parsed = SpeciesHeader().parse("S003281126 Rhodococcus erythropolis")
    #expect(parsed?.identifier == "S003281126")
    #expect(parsed?.lineage[.genus] == "Rhodococcus")
    #expect(parsed?.lineage[.species] == "Rhodococcus erythropolis")
    #expect(!ReferenceHeaderStyles.all.contains { $0.id == "species" })
    for header in ["AB1", "AB1 Genus", "AB1 genus species", "Bacteria;Bacillota;", "AB1\tA b c"] {
      #expect(SpeciesHeader().parse(header) == nil)
    }
  }

  @Test func wordsForNoNameAreNoNames() {
    let parsed = DADA2Header().parse("Bacteria;Bacillota;uncultured;;Lachnospiraceae;NA;")
    #expect(parsed?.lineage == Lineage(["Bacteria", "Bacillota", "", "", "Lachnospiraceae"]))
  }

  private func problem(_ records: [ReferenceRecord]) -> TaxonomyError? {
    do throws(TaxonomyError) {
      _ = try ReferenceBuilder.build(records: records, file: "x.fa", name: "x")
      return nil
    } catch {
      return error
    }
  }

  @Test func errorsNameTheRecord() {
    let good = ReferenceRecord(header: "Bacteria;P;", sequence: Array("ACGTACGTACGT".utf8))
    #expect(problem([])?.problem == .emptyReference)
    #expect(problem([ReferenceRecord(header: "Bacteria;P;", sequence: [])])?.problem == .emptyReference)
    let unknown = problem([ReferenceRecord(header: "AB1 no lineage", sequence: good.sequence)])
    #expect(unknown?.problem == .unknownHeaderStyle)
    #expect(unknown?.location?.record == 1)
    let broken = problem([good, ReferenceRecord(header: "AB1 no lineage", sequence: good.sequence)])
    #expect(broken?.problem == .brokenHeader)
    #expect(broken?.location?.record == 2)
    let base = problem([good, ReferenceRecord(header: "Bacteria;P;", sequence: Array("ACGJ".utf8))])
    #expect(base?.problem == .invalidBase)
    #expect(base?.location?.record == 2)
    #expect(base?.message.contains("base 4") == true)
    #expect(base?.kind == .malformedInput)
  }

  @Test func sequencesComeBackAsWritten() throws {
    var generator = SeededGenerator(purpose: "packed", seed: 1)
    var packed = PackedSequencesBuilder()
    var written: [[UInt8]] = []
    for length in [0, 1, 2, 3, 4, 5, 7, 8, 9, 100, 401] {
      let letters = (0..<length).map { _ in Array("ACGTNRY".utf8)[generator.below(7)] }
      #expect(packed.append(letters) == nil)
      written.append(letters)
    }
    #expect((0..<packed.count).map { packed.sequences[$0] } == written)
    #expect(packed.append(Array("AC!".utf8)) == 2)
    #expect(packed.count == written.count)
    #expect(packed.append(Array("ac-u.g".utf8)) == nil)
    #expect(packed.sequences[written.count] == Array("ACTG".utf8))
  }

  @Test func organellesAreDeclared() throws {
    let plain = try MadeUpReference.database()
    #expect(!plain.declaresOrganelles)
    let records =
      MadeUpReference.records() + [
        ReferenceRecord(
          header: "Bacteria;Pseudomonadota;Alphaproteobacteria;Rickettsiales;Mitochondria;",
          sequence: Array("ACGT".utf8))
      ]
    let withOrganelles = try ReferenceBuilder.build(records: records, file: "x", name: "x")
    #expect(withOrganelles.declaresOrganelles)
    #expect(withOrganelles.fingerprint != plain.fingerprint)
  }

  @Test func packedFileComesBackEqual() throws {
    var records = MadeUpReference.records()
    records[5] = ReferenceRecord(header: records[5].header, sequence: Array("ACGTNNACGTRYACGTTTT".utf8))
    let reference = try ReferenceBuilder.build(records: records, file: "x", name: "made-up", taxonomyLabel: "none")
    let bytes = ReferenceFile.encode(reference)
    #expect(try ReferenceFile.decode(bytes, file: "x") == reference)
    #expect(bytes.count < reference.sequences.baseCount / 3)
  }

  @Test func damagedPackedFilesAreRefused() throws {
    let bytes = ReferenceFile.encode(try MadeUpReference.database())
    var generator = SeededGenerator(purpose: "damage", seed: 5)
    for _ in 0..<60 {
      var spoilt = bytes
      spoilt[generator.below(bytes.count)] ^= UInt8(1 + generator.below(255))
      #expect(throws: TaxonomyError.self) { try ReferenceFile.decode(spoilt, file: "x") }
      let cut = Array(bytes[..<generator.below(bytes.count)])
      #expect(throws: TaxonomyError.self) { try ReferenceFile.decode(cut, file: "x") }
    }
    #expect(throws: TaxonomyError.self) { try ReferenceFile.decode(bytes + [0], file: "x") }
  }

  @Test func builtInReferenceOpens() throws {
    let reference = try ReferenceDatabase.builtIn()
    #expect(reference.count > 7_000)
    #expect(!reference.declaresOrganelles)
    #expect(Set(reference.lineages.compactMap { $0[.domain] }) == ["Archaea", "Bacteria"])
    // One lineage per genus.
    var parents: [String: Lineage] = [:]
    for lineage in reference.lineages {
      guard let genus = lineage[.genus] else { continue }
      let above = lineage.truncated(to: .genus)
      #expect(parents[genus, default: above] == above)
      parents[genus] = above
    }
    #expect(parents["Akkermansia"]?[.phylum] == "Verrucomicrobiota")
    #expect(parents["Bacteroides"]?[.family] == "Bacteroidaceae")
  }
}

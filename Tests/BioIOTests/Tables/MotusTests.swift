import BioIO
import BioModel
import Testing

@Suite("mOTUs profiles")
struct MotusTests {
  static let comments =
    "# git tag version 3.1.0 |  motus version 3.1.0 | map_tax 3.1.0 | gene database: nr3.1.0 | calc_motu 3.1.0 -k mOTU -C no_CAMI -g 3 -p | taxonomy: ref_mOTU_3.1.0 meta_mOTU_3.1.0\n# call: python motus profile -p -s E.fastq.gz\n"
  static let single =
    comments
    + "#consensus_taxonomy\tNCBI_tax_id\tunnamed sample\nVibrio mytili [ref_mOTU_v31_00030]\t50718\t0.2500000000\nVibrio sp. [ref_mOTU_v31_00027]\tNA\t0.5\nProteobacteria sp. [ref_mOTU_v31_00022]\tNA\t0.125\nVibrio a/b [ref_mOTU_v31_1]\tNA\t0.0\nunassigned\tNA\t0.1250000000\n"
  static let merged =
    comments
    + "#mOTU\tconsensus_taxonomy\tE1\tE2\nref_mOTU_v31_00030\tk__Bacteria|p__Proteobacteria|c__Gammaproteobacteria|o__Vibrionales|f__Vibrionaceae|g__Vibrio|s__Vibrio mytili\t7\t0\nunassigned\tunassigned\t1\t2\n"

  @Test("one sample in shares: version, unassigned, names that leave the species open")
  func single() throws {
    let document = try Profile.read(Self.single, file: "E.motus")
    #expect(Profile.said(document, "format") == "motus" && document.origin.version == "3.1.0")
    #expect(document.origin.database == "ref_mOTU_3.1.0" && document.origin.abundance == .genomeCopies)
    #expect(document.table.sampleIDs == ["E"] && document.table.unit == .relativeAbundance)
    #expect(document.table.denseRow(0) == [0.25, 0.5, 0.125, 0.125])
    #expect(document.table.featureIDs.last == "unclassified")
    #expect(document.table.lineages?[0][.species] == "Vibrio mytili")
    #expect(document.table.lineages?[1] == Lineage(["", "", "", "", "", "Vibrio"]))
    #expect(document.table.lineages?[2].isUnclassified == true)
    #expect(document.taxonIDs == ["50718", "", "", ""] && Profile.said(document, "unclassified") == "0.125")
  }

  @Test("merged, in counts, with whole lineages")
  func merged() throws {
    let document = try Profile.read(Self.merged)
    #expect(document.table.sampleIDs == ["E1", "E2"] && document.table.unit == .counts)
    #expect(document.table.denseRow(1) == [0, 2])
    #expect(document.table.lineages?[0][.order] == "Vibrionales")
    let genera = try Profile.read(
      Self.single.replacing("-k mOTU", with: "-k genus").replacing("Vibrio mytili [ref_mOTU_v31_00030]", with: "Vibrio")
        .replacing("\nunassigned", with: "\n-1"))
    #expect(Profile.said(genera, "rank") == "genus" && Profile.lineage(genera, "Vibrio")?[.genus] == "Vibrio")
    #expect(genera.table.featureIDs.last == "unclassified")
  }

  @Test("the head names the rank of -k")
  func rank() throws {
    let document = try Profile.read(
      "# git tag version 3.0.3 | motus version 3.0.3 | gene database\n# call: python motus profile -k genus\n#genus\tA\nBlautia\t0.6\nunassigned\t0.4\n"
    )
    #expect(Profile.said(document, "format") == "motus" && Profile.said(document, "rank") == "genus")
    #expect(
      Profile.lineage(document, "Blautia")?[.genus] == "Blautia" && Profile.said(document, "unclassified") == "0.4")
    #expect(try Profile.read("#genus\tA\tB\nBlautia\t0.6\t1\n").understanding(of: "format")?.value == "tsv")
  }

  @Test("ragged rows, text, a head without samples")
  func refused() throws {
    #expect(try Profile.error(Self.single + "X\t1\n").contains("line 9: the row has 2 fields where 3"))
    #expect(
      try Profile.error(Self.single + "X\t1\tmany\n").contains("column 3 (\"unnamed sample\"): the cell holds the text")
    )
    #expect(
      try Profile.error(Self.comments + "#consensus_taxonomy\tNCBI_tax_id\nX\t1\n").contains("the head names no sample")
    )
    #expect(
      try Profile.error(Self.single + "Vibrio mytili [ref_mOTU_v31_00030]\t50718\t0.1\n").contains("stands twice"))
  }
}

import BioIO
import BioModel
import Testing

@Suite("emu tables")
struct EmuTests {
  static let head =
    "tax_id\tabundance\tspecies\tgenus\tfamily\torder\tclass\tphylum\tclade\tsuperkingdom\tsubspecies\tspecies subgroup\tspecies group"
  static let coli =
    "Escherichia coli\tEscherichia\tEnterobacteriaceae\tEnterobacterales\tGammaproteobacteria\tProteobacteria\t\tBacteria\t\t\t"
  static let counts =
    head
    + "\testimated counts\n562\t0.75\t\(coli)\t60.5\n1351\t0.25\tEnterococcus faecalis\tEnterococcus\t\t\t\tFirmicutes\t\tBacteria\t\t\t\t19.5\nunmapped\t0\t\t\t\t\t\t\t\t\t\t\t\t15\nmapped_unclassified\t\t\t\t\t\t\t\t\t\t\t\t\t5\n"
  static let shares = head + "\n562\t1.0\t\(coli)\n"
  static let combined =
    "tax_id\tspecies\tgenus\tfamily\torder\tclass\tphylum\tsuperkingdom\tF1_rel-abundance\tF2\n562\tEscherichia coli\tEscherichia\tEnterobacteriaceae\t\t\tProteobacteria\tBacteria\t0.5\t\n1351\tEnterococcus faecalis\tEnterococcus\t\t\t\tFirmicutes\tBacteria\t0.5\t1.0\n"

  @Test("estimated counts with both nameless rows")
  func counts() throws {
    let document = try Profile.read(Self.counts, file: "F_rel-abundance.tsv")
    #expect(Profile.said(document, "format") == "emu" && document.table.sampleIDs == ["F"])
    #expect(
      document.table.featureIDs == ["Escherichia coli", "Enterococcus faecalis", "unclassified", "mapped_unclassified"])
    #expect(document.table.denseRow(0) == [60.5, 19.5, 15, 5] && document.table.unit == .counts)
    #expect(
      document.table.lineages?[0][.class] == "Gammaproteobacteria" && document.table.lineages?[3].isUnclassified == true
    )
    #expect(
      document.notices.contains { $0.code == "counts-not-whole" } && Profile.said(document, "unclassified") == "0.2")
  }

  @Test("shares, and tables of several samples")
  func others() throws {
    #expect(try Profile.read(Self.shares).table.unit == .relativeAbundance)
    let combined = try Profile.read(Self.combined)
    #expect(combined.table.sampleIDs == ["F1", "F2"] && combined.table.denseRow(1) == [0, 1])
    #expect(combined.taxonIDs == ["562", "1351"] && combined.table.unit == .relativeAbundance)
  }

  @Test("combined at a rank, without ids: an empty cell is 0")
  func withoutIDs() throws {
    let document = try Profile.read(
      "genus\tfamily\torder\tclass\tphylum\tsuperkingdom\tS1\tS2\nBlautia\tLachnospiraceae\tEubacteriales\tClostridia\tFirmicutes\tBacteria\t0.6\t\nDorea\tLachnospiraceae\tEubacteriales\tClostridia\tFirmicutes\tBacteria\t0.4\t1.0\n"
    )
    #expect(Profile.said(document, "format") == "emu" && document.taxonIDs == nil)
    #expect(document.table.featureIDs == ["Blautia", "Dorea"] && document.table.denseRow(1) == [0, 1])
    #expect(document.table.lineages?[0][.order] == "Eubacteriales")
  }

  @Test("shares over 1, one id twice, no abundance")
  func refused() throws {
    #expect(
      try Profile.error(Self.shares + "9\t0.5\tA b\tA\t\t\t\t\t\t\t\t\t\n").contains("the abundances add up to 1.5"))
    #expect(try Profile.error(Self.shares + "562\t0.0\t\(Self.coli)\n").contains("stands twice"))
    #expect(try Profile.error("tax_id\tspecies\tgenus\n562\tA b\tA\n").contains("no abundance and no sample"))
    #expect(try Profile.error(Self.shares + "9\tx\tA b\tA\t\t\t\t\t\t\t\t\t\n").contains("line 3, column 2"))
  }
}

import BioIO
import BioModel
import TestSupport
import Testing

@Suite(
  "Real profiles, read without options",
  .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
struct RealProfileTests {
  private func read(_ path: String) throws -> TableDocument {
    let file = "\(TestData.folder ?? "")/\(path)"
    return try TableFormats.read(bytes: TableInput.read(file), file: file)
  }

  @Test("Kraken reports hold all their reads; Bracken and MetaPhlAn say who they are")
  func profiles() throws {
    let kraken = try read("profiles/C1.kraken2.report.txt.gz")
    #expect(kraken.table[sample: 0].total == 65212 && kraken.table.sampleIDs == ["C1"] && kraken.notices.isEmpty)
    let place = try #require(kraken.table.featureIDs.firstIndex(of: "Capnocytophaga sputigena"))
    #expect(kraken.table.lineages?[place][.family] == "Flavobacteriaceae" && kraken.taxonIDs?[place] == "1019")
    #expect(Profile.said(kraken, "unclassified") == "0.4783")
    for (name, reads) in [("01", 759_573.0), ("02", 842_018), ("03", 813_126), ("04", 693_693)] {
      let document = try read("profiles/multiqc_sample_\(name).kraken.report.txt")
      #expect(document.table[sample: 0].total == reads && document.notices.isEmpty)
    }
    let bracken = try read("profiles/sample_output_species_abundance.txt")
    #expect(Profile.said(bracken, "format") == "bracken" && Profile.said(bracken, "rank") == "species")
    let metaphlan = try read("profiles/MOCK_001_Illumina_Hiseq_3000_se_metaphlan3-db.metaphlan3_profile.txt")
    #expect(metaphlan.origin.version == "3" && metaphlan.origin.database == "mpa_v31_CHOCOPhlAn_201901")
    #expect(abs(metaphlan.table[sample: 0].total - 1) < 1e-6 && metaphlan.taxonIDs?.isEmpty == false)
  }

  @Test("Bracken's report rounds: what it loses stays with the clade, and all reads are there")
  func brackenReport() throws {
    let document = try read("profiles/sample_output_bracken.report")
    #expect(document.table[sample: 0].total == 26_667_003)
    #expect(document.notices.contains { $0.code == "report-rows-missing" && $0.message.contains("176 reads") })
  }

  @Test("what must be refused is refused, with its line")
  func refused() throws {
    for (file, says) in [
      ("bracken-2611_se-ERR5766174-db1_S_invalid.tsv", "add up to 1.043"),
      ("kraken2-2611_se-ERR5766174-db1-invalid.kraken2.report.txt", "line 2: \"root\" is said to hold 1.28 %"),
      (
        "metaphlan-mpa_invalid_abundance_sum.tsv",
        "line 10: the rows of the rank family (from this line on) add up to 77.25681 %"
      ),
    ] {
      let error = #expect(throws: TableError.self) { _ = try read("messy-inputs/profile-reject/\(file)") }
      #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
    }
  }

  @Test("odd but real: only unclassified reads; rows under genera left out; rows missing altogether")
  func edges() throws {
    let nameless = try read("messy-inputs/profile-edge/issue_1637-test1.kreport.txt")
    #expect(nameless.table.denseRow(0) == [967] && Profile.said(nameless, "unclassified") == "1")
    let genera = try read("messy-inputs/profile-edge/issue_1766-genus_only.kreport")
    #expect(genera.table[sample: 0].total == 893_707)
    #expect(genera.notices.contains { $0.code == "report-rows-missing" })
    let error = #expect(throws: TableError.self) {
      _ = try read("messy-inputs/profile-edge/issue_2876_empty-empty.report")
    }
    #expect(error?.description.contains("\"unclassified\" is said to hold 15.81 %") == true)
  }

  @Test("tables of many samples: Bracken counts, MetaPhlAn 4, MetAML")
  func cohorts() throws {
    #expect(try read("diversity-age/bracken.S.0.2.tsv.gz").table.unit == .counts)
    let metaphlan = try read("diversity-age/metaphlan4_taxonomy.tsv.gz")
    #expect(Profile.said(metaphlan, "format") == "metaphlan" && metaphlan.origin.abundance == .genomeCopies)
    #expect(try read("cohort-metaml/abundance_IBD.txt.gz").metadata != nil)
  }
}

import BioIO
import BioModel
import Testing

@Suite("ganon reports")
struct GanonTests {
  static let report = """
    unclassified\t-\t-\tunclassified\t0\t0\t0\t20\t20.00000
    root\t1\t1\troot\t1\t2\t77\t80\t80.00000
    superkingdom\t2\t1|2\tBacteria\t0\t0\t77\t77\t77.00000
    genus\t561\t1|2|||||561\tEscherichia\t10\t7\t60\t77\t77.00000
    species\t562\t1|2|||||561|562\tEscherichia coli\t40\t20\t0\t60\t60.00000

    """

  @Test("the reads of each row's own; empty ids in paths")
  func tree() throws {
    let document = try Profile.read(Self.report, file: "D.ganon.tre")
    #expect(Profile.said(document, "format") == "ganon" && document.table.sampleIDs == ["D"])
    #expect(Profile.values(document) == ["unclassified": 20, "root": 3, "Escherichia": 17, "Escherichia coli": 60])
    #expect(Profile.lineage(document, "Escherichia coli")?[.domain] == "Bacteria")
    #expect(document.origin.taxonomy == "ncbi" && document.notices.isEmpty)
  }

  @Test("percentages corrected by genome size are said, the reads taken")
  func corrected() throws {
    let document = try Profile.read(Self.report.replacing("60.00000", with: "70.50000"))
    #expect(document.notices.contains { $0.code == "abundance-corrected-in-file" })
    #expect(document.table[sample: 0].total == 100)
  }

  @Test("sums that do not hold, missing columns, a row twice")
  func refused() throws {
    #expect(
      try Profile.error(Self.report.replacing("\t40\t20\t0\t60\t", with: "\t40\t20\t9\t60\t")).contains(
        "line 5: 60 reads of its own and 9 of its children make 69"))
    #expect(
      try Profile.error(Self.report.replacing("10\t7\t60\t77\t77", with: "10\t7\t33\t50\t77")).contains(
        "\"Escherichia\" has 50 reads, the rows under it 60"))
    #expect(try Profile.error(Self.report + "species\t1\t1|2\n").contains("line 6: the row has 3 fields where 9"))
    #expect(
      try Profile.error(Self.report + "species\t2\t1|2\tBacteria\t0\t0\t0\t0\t0\n").contains(
        "the path 1|2 stands here a second time"))
  }
}

import BioIO
import BioModel
import Testing

@Suite("Centrifuge reports")
struct CentrifugeTests {
  static let report = """
    name\ttaxID\ttaxRank\tgenomeSize\tnumReads\tnumUniqueReads\tabundance
    root\t1\tno rank\t0\t3\t3\t0.0
    Bacteria\t2\tsuperkingdom\t0\t1\t0\t0.0
    Escherichia coli\t562\tspecies\t5000000\t40\t30\t0.8
    Escherichia coli K-12\t83333\tstrain\t4600000\t6\t1\t0.2

    """

  @Test("reads, lineages by rank, and a word on reads that count several times")
  func report() throws {
    let document = try Profile.read(Self.report, file: "C.centrifuge.txt")
    #expect(Profile.said(document, "format") == "centrifuge")
    #expect(document.table.denseRow(0) == [3, 1, 40, 6])
    #expect(Profile.lineage(document, "Escherichia coli K-12")?[.species] == "Escherichia coli")
    #expect(document.notices.contains { $0.code == "reads-counted-several-times" && $0.message.contains("16 of 50") })
  }

  @Test("more unique reads than reads, and a missing column, are refused")
  func refused() throws {
    #expect(
      try Profile.error(Self.report + "X y\t9\tspecies\t1\t1\t2\t0\n").contains(
        "2 unique reads are more than all 1 reads"))
    #expect(try Profile.error(Self.report.replacing("numReads", with: "n")).contains("heads a column `numReads`"))
  }
}

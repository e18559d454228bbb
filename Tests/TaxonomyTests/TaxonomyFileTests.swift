import BioModel
import Taxonomy
import Testing

@Suite struct TaxonomyFileTests {
  private func table(_ text: String) throws(TaxonomyError) -> TaxonomyFile {
    try TaxonomyFile(bytes: Array(text.utf8), file: "t.tsv")
  }

  @Test(
    arguments: [
      "Feature ID\tTaxon\tConfidence\nA\td__Bacteria; p__Bacillota\t0.9\nB\td__Archaea\t1\n",
      "A\tk__Bacteria; p__Bacillota; c__; o__\r\nB\tk__Archaea; p__\r\n",
      "#OTU ID\ttaxonomy\nA\tD_0__Bacteria;D_1__Bacillota\n\nB\tD_0__Archaea",
      "A\tBacteria(100);\"Bacillota\"(97);\nB\tArchaea(100);unclassified(100);\n",
      "\u{FEFF}id\tlineage\nB\tArchaea\nA\tBacteria;Bacillota;uncultured\n",
    ])
  func theSameTableInManyDresses(text: String) throws {
    let table = try table(text)
    #expect(table.count == 2)
    #expect(table.lineage(of: "A") == Lineage(["Bacteria", "Bacillota"]))
    #expect(table.lineage(of: "B") == Lineage(["Archaea"]))
    #expect(table.lineage(of: "C") == nil)
  }

  @Test(
    arguments: [
      ("", nil, "is empty"), ("Feature ID\tTaxon\n", nil, "is empty"), (">A\nACGT\n", 1, "this is FASTA"),
      ("<html>\n", 1, "web page"), ("A Bacteria;Bacillota\n", 1, "not a line of id, tab and lineage"),
      ("A\td__Bacteria\n\t\n", 2, "not a line"), ("A\td__Bacteria;p__X\nA\td__Archaea\n", 2, "two lineages"),
      ("A\td__Bacteria;p__X\nB\tBacteria;X\n", 2, "mixed"),
    ] as [(String, Int?, String)])
  func faultsNameTheLine(text: String, line: Int?, message: String) {
    do throws(TaxonomyError) {
      _ = try table(text)
      Issue.record("no error for \(text)")
    } catch {
      #expect(error.problem == .brokenTaxonomy)
      #expect(error.location?.line == line)
      #expect(error.message.contains(message), "\(error)")
    }
  }

  @Test func theSameLineTwiceIsNoFault() throws {
    #expect(try table("A\td__Bacteria;p__X\nA\td__Bacteria;p__X\n").count == 1)
  }
}

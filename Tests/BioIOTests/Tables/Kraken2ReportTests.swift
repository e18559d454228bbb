import BioIO
import BioModel
import Testing

@Suite("Kraken-style reports")
struct Kraken2ReportTests {
  static let report = """
     10.00\t10\t10\tU\t0\tunclassified
     90.00\t90\t2\tR\t1\troot
     88.00\t88\t0\tR1\t131567\t  cellular organisms
     80.00\t80\t5\tD\t2\t    Bacteria
     75.00\t75\t0\tP\t1239\t      Bacillota
     75.00\t75\t15\tG\t1350\t        Enterococcus
     60.00\t60\t50\tS\t1351\t          Enterococcus faecalis
     10.00\t10\t10\tS1\t1158\t            Enterococcus faecalis OG1RF
      8.00\t8\t0\tD\t2759\t    Eukaryota
      8.00\t8\t0\tK\t4751\t      Fungi
      8.00\t8\t8\tS\t4932\t        Saccharomyces cerevisiae

    """

  @Test("the reads of each taxon's own, lineages by indentation, all reads together")
  func tree() throws {
    let document = try Profile.read(Self.report, file: "runs/A7.kraken2.report.txt")
    #expect(Profile.said(document, "format") == "kraken2-report")
    #expect(document.table.sampleIDs == ["A7"])
    #expect(
      Profile.values(document) == [
        "unclassified": 10, "root": 2, "Bacteria": 5, "Enterococcus": 15, "Enterococcus faecalis": 50,
        "Enterococcus faecalis OG1RF": 10, "Saccharomyces cerevisiae": 8,
      ])
    #expect(document.table.featureCount == 7 && document.table[sample: 0].total == 100)
    #expect(Profile.lineage(document, "unclassified")?.isUnclassified == true)
    #expect(
      Profile.lineage(document, "Enterococcus faecalis OG1RF")
        == Lineage(["Bacteria", "Bacillota", "", "", "", "Enterococcus", "Enterococcus faecalis"]))
    #expect(Profile.lineage(document, "Saccharomyces cerevisiae")?[.domain] == "Eukaryota")
    #expect(document.taxonIDs == ["0", "1", "2", "1350", "1351", "1158", "4932"])
    #expect(document.origin.abundance == .reads && document.origin.profiler == "kraken-style")
    #expect(document.origin.taxonomy == "ncbi")
    #expect(Profile.said(document, "unclassified") == "0.1")
    #expect(Profile.said(document, "unit") == "counts")
    #expect(document.notices.isEmpty)
  }

  @Test("columns of minimizers, a known head, CRLF and a missing last line end change nothing")
  func variants() throws {
    let plain = try Profile.read(Self.report).table
    let wide = Self.report.split(separator: "\n").map { line in
      var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      fields.insert(contentsOf: ["1200", "300"], at: 3)
      return fields.joined(separator: "\t")
    }
    let minimizers = try Profile.read(wide.joined(separator: "\n"))
    #expect(minimizers.table == plain)
    #expect(
      Profile.said(minimizers, "profiler") == "kraken-style"
        && minimizers.understanding(of: "profiler")?.confidence == 1)
    #expect(try Profile.read("#percent\tclade\tdirect\trank\ttaxid\tname\n" + Self.report).table == plain)
    #expect(try Profile.read(Self.report.replacing("\n", with: "\r\n")).table == plain)
    #expect(try Profile.read(Self.report.replacing("\n", with: "\r")).table == plain)
  }

  @Test("Kraken 1 writes `-` for ranks; the viruses' rank may be anything")
  func otherRanks() throws {
    let document = try Profile.read(
      "100.00\t9\t0\t-\t1\troot\n 50.00\t5\t5\tR1\t10239\t  Viruses\n 40.00\t4\t0\t-\t131567\t  cellular organisms\n 40.00\t4\t4\tD\t2157\t    Archaea\n"
        .replacing(" 50.00", with: " 55.56").replacing(" 40.00", with: " 44.44"))
    #expect(Profile.lineage(document, "Viruses")?[.domain] == "Viruses")
    #expect(Profile.lineage(document, "Archaea")?[.domain] == "Archaea")
  }

  @Test("two nodes of one name get their ids")
  func homonyms() throws {
    let document = try Profile.read(
      "100.00\t4\t0\tR\t1\troot\n 75.00\t3\t3\tG\t55087\t  Bacillus\n 25.00\t1\t1\tG\t1386\t  Bacillus\n")
    #expect(document.table.featureIDs == ["Bacillus [55087]", "Bacillus [1386]"])
  }

  @Test("rows of no reads are left out; a sample of no reads is a sample")
  func zeros() throws {
    let zeros = try Profile.read(Self.report + "  0.00\t0\t0\tD\t2157\t    Archaea\n")
    #expect(zeros.table.featureCount == 7)
    let empty = try Profile.read("  0.00\t0\t0\tU\t0\tunclassified\n")
    #expect(empty.table.featureIDs == ["unclassified"] && empty.table[sample: 0].nonZeroCount == 0)
    #expect(empty.notices.contains { $0.code == "empty-sample" })
  }

  @Test("reads of rows that were left out stay with their nearest taxon, and that is said")
  func leftOut() throws {
    let document = try Profile.read(
      "100.00\t10\t1\tR\t1\troot\n 90.00\t9\t2\tD\t2\t  Bacteria\n 40.00\t4\t4\tG\t561\t    Escherichia\n")
    #expect(Profile.values(document) == ["root": 1, "Bacteria": 5, "Escherichia": 4])
    #expect(document.notices.contains { $0.code == "report-rows-missing" && $0.message.contains("3 reads") })
  }

  @Test("without its unclassified row a report is read, with a warning")
  func noUnclassified() throws {
    let document = try Profile.read(" 80.00\t80\t2\tR\t1\troot\n 78.00\t78\t78\tD\t2\t  Bacteria\n")
    #expect(document.table[sample: 0].total == 80)
    #expect(
      document.notices.contains { $0.code == "unclassified-row-missing" && $0.message.contains("about 100 reads") })
  }

  private static let bad: [(text: String, says: String)] = [
    (
      "100.00\t9\t0\tR\t1\troot\n100.00\t9\t9\tD\t2\t      Bacteria\n",
      "line 2, column 6: \"Bacteria\" is indented by 6 blanks"
    ),
    ("100.00\t9\t0\tR\t1\troot\n100.00\t9\t9\tD\t2\t Bacteria\n", "indented by 1 blanks"),
    ("100.00\t9\t0\tR\t1\troot\n100.00\t12\t12\tD\t2\t  Bacteria\n", "line 1: \"root\" has 9 reads in its clade"),
    (
      "100.00\t9\t0\tR\t1\troot\n100.00\t9\t9.5\tD\t2\t  Bacteria\n",
      "line 2, column 3 (\"reads of the taxon\"): 9.5 is no whole number"
    ),
    ("100.00\t9\t0\tR\t1\troot\n100.00\t9\t-9\tD\t2\t  Bacteria\n", "the abundance -9 is negative"),
    ("100.00\t9\t0\tR\t1\troot\n100.00\t9\t1e300\tD\t2\t  Bacteria\n", "1e300 is no whole number"),
    ("100.00\t9\t0\tR\t1\troot\n100.00\t9\t9\tD\t2\n", "line 2: the row has 5 fields where 6 are expected"),
    ("100.00\t9\t0\tR\t1\troot\n100.00\t9\t9\tD\t2\t  \n", "the taxon has no name"),
    (
      " 50.00\t5\t5\tU\t0\tunclassified\n 70.00\t5\t5\tR\t1\troot\n",
      "line 2: \"root\" is said to hold 70 %, but its 5 reads are 50 % of the 10"
    ),
    (
      " 50.00\t5\t5\tU\t0\tunclassified\n 50.00\t5\t5\tR\t1\troot\n 50.00\t5\t5\tU\t0\tunclassified\n 50.00\t5\t5\tR\t1\troot\n",
      "is said to hold 50 %"
    ),
    (" 15.81\t120098\t120098\tU\t0\tunclassified\n", "said to hold 15.81 %"),
  ]

  @Test("each contradiction names its line", arguments: bad.indices)
  func refused(number: Int) throws {
    let error = try Profile.error(Self.bad[number].text)
    #expect(error.contains(Self.bad[number].says), "\(error)")
  }
}

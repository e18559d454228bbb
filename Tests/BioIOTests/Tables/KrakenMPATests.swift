import BioIO
import BioModel
import Testing

@Suite("MetaPhlAn-style Kraken reports")
struct KrakenMPATests {
  static let single =
    "d__Bacteria\t90\nd__Bacteria|p__Bacillota\t80\nd__Bacteria|p__Bacillota|g__Blautia\t70\nd__Bacteria|p__Bacillota|g__Blautia|s__Blautia obeum\t40\nd__Eukaryota\t10\nd__Eukaryota|k__Fungi\t10\nd__Eukaryota|k__Fungi|p__Ascomycota\t9\n"
  static let combined =
    "#Classification\tSample #1\tB.kreport.txt\nk__Bacteria\t5\t7\nk__Bacteria|p__Bacillota\t5\t6\n"

  @Test("clades are taken apart without loss; a kingdom under a domain is no domain")
  func single() throws {
    let document = try Profile.read(Self.single, file: "K.mpa.txt")
    #expect(Profile.said(document, "format") == "kraken-mpa" && document.table.sampleIDs == ["K"])
    #expect(document.table[sample: 0].total == 100 && document.table.unit == .counts)
    #expect(Array(document.table[sample: 0].values) == [10, 10, 30, 40, 1, 9])
    #expect(document.table.lineages?.last == Lineage(["Eukaryota", "Ascomycota"]))
    #expect(document.notices.contains { $0.code == "unclassified-not-listed" })
  }

  @Test("several samples under `#Classification`")
  func combined() throws {
    let document = try Profile.read(Self.combined)
    #expect(Profile.said(document, "format") == "kraken-mpa" && document.table.sampleIDs == ["Sample #1", "B"])
    #expect(document.table[sample: 1].total == 7)
  }

  @Test("ragged rows, a clade twice")
  func refused() throws {
    #expect(try Profile.error(Self.combined + "k__Archaea\t1\n").contains("line 4: the row has 2 fields"))
    #expect(try Profile.error(Self.single + "d__Bacteria\t1\n").contains("stands here a second time, first (line 1)"))
  }
}

import BioIO
import BioModel
import Testing

@Suite("Bracken tables")
struct BrackenTests {
  static let head =
    "name\ttaxonomy_id\ttaxonomy_lvl\tkraken_assigned_reads\tadded_reads\tnew_est_reads\tfraction_total_reads\n"
  static let table =
    head + "Escherichia coli\t562\tS\t60\t15\t75\t0.75000\nBlautia sp. X\t33039\tS\t25\t0\t25\t0.25000\n"
  static let combined =
    "name\ttaxonomy_id\ttaxonomy_lvl\tA.bracken_num\tA.bracken_frac\tB_num\tB_frac\nEscherichia coli\t562\tS\t75\t0.75\t0\t0.0\nHomo sapiens\t9606\tS\t25\t0.25\t7\t1.0\n"

  @Test("one sample: the new estimate, its rank, no unclassified")
  func single() throws {
    let document = try Profile.read(Self.table, file: "A.bracken.tsv")
    #expect(Profile.said(document, "format") == "bracken" && Profile.said(document, "rank") == "species")
    #expect(document.table.sampleIDs == ["A"] && document.table.denseRow(0) == [75, 25])
    #expect(document.taxonIDs == ["562", "33039"])
    #expect(Profile.lineage(document, "Escherichia coli")?[.genus] == "Escherichia")
    #expect(document.notices.contains { $0.code == "unclassified-not-listed" })
    #expect(document.origin.profiler == "bracken" && document.origin.abundance == .reads)
  }

  @Test("many samples")
  func many() throws {
    let document = try Profile.read(Self.combined)
    #expect(Profile.said(document, "format") == "bracken-combined")
    #expect(document.table.sampleIDs == ["A", "B"])
    #expect(document.table.denseRow(0) == [75, 25] && document.table.denseRow(1) == [0, 7])
  }

  @Test("rows that were taken out are said")
  func takenOut() throws {
    let document = try Profile.read(Self.head + "Escherichia coli\t562\tS\t60\t15\t75\t0.75000\n")
    #expect(document.notices.contains { $0.code == "rows-taken-out" && $0.message.contains("0.75") })
  }

  private static let bad: [(text: String, says: String)] = [
    (
      table + "Extra\t1\tS\t5\t1\t5\t0.0\n", "line 4, column 6 (\"new_est_reads\"): 5 assigned and 1 added reads make 6"
    ),
    (head + "A b\t1\tS\t9\t0\t9\t0.9\nC d\t2\tS\t1\t0\t1\t0.2\n", "the fractions of sample \"S1\" add up to 1.1"),
    (table.replacing("\tadded_reads", with: "\tx"), "Bracken heads a column `added_reads`"),
    (head + "A b\t1\tS\t9\t0\n", "line 2: the row has 5 fields where 7"),
    (table + "Escherichia coli\t562\tS\t0\t0\t0\t0\n", "\"Escherichia coli\" stands twice for sample"),
    (head, "no rows of taxa"),
    (combined + "X y\t1\tS\t1\t0.1\t3\tmany\n", "column 7 (\"B_frac\"): the cell holds the text \"many\""),
    (combined.replacing("B_frac", with: "B_share"), "neither `…_num` nor `…_frac`"),
    (combined.replacing("0.75\t0", with: "0.95\t0"), "the fractions of sample \"A\" add up to 1.2"),
    (combined.replacing("B_num", with: "A_num"), "the sample id \"A\" stands here a second time"),
  ]

  @Test("what contradicts itself is refused", arguments: bad.indices)
  func refused(number: Int) throws {
    let error = try Profile.error(Self.bad[number].text)
    #expect(error.contains(Self.bad[number].says), "\(error)")
  }
}

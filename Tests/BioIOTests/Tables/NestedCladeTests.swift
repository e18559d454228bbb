import BioIO
import BioModel
import Testing

@Suite("Rows that include each other")
struct NestedCladeTests {
  private func read(_ text: String, _ words: [String] = []) throws -> TableDocument {
    try TableFormats.read(bytes: Array(text.utf8), file: "t.tsv", assumptions: TableAssumptions(words: words))
  }

  private static let profile = """
    #mpa_v30_CHOCOPhlAn_201901
    clade_name\tNCBI_tax_id\tS1\tS2
    UNKNOWN\t-1\t10.0\t0.0
    k__Bacteria\t2\t90.0\t100.0
    k__Bacteria|p__Firmicutes\t2|1239\t90.0\t100.0
    k__Bacteria|p__Firmicutes|c__Clostridia\t\t90.0\t100.0
    k__Bacteria|p__Firmicutes|c__Clostridia|o__O\t\t90.0\t100.0
    k__Bacteria|p__Firmicutes|c__Clostridia|o__O|f__L\t\t90.0\t100.0
    k__Bacteria|p__Firmicutes|c__Clostridia|o__O|f__L|g__Blautia\t\t60.5\t100.0
    k__Bacteria|p__Firmicutes|c__Clostridia|o__O|f__L|g__Roseburia\t\t29.5\t0.0
    k__Bacteria|p__Firmicutes|c__Clostridia|o__O|f__L|g__Blautia|s__Blautia_obeum\t\t60.5\t25.0
    k__Bacteria|p__Firmicutes|c__Clostridia|o__O|f__L|g__Roseburia|s__Roseburia_hominis\t\t29.5\t0.0
    k__Bacteria|p__Firmicutes|c__Clostridia|o__O|f__L|g__Blautia|s__Blautia_obeum|t__SGB1\t\t60.5\t25.0

    """

  @Test("a MetaPhlAn table keeps species, the unknown part, and what a genus holds beyond its species")
  func metaphlan() throws {
    let document = try read(Self.profile)
    #expect(document.understanding(of: "format")?.value == "metaphlan")
    #expect(document.understanding(of: "database")?.value == "mpa_v30_CHOCOPhlAn_201901")
    #expect(document.understanding(of: "nesting")?.value == "cumulative")
    #expect(document.understanding(of: "unit")?.value == "percent")
    let table = document.table
    #expect(
      table.featureIDs.map { $0.split(separator: "|").last.map(String.init) } == [
        "unclassified", "g__Blautia", "s__Blautia_obeum", "s__Roseburia_hominis",
      ])
    #expect(table.denseRow(0) == [0.1, 0, 0.605, 0.295])
    #expect(table.denseRow(1) == [0, 0.75, 0.25, 0])
    #expect(table.lineages?[1].label(at: .species) == "unclassified Blautia")
    #expect(document.notices.contains { $0.code == "clades-separated" })
  }

  @Test("another level, or none of it when the user says so")
  func stated() throws {
    let genera = try read(Self.profile, ["level=genus"]).table
    #expect(genera.featureCount == 3 && genera.denseRow(1) == [0, 1, 0])
    let all = try read(Self.profile, ["nesting=disjoint", "unit=percent"]).table
    #expect(all.featureCount == 11)
  }

  @Test("a QIIME taxa table has shorter lineages that include nothing")
  func disjoint() throws {
    let document = try read(
      "#OTU ID\tS1\tS2\nk__Bacteria; p__F; c__C; o__O; f__L\t5\t1\nk__Bacteria; p__F; c__C; o__O; f__L; g__Blautia\t3\t9\nk__Bacteria; p__F; c__C; o__O; f__L; g__X; s__y\t4\t2\n"
    )
    #expect(document.understanding(of: "nesting")?.value == "disjoint")
    #expect(document.table.featureCount == 3 && document.table[sample: 0].total == 12)
  }

  @Test("MetAML: metadata rows above the clades become metadata")
  func metadataRows() throws {
    let document = try read(
      "dataset_name\td\td\nsampleID\tm1\tm2\nage\t59\tnd\nempty\tnd\tna\n#SampleID\tMetaphlan2_Analysis\tMetaphlan2_Analysis\nk__Bacteria|p__A|c__B|o__C|f__D|g__E|s__E_f\t60.5\t0\nk__Bacteria|p__A|c__B|o__C|f__D|g__D_unclassified\t39.5\t100\n"
    )
    #expect(document.table.sampleIDs == ["m1", "m2"])
    #expect(document.table.denseRow(1) == [0, 1])
    #expect(document.metadata?[column: "age"]?.values == ["59", nil])
    #expect(document.metadata?[column: "empty"] == nil)
    #expect(document.table.lineages?[1].deepestRank == .family)
  }

  @Test("whole cumulative counts lose nothing: remainders of every rank are kept")
  func counts() throws {
    let document = try read(
      "taxon\tS1\tS2\nd__Bacteria\t100\t7\nd__Bacteria|p__F\t80\t7\nd__Bacteria|p__F|c__C\t30\t0\n")
    #expect(document.table.denseRow(0) == [20, 50, 30])
    #expect(document.table.denseRow(1) == [0, 7, 0])
  }
}

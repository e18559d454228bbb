import BioIO
import BioModel
import TestSupport
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

  @Test("tables cut out of a profile: genus and species only, a rank left out, an unknown part beside them")
  func cutOut() throws {
    let genus = "k__Bacteria|p__X|c__Y|o__O|f__F|g__A"
    let other = "k__Bacteria|p__X|c__Y|o__O|f__F|g__B"
    for (top, unknown) in [("", "0"), ("k__Bacteria\t90\t80\n", "0"), ("", "10")] {
      let document = try read(
        "ID\tS1\tS2\n\(top)\(genus)\t60.5\t50\n\(other)\t29.5\t30\n\(genus)|s__A_a\t40.5\t50\n\(genus)|s__A_b\t20\t0\n\(other)|s__B_a\t29.5\t30\nUNKNOWN\t\(unknown)\t20\n",
        ["unit=percent"])
      #expect(document.understanding(of: "nesting")?.value == "cumulative")
      #expect(agree(document.table[sample: 0].total, 0.9 + (unknown == "10" ? 0.1 : 0), within: 1e-12))
      #expect(document.table.featureIDs.count == 4)
    }
  }

  @Test("what is left at a genus beside its species is not taken for their sum without a warning")
  func uncertainTop() throws {
    let document = try read(
      "#OTU ID\tS1\nk__B;p__F;c__C;o__O;f__L;g__A\t9\nk__B;p__F;c__C;o__O;f__L;g__A;s__a\t3\nk__B;p__F;c__C;o__O;f__L;g__C\t2\n"
    )
    #expect(document.notices.contains { $0.code == "nesting-uncertain" && $0.severity == .warning })
  }

  @Test(
    "names without prefixes at shallow ranks",
    arguments: [
      "Taxon\tS1\tS2\nBacteria\t100\t50\nBacteria;Firmicutes\t60\t30\nBacteria;Firmicutes;Clostridia\t60\t30\nBacteria;Bacteroidota\t40\t20\n",
      "Taxon,S1,S2\nBacteria,100.5,50.5\nBacteria;Firmicutes,60.5,30.5\nBacteria;Bacteroidetes,40,20\n",
      "q\tS1\tS2\nFirmicutes\t60\t30\nFirmicutes|Clostridia\t60\t30\nBacteroidota\t40\t20\nBacteroidota|Bacteroidia\t40\t20\n",
    ])
  func bareNames(text: String) throws {
    let document = try read(text)
    #expect(document.understanding(of: "nesting")?.value == "cumulative")
    #expect(document.table.featureCount == 2)
    #expect(document.table[sample: 0].total < 101)
  }

  @Test("a few rows that nest among ids of another kind are told")
  func fewNested() throws {
    let document = try read("id\tS1\nOTU1\t1\nOTU2\t1\nOTU3\t1\nA;B\t5\nA\t5\n")
    #expect(document.notices.contains { $0.code == "nesting-uncertain" && $0.severity == .warning })
  }
}

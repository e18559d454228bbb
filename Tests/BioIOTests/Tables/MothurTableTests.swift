import BioIO
import BioModel
import TestSupport
import Testing

@Suite("mothur's tables")
struct MothurTableTests {
  private func read(_ text: String, _ words: [String] = [], file: String = "t.shared") throws -> TableDocument {
    try TableFormats.read(bytes: Array(text.utf8), file: file, assumptions: TableAssumptions(words: words))
  }

  private func error(_ text: String) -> TableError? {
    #expect(throws: TableError.self) { _ = try TableFormats.read(bytes: Array(text.utf8), file: "t.shared") }
  }

  private static let twoLabels =
    "label\tGroup\tnumOtus\tOtu1\tOtu2\tOtu3\nunique\tA\t3\t1\t2\t3\t\nunique\tB\t3\t0\t0\t1\t\n0.03\tA\t2\t3\t3\t\n0.03\tB\t2\t0\t1\t\n"

  @Test("with and without the tab at the end, and as vsearch writes it")
  func shared() throws {
    for end in ["", "\t"] {
      let document = try read(
        "label\tGroup\tnumOtus\tOtu1\tOtu2\(end)\n0.03\tA\t2\t5\t0\(end)\n0.03\tB\t2\t0\t12\(end)\n")
      #expect(document.understanding(of: "format")?.value == "mothur-shared")
      #expect(document.table.sampleIDs == ["A", "B"] && document.table.featureIDs == ["Otu1", "Otu2"])
      #expect(document.table.denseRow(0) == [5, 0] && document.table.denseRow(1) == [0, 12])
      #expect(document.understanding(of: "label")?.confidence == 1)
    }
    let shares = try read("label\tGroup\tnumOtus\tOtu1\tOtu2\n0.03\tA\t2\t0.25\t0.75\n")
    #expect(shares.table.unit == .relativeAbundance)
  }

  @Test("of several labels the last or the stated one")
  func labels() throws {
    let last = try read(Self.twoLabels)
    #expect(last.table.featureIDs == ["Otu1", "Otu2"] && last.table.denseRow(0) == [3, 3])
    #expect(last.notices.contains { $0.code == "label-chosen" && $0.message.contains("unique, 0.03") })
    let first = try read(Self.twoLabels, ["label=unique"])
    #expect(first.table.denseRow(0) == [1, 2, 3] && first.understanding(of: "label")?.reason == "stated")
    #expect(throws: TableError.self) { _ = try read(Self.twoLabels, ["label=0.05"]) }
  }

  @Test(
    "what is wrong is said",
    arguments: [
      ("label\tGroup\tnumOtus\tOtu1\n0.03\tA\t2\t5\n", 2, "numOtus says 2, but the row holds 1 values"),
      ("label\tGroup\tnumOtus\tOtu1\n0.03\tA\tx\t5\n", 2, "numOtus is \"x\""),
      ("label\tGroup\tnumOtus\tOtu1\tOtu2\n0.03\tA\t2\t5\t1\n0.03\tB\t1\t5\n", 3, "earlier rows of label"),
      ("label\tGroup\tnumOtus\tOtu1\n0.03\tA\t2\t5\t1\n", 1, "the header names 1 OTUs"),
      ("label\tGroup\tnumOtus\tOtu1\n0.03\tA\t1\t-5\n", 2, "is negative"),
      ("label\tGroup\tnumOtus\tOtu1\n0.03\tA\t1\tmany\n", 2, "column 4 (\"Otu1\"): the cell holds the text"),
      (
        "label\tGroup\tnumOtus\tOtu1\n0.03\tA\t1\t5\n0.03\tA\t1\t5\n", 3,
        "the sample id \"A\" stands here a second time"
      ),
      ("label\tGroup\tnumOtus\tOtu1\n", 1, "a header and no rows"), ("label\tGroup\tnumOtus\n", 1, "the header is not"),
      ("label\tGroup\tnumOtus\tOtu1\n0.03\n", 2, "the row has 1 fields"),
      ("Representative_Sequence\ttotal\tA\tB\ns1\t4\t1\t2\n", 2, "the total of \"s1\" is 4, its groups add up to 3"),
      (
        "#Compressed Format: groupIndex,abundance\n#1,A\nRepresentative_Sequence\ttotal\tA\ns1\t2\t2,2\n", 4,
        "no `index,abundance`"
      ),
      (
        "#Compressed Format: groupIndex,abundance\n#1,A\nRepresentative_Sequence\ttotal\tA\ns1\t2\t1,1\t1,1\n", 4,
        "stands twice"
      ),
      (
        "#Compressed Format: groupIndex,abundance\n#1,A\nRepresentative_Sequence\ttotal\tA\tB\ns1\t2\t1,2\n", 2,
        "1 of the 2 groups"
      ),
    ])
  func refused(text: String, line: Int, says: String) {
    let error = error(text)
    #expect(error?.location?.line == line, "\(error?.description ?? "")")
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test("count tables: full, compressed (also with gaps in the numbers), without groups")
  func counts() throws {
    let full = try read("Representative_Sequence\ttotal\tF3D0\tF3D1\ns1\t3\t1\t2\t\ns2\t4\t0\t4\t\n")
    let compressed = try read(
      "#Compressed Format: groupIndex,abundance. For example 1,6 would mean the read has an abundance of 6 for group F3D0.\n#1,F3D0\t4,F3D1\t\nRepresentative_Sequence\ttotal\tF3D0\tF3D1\ns1\t3\t4,2\t1,1\t\ns2\t4\t4,4\n"
    )
    #expect(full.table == compressed.table && full.table.denseRow(1) == [2, 4])
    #expect(full.understanding(of: "layout")?.value == "full")
    #expect(compressed.understanding(of: "format")?.value == "mothur-count-table")
    #expect(compressed.understanding(of: "layout")?.value == "compressed")
    let single = try read("Representative_Sequence\ttotal\ns1\t3\ns2\t4\n", file: "in/final.count_table")
    #expect(single.table.sampleIDs == ["final"] && single.table.denseRow(0) == [3, 4])
  }

  @Test("shared and taxonomy are read back as the table that was written")
  func identity() throws {
    let lineages = [
      Lineage(["Bacteria", "Firmicutes", "", "", "", "Blautia", "Blautia obeum"]), .unclassified, Lineage(["Archaea"]),
    ]
    let table = FeatureTable(
      sampleIDs: ["a", "b"], featureIDs: ["x", "y", "z"], unit: .counts, rows: [[1, 0, 20], [0, 300, 4]],
      lineages: lineages)
    let files = try MothurSharedTable().write(TableDocument(table: table))
    #expect(files.map(\.name) == ["", "cons.taxonomy"])
    let taxonomy = try TaxonomyTableReader.read(bytes: files[1].bytes, file: "t.cons.taxonomy")
    let read = try TableFormats.read(bytes: files[0].bytes, file: "t.shared").table
    #expect(taxonomy.annotating(read).table == table)
    #expect(TableFormats.ofName("out/t.shared.gz")?.id == "mothur-shared")
    for bad in [
      FeatureTable(sampleIDs: ["a"], featureIDs: ["x"], unit: .relativeAbundance, rows: [[1]]),
      FeatureTable(sampleIDs: ["a"], featureIDs: ["x"], unit: .counts, rows: [[1.5]]),
      FeatureTable(sampleIDs: ["a b"], featureIDs: ["x"], unit: .counts, rows: [[1]]),
    ] {
      let error = #expect(throws: TableError.self) { _ = try MothurSharedTable().write(TableDocument(table: bad)) }
      #expect(error?.kind == .usage)
    }
  }

  @Test(
    "a real one with its taxonomy",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func real() throws {
    let folder = "\(TestData.folder ?? "")/cohort-schubert-cdi"
    let table = try TableFormats.read(
      bytes: TableInput.read("\(folder)/schubert.subsample.shared.gz"), file: "schubert.shared"
    ).table
    let taxonomy = try TaxonomyTableReader.read(
      bytes: TableInput.read("\(folder)/schubert.cons.taxonomy.gz"), file: "schubert.cons.taxonomy")
    #expect(table.sampleCount == 338 && table.featureCount == 2488)
    #expect(taxonomy.annotating(table).table.lineages?[0][.genus] == "Phocaeicola")
  }
}

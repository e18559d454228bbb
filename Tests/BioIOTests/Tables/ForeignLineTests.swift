import BioIO
import BioModel
import Testing

@Suite("Columns, rows and matrices that are no abundances")
struct ForeignLineTests {
  private func read(_ text: String, _ words: [String] = []) throws -> TableDocument {
    try TableFormats.read(bytes: Array(text.utf8), file: "t.csv", assumptions: TableAssumptions(words: words))
  }

  private func error(_ text: String, _ words: [String] = []) throws -> TableError? {
    let assumptions = try TableAssumptions(words: words)
    return #expect(throws: TableError.self) {
      _ = try TableFormats.read(bytes: Array(text.utf8), file: "t.csv", assumptions: assumptions)
    }
  }

  @Test(
    "names that are known for something else",
    arguments: [
      ("SampleID,Bacteroides,Prevotella,age,BMI\nS1,10,20,34,22.1\nS2,11,21,45,30.2\n", "age,BMI"),
      ("Sample,Firmicutes,Bacteroidetes,F/B ratio,Shannon\nS1,50,40,1.25,2.3\n", "F/B ratio,Shannon"),
      ("Taxon,S1,S2,p-value,mean\nFirmicutes,50,40,0.05,45\nBact,50,60,0.2,55\n", "p-value,mean"),
      ("OTU,S1,S2,Mean\nASV1,1,2,1.5\nASV2,3,4,3.5\n", "Mean"),
      ("Sample,x,y,Age (years)\nS1,1,2,3\n", "Age (years)"),
    ])
  func words(text: String, names: String) throws {
    let refused = try error(text)
    #expect(refused?.location?.line == 1 && refused?.advice.contains("`ignore-columns=\(names)`") == true)
    #expect(refused?.advice.contains("`keep=\(names)`") == true)
    let left = try read(text, ["ignore-columns=\(names.replacing(",", with: ", "))"])
    let kept = try read(text, ["keep=\(names)"])
    let ids = Set(kept.table.sampleIDs + kept.table.featureIDs)
    for name in names.split(separator: ",").map(String.init) {
      #expect(ids.contains(name) && !left.table.sampleIDs.contains(name) && !left.table.featureIDs.contains(name))
    }
  }

  @Test("a row named like a statistic")
  func row() throws {
    let refused = try error("Taxon,S1,S2\nFirmicutes,5,4\nShannon,1.2,1.3\n")
    #expect(refused?.location?.line == 3 && refused?.message.contains("Shannon") == true)
  }

  @Test("metadata behind the taxa of a QIIME 2 level export are left out and named, text and all")
  func levelExport() throws {
    let lineages = ["A", "B", "C"].map { "k__Bacteria;p__Firmicutes;g__\($0)" }
    let head = "index,\(lineages.joined(separator: ",")),Unassigned;__;__,age,group\n"
    let document = try read(head + "S1,1,2,3,4,34,case\nS2,4,5,6,0,50,control\n")
    #expect(document.table.featureIDs == lineages + ["Unassigned;__;__"])
    let notice = document.notices.first { $0.code == "columns-without-lineage" }
    #expect(notice?.severity == .warning && notice?.message.contains("\"age\", \"group\"") == true)
    let stated = try read(head + "S1,1,2,3,4,34,case\n", ["ignore-columns=age,group"])
    #expect(!stated.notices.contains { $0.code == "columns-without-lineage" })
    let level1 = try read("index,k__Bacteria,Unassigned,age,group\nS1,9,1,34,case\n")
    #expect(level1.table.featureIDs == ["k__Bacteria", "Unassigned"])
  }

  @Test("rows that are no lineages among lineages are named")
  func oddRows() throws {
    let rows = ["A", "B", "C", "D", "E"].map { "k__Bacteria;p__Firmicutes;g__\($0)\t1\t2\n" }.joined()
    let document = try read("#OTU ID\tS1\tS2\n\(rows)Unassigned\t1\t1\nstool_score\t4\t5\n")
    let notice = document.notices.first { $0.code == "rows-without-lineage" }
    #expect(notice?.severity == .warning && notice?.message.contains("\"stool_score\"") == true)
    #expect(notice?.message.contains("Unassigned") == false)
  }

  @Test("totals under other names")
  func totals() throws {
    let document = try read("Sample\tFirmicutes\tBacteroidetes\tTotal reads\nS1\t1\t2\t3\nS2\t4\t5\t9\n")
    #expect(document.table.featureIDs == ["Firmicutes", "Bacteroidetes"])
  }

  @Test("columns to leave out have to be there; blanks around their names do not count")
  func unknownIgnored() throws {
    let refused = try error("taxon,S1\nx,1\n", ["ignore-columns=nosuch"])
    #expect(refused?.kind == .usage && refused?.message.contains("\"nosuch\"") == true)
    #expect(try read("taxon,S1, note ,sex\nx,1,a,f\n", ["ignore-columns=note, sex"]).table.sampleIDs == ["S1"])
    let long = try read("feature,sample,count\nx,a,1\n", ["ignore-columns=b"])
    #expect(long.notices.contains { $0.code == "assumption-unused" && $0.severity == .warning })
  }

  @Test("matrices of samples by samples")
  func matrices() throws {
    let distances = try error("d\tA\tB\tC\nA\t0\t0.2\t0.3\nB\t0.2\t0\t0.6\nC\t0.3\t0.6\t0\n")
    #expect(distances?.message.contains("a matrix of distances") == true)
    #expect(try error("d\tA\tB\nA\t1\t0.2\nB\t0.2\t1\n")?.message.contains("similarities") == true)
    #expect(try read("d\tA\tB\nA\t1\t0.2\nB\t0.3\t1\n").table.sampleCount == 2)
    #expect(try read("feature\tA\tB\nx\t0\t2\ny\t2\t0\n").table.sampleCount == 2)
  }

  @Test(
    "a table without a header",
    arguments: [
      "k__Bacteria;p__Firmicutes;g__A\t1\t2\nk__Bacteria;p__Firmicutes;g__B\t2\t3\n",
      "Firmicutes\t10\nBacteroidetes\t5\n", "10\t5\n3\t4\n", "ASV1,3,4\nASV2,5,6\n", "x,0,4\ny,5,6\n",
      "x,4,4\ny,5,6\n",
    ])
  func headless(text: String) throws {
    let refused = try error(text)
    #expect(refused?.location?.line == 1 && refused?.message.contains("no header") == true)
  }

  @Test(
    "numbers are names of samples",
    arguments: [
      "feature\t1\t2\nx\t5\t6\n", "#OTU ID\t1e5\t2\nx\t5\t6\n", "Genus,1,2\nx,5,6\n", "1\t2\nx\t5\t6\ny\t0\t0\n",
    ])
  func numberedSamples(text: String) throws {
    let document = try read(text)
    #expect(document.table.denseRow(0).first == 5 && !document.notices.contains { $0.code == "header-uncertain" })
    let unknown = try read("probe\t1\t2\nx\t5\t6\n")
    #expect(unknown.notices.contains { $0.code == "header-uncertain" && $0.severity == .warning })
  }
}

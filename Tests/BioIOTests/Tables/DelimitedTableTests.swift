import BioIO
import BioModel
import Testing

@Suite("Delimited tables")
struct DelimitedTableTests {
  private func read(_ text: String, _ words: [String] = [], known: [String] = []) throws -> TableDocument {
    var assumptions = try TableAssumptions(words: words)
    assumptions.knownSampleIDs = known
    return try TableFormats.read(bytes: Array(text.utf8), file: "t.tsv", assumptions: assumptions)
  }

  @Test("classic layout with comment, #OTU ID and a taxonomy column")
  func classic() throws {
    let document = try read(
      "# Constructed from biom file\n#OTU ID\tS1\tS2\ttaxonomy\nO1\t12.0\t0.0\tk__Bacteria; p__Firmicutes; c__; o__; f__; g__; s__\nO2\t1.0\t2.0\tUnassigned\n"
    )
    #expect(document.table.sampleIDs == ["S1", "S2"] && document.table.featureIDs == ["O1", "O2"])
    #expect(document.table.unit == .counts)
    #expect(document.table.denseRow(0) == [12, 1] && document.table.denseRow(1) == [0, 2])
    #expect(document.table.lineages == [Lineage(["Bacteria", "Firmicutes"]), .unclassified])
    #expect(document.understanding(of: "orientation")?.confidence == 1)
  }

  @Test(
    "line ends, byte-order mark, missing last line end, blank lines and quotes change nothing",
    arguments: [
      "id\ta\tb\nx\t1\t2\ny\t0\t3\n", "id\ta\tb\r\nx\t1\t2\r\ny\t0\t3\r\n", "id\ta\tb\rx\t1\t2\ry\t0\t3",
      "\u{FEFF}id\ta\tb\nx\t1\t2\ny\t0\t3", "id\ta\tb\n\nx\t1\t2\n\ny\t0\t3\n\n",
      "\"id\"\t\"a\"\t\"b\"\n\"x\"\t\"1\"\t2\n\"y\"\t0\t 3 \n", "a\tb\nx\t1\t2\ny\t0\t3\n", "id,a,b\nx,1,2\ny,0,3\n",
      "id;a;b\nx;1;2\ny;0;3\n", "id\ta\tb\nx\t+1\t2e0\ny\t-0\t0.3e1\n", "id\ta\tb\t\nx\t1\t2\t\ny\t0\t3\t\n",
    ])
  func spelling(text: String) throws {
    let table = try read(text).table
    #expect(table.sampleIDs == ["a", "b"] && table.featureIDs == ["x", "y"])
    #expect(table.denseRow(0) == [1, 0] && table.denseRow(1) == [2, 3])
  }

  @Test("a DADA2 table has sequences above and samples at the side")
  func sequenceTable() throws {
    let first = String(repeating: "ACGT", count: 15)
    let second = String(repeating: "TTGCA", count: 12)
    let document = try read("\"\",\"\(first)\",\"\(second)\"\n\"sam1\",385,0\n\"sam2\",0,7\n")
    #expect(document.table.sampleIDs == ["sam1", "sam2"] && document.table.featureIDs == [first, second])
    #expect(document.table.denseRow(1) == [0, 7])
    #expect(document.understanding(of: "orientation")?.value == "samples-by-features")
  }

  @Test("orientation: the corner, the metadata, the user")
  func orientation() throws {
    #expect(try read("sample\tx\ty\na\t1\t2\n").table.sampleIDs == ["a"])
    #expect(
      try read("q\ta\tb\nx\t1\t2\ny\t1\t2\nz\t0\t1\n", known: ["x", "y", "z"]).table.sampleIDs == ["x", "y", "z"])
    let stated = try read("feature\ta\tb\nx\t1\t2\n", ["orientation=samples-by-features"])
    #expect(stated.table.sampleIDs == ["x"] && stated.understanding(of: "orientation")?.reason == "stated")
    let unsure = try read("q\ta\tb\nx\t1\t2\ny\t1\t2\nz\t0\t1\n")
    #expect(unsure.notices.contains { $0.code == "orientation-uncertain" && $0.severity == .warning })
  }

  @Test("orientation: ids of a taxonomy, names of taxa, sums")
  func orientationByContent() throws {
    var assumptions = TableAssumptions()
    assumptions.knownFeatureIDs = ["549322", "522457", "951"]
    let numbers = Array("\"\",\"CL3\",\"CC1\",\"SV1\"\n\"549322\",1,0,2\n\"522457\",0,4,1\n".utf8)
    let known = try TableFormats.read(bytes: numbers, file: "otu.csv", assumptions: assumptions)
    #expect(known.table.featureIDs == ["549322", "522457"])
    let above = try read(",Firmicutes,Bacteroidetes,Zotus\nS1,5,3,2\nS2,6,2,3\nS3,6,2,1\nS4,1,1,1\n")
    #expect(above.table.sampleIDs == ["S1", "S2", "S3", "S4"])
    let beside = try read(",S1,S2,S3,S4,S5\nFirmicutes,0.5,0.3,0.2,0.3,0.1\nBacteroidetes,0.6,0.2,0.2,0.3,0.1\n")
    #expect(beside.table.featureIDs == ["Firmicutes", "Bacteroidetes"])
    let shares = try read("id,a,b,c\nx,0.5,0.3,0.2\ny,0.6,0.2,0.2\nz,0.125,0.75,0.125\nu,0.25,0.25,0.5\n")
    #expect(shares.table.sampleIDs == ["x", "y", "z", "u"])
    #expect(shares.understanding(of: "orientation")?.reason == "every row adds up to 1, the columns do not")
    let rarefied = try read("q,a,b,c,d\nx,500,300,200,1\ny,400,600,100,9\nz,100,100,700,990\n")
    #expect(rarefied.table.sampleIDs == ["a", "b", "c", "d"])
  }

  @Test("one column per rank, with and without an id column")
  func rankColumns() throws {
    let named = try read("ASV,Kingdom,Phylum,Genus,Species,S1\nv1,Bacteria,Bacteroidota,Bacteroides,fragilis,4\n")
    #expect(named.table.lineages?[0][.species] == "Bacteroides fragilis")
    #expect(named.table.lineages?[0][.class] == nil)
    let bare = try read("Phylum\tGenus\tS1\tS2\nFirmicutes\tBlautia\t1\t2\nFirmicutes\tNA\t3\t4\n")
    #expect(bare.table.sampleIDs == ["S1", "S2"] && bare.table.lineages?[1].deepestRank == .phylum)
    let genera = try read("genus\tS1\nBlautia\t1\nRoseburia\t2\n")
    #expect(genera.table.lineages?[1] == Lineage(["", "", "", "", "", "Roseburia"]))
    // Single letters are sample names, not ranks.
    #expect(try read("feature\tB\tC\tD\nx\t1\t2\t3\n").table.sampleIDs == ["B", "C", "D"])
  }

  @Test("units from the numbers")
  func units() throws {
    let percent = try read("taxon\ta\tb\nx\t40.5\t99.5\ny\t59.5\t0.5\n")
    #expect(percent.understanding(of: "unit")?.value == "percent" && percent.table.unit == .relativeAbundance)
    #expect(percent.table.denseRow(0) == [0.405, 0.595])
    let fractions = try read("taxon\ta\nx\t0.25\ny\t0.75\n")
    #expect(fractions.understanding(of: "unit")?.value == "fractions" && fractions.table.denseRow(0) == [0.25, 0.75])
    let estimates = try read("taxon\ta\nx\t250.5\ny\t1\n")
    #expect(estimates.table.unit == .counts && estimates.notices.contains { $0.code == "counts-not-whole" })
    #expect(try read("taxon\ta\nx\t40\ny\t60\n", ["unit=percent"]).table.denseRow(0) == [0.4, 0.6])
    #expect(try read("taxon\ta\tb\nx\t0\t1\n").notices.contains { $0.code == "empty-sample" && $0.sample == "a" })
  }

  @Test("units that are uncertain, or stated against the numbers, are warned of")
  func unsureUnits() throws {
    let over = try read("taxon\ta\tb\nx\t75.5\t60\ny\t50.2\t63\nz\t5\t5.5\n")
    #expect(over.notices.contains { $0.code == "unit-uncertain" && $0.severity == .warning })
    let thin = try read("taxon\ta\tb\tc\nx\t3.7\t2.5\t99.1\n")
    #expect(thin.notices.contains { $0.code == "unit-uncertain" && $0.severity == .warning })
    let stated = try read("taxon\ta\nx\t0.9\ny\t0.9\n", ["unit=fractions"])
    #expect(stated.notices.contains { $0.code == "unit-contradicted" && $0.severity == .warning })
    #expect(throws: TableError.self) { _ = try read("taxon\ta\nx\t12.0\ny\t3.0\n", ["unit=fractions"]) }
    #expect(try read("taxon\ta\nx\t9007199254740993\n").notices.contains { $0.code == "counts-rounded" })
  }

  @Test("columns that describe are left out, and said")
  func describingColumns() throws {
    let document = try read("clade\tNCBI_tax_id\tS1\tnote\nx\t1|2\t5\thello\n", ["ignore-columns=note"])
    #expect(document.table.sampleIDs == ["S1"])
    #expect(document.notices.contains { $0.code == "columns-ignored" && $0.message.contains("NCBI_tax_id, note") })
  }
}

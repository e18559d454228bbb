import BioIO
import BioModel
import Testing

@Suite("Tables out of spreadsheets")
struct SpreadsheetTableTests {
  private func read(_ text: String, _ words: [String] = []) throws -> TableDocument {
    try TableFormats.read(bytes: Array(text.utf8), file: "t.tsv", assumptions: TableAssumptions(words: words))
  }

  private func error(_ text: String, _ words: [String] = []) throws -> TableError? {
    let assumptions = try TableAssumptions(words: words)
    return #expect(throws: TableError.self) {
      _ = try TableFormats.read(bytes: Array(text.utf8), file: "t.tsv", assumptions: assumptions)
    }
  }

  @Test(
    "decimal commas, found by the cells",
    arguments: [
      "taxon;S1;S2\nx;0,25;1\ny;0,75;0\n", "taxon\tS1\tS2\nx\t0,25\t1\ny\t 0,75 \t0\n",
      "taxon,S1,S2\nx,\"0,25\",1\ny,\"0,75\",0\n", "taxon;S1;S2\r\nx;2,5e-1;1\r\ny;7,5E-1;0,0\r\n",
    ])
  func decimalComma(text: String) throws {
    let document = try read(text)
    #expect(document.table.denseRow(0) == [0.25, 0.75] && document.table.denseRow(1) == [1, 0])
    #expect(document.understanding(of: "decimal")?.value == "comma")
    #expect((document.understanding(of: "decimal")?.confidence ?? 0) > 0.9)
    #expect(document.table.unit == .relativeAbundance)
  }

  @Test("a comma before three digits is said to be uncertain, and can be stated")
  func ambiguousComma() throws {
    let document = try read("taxon\tS1\nx\t1,234\ny\t5\n")
    #expect(document.table.denseRow(0) == [1.234, 5])
    #expect((document.understanding(of: "decimal")?.confidence ?? 1) <= 0.5)
    #expect(document.notices.contains { $0.code == "decimal-uncertain" && $0.severity == .warning })
    let stated = try read("taxon\tS1\nx\t1,234\ny\t5\n", ["decimal=comma"])
    #expect(stated.understanding(of: "decimal")?.confidence == 1)
    #expect(try error("taxon\tS1\nx\t1,234\n", ["decimal=point"])?.advice.contains("decimal=comma") == true)
    #expect(try error("taxon\tS1\nx\t1.5\n", ["decimal=comma"])?.message.contains("with a point") == true)
  }

  @Test("thousands separators", arguments: ["1,234,567", "1.234,5", "1,234.5", "1 234", "1'234", "12.345.678"])
  func thousands(cell: String) throws {
    let error = try error("taxon\tS1\tS2\nx\t1\t\(cell)\n")
    #expect(error?.message.contains("thousands separators") == true, "\(error?.description ?? "")")
    #expect(error?.location?.line == 2 && error?.location?.column == "3 (\"S2\")")
  }

  @Test(
    "percent signs",
    arguments: ["12.5 %\t40%\ny\t87.5%\t60 %", "12,5%\t40%\ny\t87,5\u{A0}%\t60%", "12.5%\t40%\ny\t87.5%\t60%"])
  func percent(cells: String) throws {
    let document = try read("taxon\tS1\tS2\nx\t\(cells)\nz\t0\t0%\n")
    #expect(document.table.denseRow(0) == [0.125, 0.875, 0] && document.table.denseRow(1) == [0.4, 0.6, 0])
    #expect(document.understanding(of: "unit")?.value == "percent")
  }

  @Test("percent signs in some cells only")
  func mixedPercent() throws {
    let error = try error("taxon\tS1\tS2\nx\t12\t40\ny\t88\t60%\n")
    let point = try self.error("taxon\tS1\nx\t12.5 %\ny\t87,5 %\n")
    #expect(point?.location?.line == 2 && point?.message.contains("with a point") == true)
    #expect(error?.location?.line == 3 && error?.message.contains("1 cells hold a percent sign") == true)
  }

  @Test("columns and rows of totals are left out when they are totals")
  func totals() throws {
    let document = try read("taxon\tS1\tS2\tTotal\nx\t1\t2\t3\ny\t4\t5\t9\nTotal\t5\t7\t12\n")
    #expect(document.table.sampleIDs == ["S1", "S2"] && document.table.featureIDs == ["x", "y"])
    #expect(document.table.denseRow(0) == [1, 4] && document.table.denseRow(1) == [2, 5])
    #expect(document.notices.count { $0.code == "totals-left-out" } == 2)
    let kept = try read("taxon\tS1\tS2\tTotal\nx\t1\t2\t4\n")
    #expect(kept.table.sampleIDs.contains("Total"))
    #expect(kept.notices.contains { $0.code == "totals-kept" && $0.severity == .warning })
    let shares = try read("Phylum\tS1\tS2\nFirmicutes\t40.1\t30.3\nBacteroidota\t59.8\t69.8\nSum\t100\t100\n")
    #expect(shares.table.featureIDs == ["Firmicutes", "Bacteroidota"])
  }

  @Test("rows without a name stay, unclassified, and their share is said")
  func unclassified() throws {
    let document = try read("Genus\tS1\tS2\nBlautia\t90\t1\nOther\t10\t1\nUnassigned\t0\t2\n")
    #expect(document.table.featureIDs == ["Blautia", "Other", "Unassigned"])
    #expect(document.table.lineages?.map(\.isUnclassified) == [false, true, true])
    #expect(document.understanding(of: "unclassified")?.value == "0.1–0.75")
    #expect(
      try read("feature\tS1\tS2\nf1\t3\t6\nunclassified\t1\t2\n").understanding(of: "unclassified")?.value == "0.25")
    #expect(try read("feature\tS1\tS2\nf1\t3\t6\nf2\t1\t2\n").understanding(of: "unclassified") == nil)
  }

  @Test("QIIME 2's row of types, delimiters that are stated, quoted line ends")
  func layout() throws {
    let types = try read("#OTU ID\tS1\tS2\n#q2:types\tnumeric\tnumeric\nx\t1\t2\n")
    #expect(types.table.sampleIDs == ["S1", "S2"] && types.notices.contains { $0.code == "types-row-skipped" })
    let stated = try read("a,b;S1\nx,y;3\n", ["delimiter=semicolon"])
    #expect(stated.table.sampleIDs == ["S1"] && stated.understanding(of: "delimiter")?.reason == "stated")
    #expect(try read("id\t\"S\n1\"\nx\t1\n").table.sampleIDs == ["S\n1"])
    let both = try read(
      "ASV_ID\tDomain\tKingdom\tPhylum\tconfidence\tsequence\tS1\nv1\tEukaryota\tFungi\tAscomycota\t0.9\tACGT\t4\n")
    #expect(both.table.lineages?[0][.domain] == "Eukaryota" && both.table.sampleIDs == ["S1"])
  }

  @Test("DADA2 tables both ways round; sequences are said; lost row names are an error")
  func sequences() throws {
    let first = String(repeating: "ACGT", count: 15)
    let second = String(repeating: "TTGCA", count: 12)
    for text in [
      "\"\",\"\(first)\",\"\(second)\"\n\"sam1\",385,0\n\"sam2\",0,7\n",
      "\"\",sam1,sam2\n\(first),385,0\n\(second),0,7\n",
      "sequence\tsam1\tsam2\n\(first)\t385\t0\n\(second)\t0\t7\n", "\(first)\t\(second)\nsam1\t385\t0\nsam2\t0\t7\n",
      "sequence,sample,count\n\(first),sam1,385\n\(second),sam2,7\n",
    ] {
      let document = try read(text)
      #expect(document.table.sampleIDs == ["sam1", "sam2"] && document.table.featureIDs == [first, second])
      #expect(document.table.denseRow(1) == [0, 7])
      #expect(document.understanding(of: "features")?.value == "sequences")
    }
    #expect(try error("\(first),\(second)\n385,0\n0,7\n")?.message.contains("name no samples") == true)
  }

  @Test("files that stand beside tables are named as what they are")
  func besides() throws {
    let mothur = try error("OTU\tSize\tTaxonomy\nOtu1\t12\tBacteria(100);Firmicutes(99);\n")
    #expect(mothur?.message.contains("mothur") == true && mothur?.advice.contains("--taxonomy") == true)
    let qiime = try error("Feature ID\tTaxon\tConfidence\nf1\tk__Bacteria\t0.9\n")
    #expect(qiime?.advice.contains("--taxonomy") == true)
  }

  @Test("ten million columns are refused at once")
  func wide() throws {
    let bytes = Array("id".utf8) + [UInt8](repeating: 0x09, count: 9_999_999) + Array("\nx\t1\n".utf8)
    let error = #expect(throws: TableError.self) { _ = try TableFormats.read(bytes: bytes, file: "wide.tsv") }
    #expect(error?.message == "the header names 10,000,000 columns" && error?.location?.line == 1)
  }

  @Test("psmelt: row numbers, ranks and metadata beside the counts")
  func psmelt() throws {
    let document = try read(
      "\"\",\"OTU\",\"Sample\",\"Abundance\",\"Group\",\"Phylum\",\"Genus\"\n\"1\",o1,a,3,case,Firmicutes,Blautia\n\"2\",o2,a,1,case,Firmicutes,NA\n\"3\",o1,b,2,control,Firmicutes,Blautia\n\"4\",o2,b,0,control,Firmicutes,NA\n"
    )
    #expect(document.understanding(of: "format")?.value == "long")
    #expect(document.table.denseRow(0) == [3, 1] && document.table.denseRow(1) == [2, 0])
    #expect(document.table.lineages?[0][.genus] == "Blautia" && document.table.lineages?[1].deepestRank == .phylum)
    #expect(document.metadata?.columns.map(\.name) == ["Group"])
    #expect(document.metadata?[column: "Group"]?.values == ["case", "control"])
    let clash = try error("OTU,Sample,Abundance,Genus\no1,a,3,Blautia\no1,b,3,Dorea\n")
    #expect(clash?.location?.line == 3 && clash?.message.contains("another lineage") == true)
  }
}

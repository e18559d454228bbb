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

  @Test(
    "marks that may split thousands are refused until somebody states what they do",
    arguments: [
      ("taxon\tS1\tS2\nx\t1,234\t40,111\ny\t5\t59,000\n", "comma"),
      ("taxon,S1,S2\nx,\"1,234\",\"40,111\"\ny,5,\"59,000\"\n", "comma"),
      ("taxon;S1;S2\nx;1.234;40.111\ny;5;59.000\n", "point"),
    ])
  func doubtfulMark(text: String, mark: String) throws {
    let refused = try error(text)
    #expect(refused?.location?.line == 2 && refused?.message.contains("3 cells have a \(mark)") == true)
    #expect(refused?.advice == "state `thousands=\(mark)` or `decimal=\(mark)`")
    let counts = try read(text, ["thousands=\(mark)"])
    #expect(counts.table.denseRow(0) == [1234, 5] && counts.table.denseRow(1) == [40111, 59000])
    #expect(counts.table.unit == .counts && counts.understanding(of: "thousands")?.value == mark)
    let decimals = try read(text, ["decimal=\(mark)", "unit=counts"])
    #expect(decimals.table.denseRow(0) == [1.234, 5] && decimals.table.denseRow(1) == [40.111, 59])
  }

  @Test("what tells decimals from thousands")
  func certainMark() throws {
    // Another number of digits, a leading zero, `12.0`, percentages with three decimals, thousands with decimals.
    #expect(try read("taxon\tS1\nx\t1.234\ny\t1.5\n").table.denseRow(0) == [1.234, 1.5])
    #expect(try read("taxon\tS1\nx\t1.234\ny\t0.125\n").table.denseRow(0) == [1.234, 0.125])
    #expect(try read("taxon\tS1\tS2\nx\t12.0\t1.234\ny\t3\t4\n").table.denseRow(1) == [1.234, 4])
    let percent = try read("taxon\tS1\tS2\nx\t40.250\t30.125\ny\t59.750\t69.875\n")
    #expect(percent.understanding(of: "unit")?.value == "percent")
    let mixed = try read("taxon\tS1\nx\t1,234.5\ny\t12,345,678\n", ["thousands=comma"])
    #expect(mixed.table.denseRow(0) == [1234.5, 12_345_678])
    #expect(try read("taxon\tS1\nx\t1.234,5\n", ["thousands=point"]).table.denseRow(0) == [1234.5])
    #expect(try error("taxon\tS1\nx\t12,34\n", ["thousands=comma"])?.message.contains("does not split") == true)
    #expect(try error("taxon\tS1\nx\t1,234\n", ["decimal=point"])?.advice.contains("thousands=comma") == true)
    #expect(try error("taxon\tS1\nx\t1.5\n", ["decimal=comma"])?.message.contains("with a point") == true)
    #expect(throws: TableError.self) { _ = try TableAssumptions(words: ["decimal=comma", "thousands=comma"]) }
    let long = try error("feature,sample,count\nx,a,\"1,234\"\ny,a,\"2,500\"\n")
    #expect(long?.advice.contains("thousands=comma") == true)
    #expect(
      try read("feature,sample,count\nx,a,\"1,234\"\ny,a,7\n", ["thousands=comma"]).table.denseRow(0) == [1234, 7])
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

  @Test(
    "what spreadsheets put around a table",
    arguments: [
      "sep=;\nTaxon;S1;S2\nx;1;2\ny;3;4\n", "\u{FEFF}sep=,\r\nTaxon,S1,S2\r\nx,1,2\r\ny,3,4\r\n",
      "My lab results 2024,,\nTaxon,S1,S2\nx,1,2\ny,3,4\n", "My lab results 2024\nTaxon,S1,S2\nx,1,2\ny,3,4\n",
      "Taxon,S1,S2,\nx,1,2,\ny,3,4,\n,,,\n,,,\n", "\"\",\"Taxon\",\"S1\",\"S2\"\n\"1\",\"x\",1,2\n\"2\",\"y\",3,4\n",
      ",OTU,S1,S2\n0,x,1,2\n1,y,3,4\n", "#NAME\tS1\tS2\n#CLASS\tA\tB\nx\t1\t2\ny\t3\t4\n",
    ])
  func surroundings(text: String) throws {
    let document = try read(text)
    #expect(document.table.sampleIDs == ["S1", "S2"] && document.table.featureIDs == ["x", "y"])
    #expect(document.table.denseRow(0) == [1, 3] && document.table.denseRow(1) == [2, 4])
  }

  @Test("class labels below the names of samples are metadata; titles and row numbers are told")
  func classLabels() throws {
    let document = try read("#NAME,S1,S2\n#CLASS:Group,A,B\n#CLASS:Sex,f,\nx,1,2\ny,3,4\n")
    #expect(document.metadata?[column: "Group"]?.values == ["A", "B"])
    #expect(document.metadata?[column: "Sex"]?.values == ["f", nil])
    #expect(try read("Title,,\nOTU,S1,S2\nx,1,2\n").notices.contains { $0.code == "title-skipped" })
    #expect(try read("\"\",OTU,S1\n1,x,1\n").notices.contains { $0.code == "row-numbers-skipped" })
    #expect(try read("Title\nOTU,1,2\nx,1,2\n").table.sampleIDs == ["1", "2"])
    // A cut head is no title.
    #expect(throws: TableError.self) { _ = try read("S1\nx\t5\t6\ny\t7\t8\n") }
    // A first column of ids stays one.
    #expect(try read(",OTU,S1\nx,1,2\ny,1,2\n").table.sampleIDs == ["OTU", "S1"])
  }
}

import BioIO
import BioModel
import Testing

@Suite("taxpasta tables")
struct TaxpastaTests {
  static let standard = "taxonomy_id\tcount\n0\t5\n562\t95\n"
  static let wide =
    "taxonomy_id\tname\trank\tlineage\tid_lineage\trank_lineage\tA\tB\n562\tEscherichia coli\tspecies\tcellular organisms;Bacteria;Pseudomonadota;Escherichia\t131567;2;1224;561\tno rank;superkingdom;phylum;genus\t9\t0\n0\tunclassified\t\t\t\t\t1\t4\n"
  static let long = "taxonomy_id,name,sample,count\n562,\"Escherichia, coli\",A,3\n1351,Enterococcus faecalis,B,4\n"

  @Test("standardised, wide, long")
  func forms() throws {
    let standard = try Profile.read(Self.standard, file: "T.tsv")
    #expect(Profile.said(standard, "format") == "taxpasta" && standard.table.sampleIDs == ["T"])
    #expect(standard.table.featureIDs == ["unclassified", "562"] && standard.table.denseRow(0) == [5, 95])
    #expect(standard.taxonIDs == ["0", "562"] && Profile.said(standard, "unclassified") == "0.05")
    let wide = try Profile.read(Self.wide)
    #expect(wide.table.sampleIDs == ["A", "B"] && wide.table.denseRow(1) == [0, 4])
    #expect(
      wide.table.lineages?[0] == Lineage(["Bacteria", "Pseudomonadota", "", "", "", "Escherichia", "Escherichia coli"]))
    let long = try Profile.read(Self.long)
    #expect(Profile.said(long, "format") == "taxpasta" && long.table.sampleIDs == ["A", "B"])
    #expect(long.table.featureIDs == ["Escherichia, coli", "Enterococcus faecalis"])
  }

  @Test("what is written is read back")
  func identity() throws {
    let taxpasta = try #require(TableFormats.named("taxpasta"))
    for text in [Self.standard, Self.wide, Kraken2ReportTests.report, KrakenUniqTests.report] {
      let document = try Profile.read(text)
      let files = try taxpasta.write(document)
      let back = try TableFormats.read(bytes: files[0].bytes, file: "w")
      #expect(Profile.said(back, "format") == "taxpasta")
      #expect(back.table.featureIDs == document.table.featureIDs && back.table.sampleIDs == document.table.sampleIDs)
      #expect(back.table.values == document.table.values && back.taxonIDs == document.taxonIDs)
      if document.table.lineages != nil { #expect(back.table.lineages == document.table.lineages) }
    }
  }

  @Test("a lineage without the ranks of its names gives the domain, and says so")
  func unranked() throws {
    let document = try Profile.read(
      "taxonomy_id\tname\trank\tlineage\tS1\n1239\tFirmicutes\tphylum\tcellular organisms;Bacteria;Terrabacteria group;Firmicutes\t10\n40520\tBlautia obeum\tspecies\tcellular organisms;Bacteria;Terrabacteria group;Firmicutes;Clostridia;Eubacteriales;Lachnospiraceae;Blautia;Blautia obeum\t10\n"
    )
    #expect(document.table.lineages?[0] == Lineage(["Bacteria", "Firmicutes"]))
    #expect(document.table.lineages?[1] == Lineage(["Bacteria", "", "", "", "", "Blautia", "Blautia obeum"]))
    #expect(document.notices.contains { $0.code == "path-without-ranks" })
  }

  @Test("not written: no ids, an id twice or missing, shares, samples named as columns")
  func refusedToWrite() throws {
    let taxpasta = try #require(TableFormats.named("taxpasta"))
    func table(_ unit: FeatureTable.Unit = .counts, sample: String = "a", _ value: Double = 3) -> FeatureTable {
      FeatureTable(sampleIDs: [sample], featureIDs: ["x", "y"], unit: unit, rows: [[value, 1]])
    }
    let cases: [(TableDocument, String)] = [
      (TableDocument(table: table()), "this table has none"),
      (TableDocument(table: table(), taxonIDs: ["5", "5"]), "share the taxonomy id 5"),
      (TableDocument(table: table(), taxonIDs: ["5", ""]), "\"y\" has no taxonomy id"),
      (TableDocument(table: table(.relativeAbundance, 0.5), taxonIDs: ["5", "6"]), "holds whole counts"),
      (TableDocument(table: table(.counts, 0.5), taxonIDs: ["5", "6"]), "holds whole counts"),
      (TableDocument(table: table(sample: "rank"), taxonIDs: ["5", "6"]), "the sample \"rank\""),
    ]
    for (document, says) in cases {
      let error = #expect(throws: TableError.self) { _ = try taxpasta.write(document) }
      #expect(error?.kind == .usage && error?.description.contains(says) == true, "\(error?.description ?? "")")
    }
  }

  @Test("refused: text, ragged rows, ids missing or twice")
  func refused() throws {
    #expect(try Profile.error(Self.standard + "9\tmany\n").contains("line 4, column 2 (\"count\")"))
    #expect(try Profile.error(Self.wide + "9\tx\n").contains("line 4: the row has 2 fields where 8"))
    #expect(try Profile.error(Self.standard + "\t3\n").contains("the taxonomy id is empty"))
    #expect(try Profile.error(Self.standard + "562\t3\n").contains("stands twice"))
    #expect(try Profile.error(Self.long + "\"562,x,A,3\n").contains("a quote is opened here"))
  }
}

import BioIO
import BioModel
import Testing

@Suite("Tables in folders: phyloseq and Krona")
struct FolderTableTests {
  private static let document = TableDocument(
    table: FeatureTable(
      sampleIDs: ["001", "b,c"], featureIDs: ["f1", "NA", "f3"], unit: .counts, rows: [[1, 0, 20], [0, 3, 4]],
      lineages: [
        Lineage(["Bacteria", "Firmicutes", "", "", "", "Blautia", "Blautia obeum"]), .unclassified,
        Lineage(["Bacteria", "Firmicutes"]),
      ]),
    metadata: SampleMetadata(
      sampleIDs: ["b,c", "001"], columns: [SampleMetadata.Column(name: "group", values: ["case", nil])]))

  @Test("phyloseq: what is written is read back")
  func phyloseq() throws {
    let files = try PhyloseqTables().write(Self.document)
    #expect(files.map(\.name) == ["otu_table.csv", "tax_table.csv", "sample_data.csv", "load_phyloseq.R"])
    let read = try PhyloseqFolder.read(files: files.map { ($0.name, $0.bytes) })
    #expect(read?.table == Self.document.table)
    #expect(read?.metadata == Self.document.metadata?.aligned(to: ["001", "b,c"]))
    #expect(read?.understanding(of: "format")?.value == "phyloseq-csv")
    #expect(read?.understanding(of: "unclassified") != nil)
    #expect(try PhyloseqFolder.read(files: [("x.csv", [])]) == nil)
    #expect(throws: TableError.self) { _ = try PhyloseqTables().read([], file: "x", assumptions: TableAssumptions()) }
  }

  @Test("phyloseq: taxa in columns, heads left empty by write.csv, names that say nothing")
  func exported() throws {
    let files: [(name: String, bytes: [UInt8])] = [
      ("d/otu_table.csv", Array("\"\",\"q\",\"r\",\"t\"\n\"a\",1,2,3\n\"b\",0,1,0\n".utf8)),
      (
        "d/tax_table.csv",
        Array("\"\",\"Kingdom\",\"Genus\"\n\"q\",\"Bacteria\",\"Blautia\"\n\"r\",\"Bacteria\",NA\n\"t\",NA,NA\n".utf8)
      ),
      ("d/sample_data.csv", Array("\"\",\"age\"\n\"a\",3\n\"b\",4\n".utf8)),
    ]
    for kept in [files, Array(files.prefix(2))] {
      let document = try PhyloseqFolder.read(files: kept)
      #expect(document?.table.sampleIDs == ["a", "b"] && document?.table.featureIDs == ["q", "r", "t"])
      #expect(document?.table.lineages?[0][.genus] == "Blautia")
      #expect(document?.understanding(of: "orientation")?.value == "samples-by-features")
    }
    var foreign = files
    foreign[1].bytes = Array("\"\",\"Kingdom\"\n\"z\",\"Bacteria\"\n".utf8)
    let error = #expect(throws: TableError.self) { _ = try PhyloseqFolder.read(files: foreign) }
    #expect(error?.message.contains("names none of the features") == true)
    foreign = files
    foreign[2].bytes = Array("\"\",\"age\"\n\"z\",3\n".utf8)
    #expect(throws: TableError.self) { _ = try PhyloseqFolder.read(files: foreign) }
  }

  @Test("Krona: lineages without a domain, samples without a name or empty, one taxon as the whole: read back")
  func kronaOdd() throws {
    let table = FeatureTable(
      sampleIDs: ["a", "b", "c", "d"], featureIDs: ["x", "unclassified"], unit: .relativeAbundance,
      rows: [[0.25, 0.75], [0, 1], [0, 0], [1, 0]],
      lineages: [Lineage(["", "", "", "", "", "Blautia", "Blautia obeum"]), .unclassified])
    for (sample, file) in try KronaTextTable().write(TableDocument(table: table)).enumerated() {
      let back = try TableFormats.read(bytes: file.bytes, file: file.name)
      #expect(Profile.said(back, "format") == "krona-text" && back.table.sampleIDs == [table.sampleIDs[sample]])
      #expect(back.table.unit == .relativeAbundance && back.table[sample: 0].total == table[sample: sample].total)
      for (lineage, value) in zip(back.table.lineages ?? [], back.table.denseRow(0)) {
        #expect(value == (lineage.isUnclassified ? table.denseRow(sample)[1] : table.denseRow(sample)[0]))
      }
    }
  }

  @Test("Krona: features of one lineage are added up, and a file is read back")
  func krona() throws {
    let files = try KronaTextTable().write(Self.document)
    #expect(files.map(\.name) == ["001.krona.txt", "b,c.krona.txt"])
    #expect(
      String(decoding: files[0].bytes, as: UTF8.self)
        == "1\tBacteria\tFirmicutes\tunclassified\tunclassified\tunclassified\tBlautia\tBlautia obeum\n20\tBacteria\tFirmicutes\n"
    )
    #expect(String(decoding: files[1].bytes, as: UTF8.self) == "3\tunclassified\n4\tBacteria\tFirmicutes\n")
    let read = try TableFormats.read(bytes: files[1].bytes, file: "out/\(files[1].name)")
    #expect(read.understanding(of: "format")?.value == "krona-text")
    #expect(read.table.sampleIDs == ["b,c"] && read.table.denseRow(0) == [3, 4])
    #expect(read.table.lineages == [.unclassified, Lineage(["Bacteria", "Firmicutes"])])
    var bare = Self.document
    bare.table.lineages = nil
    #expect(throws: TableError.self) { _ = try KronaTextTable().write(bare) }
    let clash = FeatureTable(
      sampleIDs: ["a/b", "a_b"], featureIDs: ["f"], unit: .counts, rows: [[1], [1]], lineages: [.unclassified])
    #expect(throws: TableError.self) { _ = try KronaTextTable().write(TableDocument(table: clash)) }
  }
}

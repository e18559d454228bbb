import BioIO
import BioModel
import Statistics
import TestSupport
import Testing

@Suite("BIOM 2.1")
struct BIOM2TableTests {
  private func read(_ name: String) throws -> TableDocument {
    try TableFormats.read(bytes: TableInput.fixture("biom-2.1/\(name).biom.gz"), file: "\(name).biom")
  }

  @Test("what biom-format wrote: matrix, lineages with holes, sample metadata, tree")
  func peer() throws {
    let document = try read("rich")
    let table = document.table
    #expect(document.understanding(of: "format")?.value == "biom-2.1")
    #expect(table.sampleIDs == ["A", "B", "empty"] && table.featureIDs == ["O1", "O2", "Ö3"])
    #expect(table.denseRow(0) == [1, 0, 4] && table.denseRow(1) == [0, 2.5, 0] && table.denseRow(2) == [3, 0, 0])
    #expect(table.lineages?[0][.genus] == "Blautia" && table.lineages?[1][.genus] == "Bacteroides")
    #expect(table.lineages?[1][.family] == nil && table.lineages?[2] == .unclassified)
    #expect(document.metadata?[column: "body/site"]?.values == ["gut", nil, "skin"])
    #expect(document.metadata?[column: "age"]?.values == ["31", "45", "7"])
    #expect(document.tree?.tipNames == ["O1", "O2", "Ö3"])
    #expect(document.understanding(of: "generated-by")?.value == "biom-format")
  }

  @Test("other spellings of the same table: text as lineage, version 2.0, fixed-length ids, unsorted rows, zeros")
  func deviations() throws {
    let rich = try read("rich").table
    #expect(try read("flat-taxon").table == rich)
    #expect(try read("legacy-2.0").table == rich)
  }

  @Test("a data set per rank is a taxonomy; other metadata of the features are noted")
  func rankColumns() throws {
    let document = try read("rank-columns")
    #expect(
      document.table.lineages == [
        Lineage(["Bacteria", "Firmicutes", "", "", "", "Blautia"]),
        Lineage(["Bacteria", "Bacteroidetes", "", "", "", "Bacteroides"]), .unclassified,
      ])
    #expect(document.notices.contains { $0.code == "metadata-skipped" && $0.message.contains("\"confidence\"") })
  }

  @Test(
    "each wrong file is refused with its reason",
    arguments: [
      ("shape", "the shape says 3 × 4, but there are 3 features and 3 samples"),
      ("nnz", "nnz says 9 values, but sample/matrix has 4"),
      ("index", "sample/matrix/indices has 7 at place 0, outside 0…2"),
      ("indptr", "sample/matrix/indptr does not rise"),
      ("negative", "the abundance of feature \"Ö3\" in sample \"A\" is negative (-2)"),
      ("nan", "the abundance of feature \"Ö3\" in sample \"A\" is no finite number (nan)"),
      ("infinite", "is no finite number (inf)"), ("twice", "the cell of feature \"O1\" in sample \"A\" stands twice"),
      ("no-ids", "HDF5, but no BIOM table"), ("no-matrix", "no matrix"), ("version", "version is 3.0"),
      ("huge", "damaged or cut off (at sample/matrix/data)"), ("link", "no BIOM table"),
    ])
  func errors(name: String, says: String) {
    let error = #expect(throws: TableError.self) { _ = try read("bad-\(name)") }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
    #expect(error?.kind == .malformedInput)
  }

  @Test("a file cut at any place is damaged")
  func cut() {
    let whole = TableInput.fixture("biom-2.1/rich.biom.gz")
    for count in stride(from: 8, to: whole.count, by: 997) {
      let error = #expect(throws: TableError.self) {
        _ = try TableFormats.read(bytes: Array(whole[..<count]), file: "t.biom")
      }
      #expect(error?.message.contains("damaged or cut off") == true)
    }
  }

  @Test("what is written is read back: ids, shares, holes, empty samples, metadata, tree; twice the same bytes")
  func identity() throws {
    let table = FeatureTable(
      sampleIDs: ["s 1", "é", "leer"], featureIDs: ["a;b", "😀", "c\"d"], unit: .relativeAbundance,
      rows: [[0.25, 0, 0.75], [0, 1, 0], [0, 0, 0]],
      lineages: [Lineage(["Bacteria", "", "Clostridia"]), .unclassified, Lineage(["Archaea"])])
    var builder = PhylogeneticTreeBuilder()
    builder.open()
    for id in table.featureIDs {
      builder.open(name: id, branchLength: 0.5)
      builder.close()
    }
    builder.close()
    let document = TableDocument(
      table: table,
      metadata: SampleMetadata(
        sampleIDs: table.sampleIDs, columns: [.init(name: "a/b", values: ["x", nil, "ü"])]), tree: builder.tree)
    let files = try BIOM2Table().write(document)
    #expect(try files == BIOM2Table().write(document) && files.count == 1 && files[0].name.isEmpty)
    let back = try TableFormats.read(bytes: files[0].bytes, file: "t.biom2")
    #expect(back.table == table && back.metadata == document.metadata && back.tree == document.tree)
    #expect(back.understanding(of: "unit")?.confidence == 1)
  }

  @Test("tables beyond one deflated block are read back", arguments: [(3, 2_000), (300, 400)])
  func large(samples: Int, features: Int) throws {
    let table = RandomFeatureTable.counts(samples: samples, features: features, density: 0.9, seed: 7)
    let bytes = try #require(try BIOM2Table().write(TableDocument(table: table)).first?.bytes)
    #expect(try TableFormats.read(bytes: bytes, file: "t").table == table)
  }

  @Test("a text with a NUL cannot be written; a broken tree inside does not keep the table from being read")
  func limits() throws {
    let table = FeatureTable(sampleIDs: ["a\0b"], featureIDs: ["f"], unit: .counts, rows: [[1]])
    let error = #expect(throws: TableError.self) { _ = try BIOM2Table().write(TableDocument(table: table)) }
    #expect(error?.kind == .usage)
    let whole = TableInput.fixture("biom-2.1/rich.biom.gz")
    let text = Array("O3:0.3);".utf8).replacing("O3".utf8, with: [0xC3, 0x96, 0x33])
    let place = try #require(whole.firstRange(of: text))
    var bytes = whole
    bytes[place.upperBound - 2] = UInt8(ascii: ",")
    let document = try TableFormats.read(bytes: bytes, file: "t")
    #expect(document.tree == nil && document.notices.contains { $0.code == "tree-unreadable" })
  }

  @Test("files are read from several lanes at once")
  func lanes() async throws {
    let bytes = TableInput.fixture("biom-2.1/rich.biom.gz")
    let expected = try TableFormats.read(bytes: bytes, file: "t")
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 { group.addTask { (try? TableFormats.read(bytes: bytes, file: "t")) == expected } }
      for await isSame in group { #expect(isSame) }
    }
  }
}

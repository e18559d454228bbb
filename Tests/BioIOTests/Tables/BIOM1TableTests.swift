import BioIO
import BioModel
import Testing

@Suite("BIOM 1.0")
struct BIOM1TableTests {
  private func read(_ text: String) throws -> TableDocument {
    try TableFormats.read(bytes: Array(text.utf8), file: "t.biom")
  }

  private func document(_ data: String, type: String = "sparse", shape: String = "[2,3]") -> String {
    """
    {"id":null,"format":"Biological Observation Matrix 1.0.0","matrix_type":"\(type)","shape":\(shape),"data":\(data),
    "rows":[{"id":"O1","metadata":{"taxonomy":["k__Bacteria","p__Firmicutes"]}},{"id":"O2","metadata":{"taxonomy":"k__Bacteria; p__X"}}],
    "columns":[{"id":"S1","metadata":null},{"id":"S2","metadata":null},{"id":"S3","metadata":{"a":[1]}}]}
    """
  }

  @Test("sparse and dense tables of one content are equal, whatever the order of entries and members")
  func sparseAndDense() throws {
    let sparse = try read(document("[[1,2,4.0],[0,0,5],[1,0,0]]")).table
    let dense = try read(document("[[5,0,0],[0,0,4]]", type: "dense")).table
    #expect(sparse == dense)
    #expect(sparse.denseRow(2) == [0, 4] && sparse.unit == .counts)
    #expect(sparse.lineages == [Lineage(["Bacteria", "Firmicutes"]), Lineage(["Bacteria", "X"])])
  }

  @Test("what biom-format itself wrote", arguments: ["sparse.biom", "dense.biom"])
  func peer(name: String) throws {
    let document = try TableFormats.read(bytes: TableInput.fixture("biom-1.0/\(name)"), file: name)
    #expect(document.understanding(of: "format")?.value == "biom-1.0")
    #expect(document.table.sampleIDs == ["A", "B", "C"] && document.table.featureIDs == ["O1", "O2"])
    #expect(
      document.table.denseRow(0) == [1, 0] && document.table.denseRow(1) == [0, 2.5]
        && document.table.denseRow(2) == [3, 0])
    #expect(document.table.lineages?[1][.genus] == "Blautia")
  }

  @Test("minor deviations are read and noted")
  func deviations() throws {
    let document = try read("{\"rows\":[{\"id\":17}],\"columns\":[{\"id\":\"S\"}],\"data\":[[3]]}")
    #expect(document.table.featureIDs == ["17"] && document.table.denseRow(0) == [3])
    #expect(document.notices.contains { $0.code == "biom-deviation" })
  }

  @Test(
    "what is wrong is said",
    arguments: [
      ("[[0,3,1]]", "sparse", "[2,3]", "outside 2 × 3"), ("[[0.5,1,1]]", "sparse", "[2,3]", "outside"),
      ("[[0,1]]", "sparse", "[2,3]", "holds 2 numbers"), ("[[0,1,1],[0,1,2]]", "sparse", "[2,3]", "stands twice"),
      ("[[0,1,-1]]", "sparse", "[2,3]", "negative (-1)"), ("[[0,1,1]]", "sparse", "[3,2]", "the shape says 3 × 2"),
      ("[[1,2,3]]", "dense", "[2,3]", "not 2 rows of 3"), ("[[0,1,\"a\"]]", "sparse", "[2,3]", "a number is expected"),
      ("[[0,1,1e999]]", "sparse", "[2,3]", "a number is expected"),
      ("[[0,1,1]]", "diagonal", "[2,3]", "neither sparse nor dense"),
    ])
  func errors(data: String, type: String, shape: String, says: String) {
    let error = #expect(throws: TableError.self) { _ = try read(document(data, type: type, shape: shape)) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test("other JSON, cut files, members twice")
  func notBIOM() {
    for text in [
      "{\"a\":1}", "{\"rows\":[],\"rows\":[]}", String(document("[[0,0,1]]").dropLast(3)),
      "{\"rows\":[],\"columns\":[],\"data\":[]}",
    ] {
      #expect(throws: TableError.self) { _ = try read(text) }
    }
  }

  @Test("errors name the line of the entry")
  func places() {
    for (data, line) in [("[[0,0,1],\n[0,1,2],\n[0,1,3]]", 3), ("[[0,0,1],\n[0,1,-2]]", 2), ("[[0,0,1],\n[9,1,2]]", 2)]
    {
      let error = #expect(throws: TableError.self) { _ = try read(document(data)) }
      #expect(error?.location?.line == line && error?.location?.name == "data", "\(error?.description ?? "")")
    }
    let twice = "{\"rows\":[{\"id\":\"a\"},\n{\"id\":\"a\"}],\"columns\":[{\"id\":\"S\"}],\"data\":[[1],[2]]}"
    let error = #expect(throws: TableError.self) { _ = try read(twice) }
    #expect(error?.location?.line == 2 && error?.location?.record == 2)
  }

  @Test("metadata of samples are read and written")
  func sampleMetadata() throws {
    let text = """
      {"matrix_type":"dense","matrix_element_type":"int","shape":[1,2],"rows":[{"id":"O"}],"data":[[1.0,2]],
      "columns":[{"id":"S","metadata":{"age":3,"site":"gut","well":[1],"ill":true}},{"id":"T","metadata":{"age":null}}]}
      """
    let document = try read(text)
    #expect(document.metadata?.columns.map(\.name) == ["age", "site", "ill"])
    #expect(document.metadata?[column: "age"]?.values == ["3", nil])
    #expect(document.table.denseRow(0) == [1] && document.table.unit == .counts)
    let written = try BIOM1Table().write(document)
    #expect(try TableFormats.read(bytes: written[0].bytes, file: "t.biom").metadata == document.metadata)
  }

  @Test(
    "lineages of the features, however the metadata spell them",
    arguments: [
      "[\"Bacteria\",\"Firmicutes\",null]", "{\"Kingdom\":\"Bacteria\",\"Phylum\":\"Firmicutes\"}",
      "{\"taxonomy\":{\"Kingdom\":\"Bacteria\",\"Phylum\":\"Firmicutes\"}}",
      "{\"taxonomy2\":\"Firmicutes\",\"taxonomy1\":\"Bacteria\"}",
      "{\"Rank1\":\"k__Bacteria\",\"Rank2\":\"p__Firmicutes\"}",
    ])
  func lineages(metadata: String) throws {
    let text =
      "{\"rows\":[{\"id\":\"a\",\"metadata\":\(metadata)},{\"id\":\"b\",\"metadata\":null}],\"columns\":[{\"id\":\"S\"}],\"data\":[[3],[1]]}"
    let table = try read(text).table
    #expect(table.lineages == [Lineage(["Bacteria", "Firmicutes"]), .unclassified])
    #expect(try read(text).notices.contains { $0.code == "metadata-skipped" } == false)
  }

  @Test("metadata of the features that say nothing of the taxonomy are noted")
  func foreignMetadata() throws {
    let document = try read(
      "{\"rows\":[{\"id\":\"a\",\"metadata\":{\"confidence\":0.9,\"order\":3,\"deep\":{\"x\":1}}}],\"columns\":[{\"id\":\"S\"}],\"data\":[[3]]}"
    )
    let notice = try #require(document.notices.first { $0.code == "metadata-skipped" })
    #expect(notice.message.contains("\"confidence\", \"order\", \"deep\"") && document.table.lineages == nil)
  }

  @Test("where a table comes from is kept", arguments: ["biom-1.0", "biom-2.1"])
  func origin(format: String) throws {
    let table = FeatureTable(
      sampleIDs: ["a"], featureIDs: ["x", "y"], unit: .relativeAbundance, rows: [[0.25, 0.75]])
    let origins = [
      TableOrigin(
        profiler: "metaphlan", version: "4.0.6", database: "mpa_vOct22; 50% = é", taxonomy: "ncbi",
        abundance: .genomeCopies), TableOrigin(profiler: "kaiju", abundance: .reads), TableOrigin(),
    ]
    let writer = try #require(TableFormats.named(format))
    for origin in origins {
      let file = try #require(try writer.write(TableDocument(table: table, origin: origin)).first)
      let back = try TableFormats.read(bytes: file.bytes, file: "t.biom")
      #expect(back.origin == origin && back.table == table)
    }
    let counts = FeatureTable(sampleIDs: ["a"], featureIDs: ["x"], unit: .counts, rows: [[1]])
    let file = try #require(try writer.write(TableDocument(table: counts)).first)
    #expect(!String(decoding: file.bytes, as: UTF8.self).contains("dysbio: "))
    let said = try #require(try BIOM1Table().write(TableDocument(table: table, origin: origins[1])).first)
    #expect(
      String(decoding: said.bytes, as: UTF8.self).contains("dysbio: profiler=kaiju; abundance=reads; unit=shares"))
  }

  @Test("the comment of earlier versions still tells the unit")
  func earlierComment() throws {
    let document = try read(
      "{\"comment\":\"unit: relative-abundance\",\"rows\":[{\"id\":\"a\"}],\"columns\":[{\"id\":\"S\"}],\"data\":[[1]]}"
    )
    #expect(document.table.unit == .relativeAbundance)
  }
}

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
}

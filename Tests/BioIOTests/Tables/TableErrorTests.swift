import BioIO
import BioModel
import Testing

@Suite("Tables that are refused")
struct TableErrorTests {
  private func error(_ bytes: [UInt8], _ words: [String] = []) throws -> TableError? {
    let assumptions = try TableAssumptions(words: words)
    return #expect(throws: TableError.self) {
      _ = try TableFormats.read(bytes: bytes, file: "bad.tsv", assumptions: assumptions)
    }
  }

  private static let cases: [(text: String, line: Int, says: String)] = [
    ("id\ta\tb\nx\t1\thigh\n", 2, "column 3 (\"b\"): the cell holds the text \"high\""),
    ("id\ta\nx\t-3\n", 2, "the abundance -3 is negative"),
    ("id\ta\nx\tNaN\n", 2, "\"NaN\", which is no finite number"),
    ("id\ta\nx\tinf\n", 2, "no finite number"),
    ("id\ta\nx\t1e999\n", 2, "\"1e999\""),
    ("id\ta\nx\t0x10\n", 2, "\"0x10\""),
    ("id\ta\nx\t0,25\ny\t0.5\n", 3, "with a point, where the table writes decimals with a comma"),
    ("id\ta\tb\nx\t1\t\n", 2, "the cell is empty; write 0"),
    ("id\ta\tb\nx\t1\t2\ny\t1\n", 3, "the row has 2 fields, the header names 3; the file may be cut off"),
    ("id\ta\tb\nx\t1\t2\ny\t1\t2\t3\n", 3, "the row has 4 fields, the header names 3"),
    ("id\ta\tb\nx\t1\t2\ny\t1\t2\t\n", 3, "the row has 4 fields"),
    ("id\ta\ta\nx\t1\t2\n", 1, "the sample id \"a\" stands here a second time"),
    ("id\ta\nx\t1\nx\t2\n", 3, "the feature id \"x\" stands here a second time, first (line 2)"),
    ("id\ta\nx\t1\nx \t2\n", 3, "the feature ids \"x\" (line 2) and \"x \" differ only in blanks"),
    ("id\te\u{301}\t\u{e9}\nx\t1\t2\n", 1, "Unicode form of a letter"),
    ("id\ta\n\t1\n", 2, "the feature id is empty"),
    ("id\ta\tb\n", 1, "a header and no rows"),
    ("id\ta\n\"x\t1\n", 2, "a quote is opened here and never closed"),
  ]

  @Test("each names line, column and what is wrong", arguments: cases.indices)
  func stated(number: Int) throws {
    let expected = Self.cases[number]
    let error = try error(Array(expected.text.utf8))
    #expect(error?.location?.line == expected.line, "\(error?.description ?? "")")
    #expect(error?.description.contains(expected.says) == true, "\(error?.description ?? "")")
    #expect(error?.kind == .malformedInput)
  }

  @Test("an empty cell is 0 only when that is stated")
  func emptyCells() throws {
    let assumptions = try TableAssumptions(words: ["empty-cells=zero"])
    let table = try TableFormats.read(bytes: Array("id\ta\tb\nx\t1\t\n".utf8), file: "t", assumptions: assumptions)
      .table
    #expect(table.denseRow(1) == [0])
  }

  @Test("encodings and containers are named")
  func encodings() throws {
    #expect(try error([])?.message == "the file is empty")
    #expect(try error([0xFF, 0xFE, 0x69, 0])?.message.contains("UTF-16") == true)
    #expect(try error([0x69, 0, 0x64, 0])?.message.contains("UTF-16") == true)
    #expect(try error([0x89, 0x48, 0x44, 0x46, 0x0D])?.advice.contains("biom convert") == true)
    #expect(try error([0x50, 0x4B, 3, 4])?.message.contains("zip") == true)
    let invalid = try error(Array("id\ta\nx".utf8) + [0xC3, 0x28] + Array("\t1\n".utf8))
    #expect(invalid?.location?.byteOffset == 6 && invalid?.location?.line == 2)
  }

  @Test(
    "invalid UTF-8 of every kind is found at its byte, also behind a long ASCII run",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xE2, 0x82], [0x00],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) throws {
    let head = Array("id\tsample-with-a-long-name\nfeature-é-€-😀".utf8)
    #expect(try error(head + bytes)?.location?.byteOffset == head.count)
  }

  @Test("unknown words of assumptions are usage errors that list the known ones")
  func assumptions() {
    for words in [["unit=reads"], ["level=tribe"], ["colour=red"], ["empty-cells"]] {
      let error = #expect(throws: TableError.self) { _ = try TableAssumptions(words: words) }
      #expect(error?.kind == .usage && error?.advice.contains("use one of") == true)
    }
  }

  @Test(
    "tables of genes and pathways are no tables of taxa",
    arguments: [
      "# Pathway\tS1\tS2\nUNMAPPED\t100.5\t50\nPWY-1: x|g__Blautia.s__Blautia_obeum\t3\t2\n",
      "# Gene Family\tS1_Abundance-RPKs\nUNMAPPED\t100.5\nUniRef90_A\t5\n", "function\tS1\nK00001\t5.5\nK00002\t1\n",
    ])
  func functions(text: String) throws {
    #expect(try Profile.error(text).contains("this is a table of functions"))
  }
}

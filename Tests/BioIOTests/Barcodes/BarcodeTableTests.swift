import BioIO
import BioModel
import Testing

@Suite("Barcode tables") struct BarcodeTableTests {
  private func read(_ text: String) throws -> BarcodeTable {
    try BarcodeTableReader.read(bytes: Array(text.utf8), file: "pool.txt")
  }

  private func expectRefusal(_ text: String, line: Int?, _ words: String...) {
    let error = #expect(throws: TableError.self) { try read(text) }
    #expect(error?.location?.line == line)
    for word in words { #expect(error?.description.contains(word) == true, "\(error?.description ?? "")") }
  }

  @Test("mothur's oligos: words in any case, comments, both orientations of a primer line, X for not there")
  func oligos() throws {
    let table = try read(
      """
      # a comment
      primer\tAYTGGGYDTAAAGNG\tCCGTCAATTYHTTTRAGT
      primer\tCCGTCAATTYHTTTRAGT\tAYTGGGYDTAAAGNG
      BARCODE\tACCTGATCCGCA\tGTTGACCATCGC\tS1..pool\r
      barcode tgactgcgttag NONE S2   # lower case
      Barcode NONE CATACCGTGAGT S3
      barcode XXXXXXXXXXXX XXXXXXXXXXXX notthere

      """)
    #expect(
      table.barcodes == [
        SampleBarcode(sample: "S1..pool", forward: "ACCTGATCCGCA", reverse: "GTTGACCATCGC"),
        SampleBarcode(sample: "S2", forward: "TGACTGCGTTAG", reverse: nil),
        SampleBarcode(sample: "S3", forward: nil, reverse: "CATACCGTGAGT"),
      ])
    #expect(table.primers == [BarcodeTable.Primers(forward: "AYTGGGYDTAAAGNG", reverse: "CCGTCAATTYHTTTRAGT")])
    #expect(table.notices.map(\.code) == ["barcode-not-there"])
    #expect(table.notices[0].sample == "notthere")
  }

  @Test("mothur's oligos of single barcodes, primers on lines of their own")
  func oligosOfOneBarcode() throws {
    let table = try read(
      "forward GTGCCAGCMGCCGCGGTAA\nreverse GGACTACHVGGGTWTCTAAT\nbarcode ACGTAC A\nbarcode TTGGCCA B\n")
    #expect(table.barcodes.map(\.forward) == ["ACGTAC", "TTGGCCA"])
    #expect(table.barcodes.allSatisfy { $0.reverse == nil })
    #expect(table.primers == [BarcodeTable.Primers(forward: "GTGCCAGCMGCCGCGGTAA", reverse: "GGACTACHVGGGTWTCTAAT")])
    let alone = try read("forward GTGCCAGCMGCCGCGGTAA\nbarcode ACGTAC A\n")
    #expect(alone.primers.isEmpty)
    #expect(alone.notices.map(\.code) == ["unpaired-primer"])
  }

  @Test(
    "tables with a header, whatever the words and the delimiter",
    arguments: [
      "sample,barcode,reverse_barcode,forward_primer,reverse_primer,group\nA,ACGTAC,TTTTAA,GTGCCAGCMG,GGACTACHVG,x\n",
      "#SampleID\tBarcodeSequence\tReverseBarcodeSequence\tLinkerPrimerSequence\tReversePrimer\tgroup\nA\tacgtac\tTTTTAA\tGTGCCAGCMG\tGGACTACHVG\tx\n",
      "sample-id\tforward-barcode\tbarcode_2\tforward-primer\treverse-primer\tgroup\n#q2:types\t\t\t\t\tcategorical\nA\tACGTAC\tTTTTAA\tGTGCCAGCMG\tGGACTACHVG\tx\n",
    ])
  func columns(_ text: String) throws {
    let table = try read(text)
    #expect(table.barcodes == [SampleBarcode(sample: "A", forward: "ACGTAC", reverse: "TTTTAA")])
    #expect(table.primers == [BarcodeTable.Primers(forward: "GTGCCAGCMG", reverse: "GGACTACHVG")])
    #expect(table.metadata.columns == [SampleMetadata.Column(name: "group", values: ["x"])])
    #expect(table.notices.isEmpty)
  }

  @Test("columns that a sample sheet keeps for files are left out, control and run are kept")
  func sheetWords() throws {
    let table = try read("sample,barcode,fastq_1,control,run\nA,ACGTAC,a.fq,negative,1\nB,TTGGCC,b.fq,,2\n")
    #expect(table.metadata.columns.map(\.name) == ["control", "run"])
    #expect(table.metadata.columns.map(\.values) == [["negative", nil], ["1", "2"]])
  }

  @Test("barcodes that one wrong base makes the same are named, lengths may differ")
  func neighbours() throws {
    let table = try read("sample,barcode\nA,ACGTACGT\nB,ACGTACGA\nC,TTGGCC\nD,GGTTCCAA\n")
    #expect(table.notices.map(\.code) == ["neighbouring-barcodes"])
    #expect(table.notices.map(\.severity) == [.warning])
    #expect(table.notices[0].message.contains("ACGTACGA and ACGTACGT"))
    // The end of a longer barcode counts as the shorter one.
    #expect(try read("sample,barcode\nA,AATTGGCC\nB,TTGGCC\n").notices.map(\.code) == ["neighbouring-barcodes"])
  }

  @Test("what is wrong is said with its line")
  func refusals() {
    expectRefusal("", line: nil, "empty")
    expectRefusal("sample,barcode\nA,ACGT\nA,TTTT\n", line: 3, "second time", "line 2")
    expectRefusal("sample,barcode\nA,ACGTAC\nB,ACGTAC\n", line: 3, "\"B\"", "\"A\" (line 2)")
    expectRefusal("sample,barcode,reverse_barcode\nA,ACGTAC,TT\nB,ACGTAC,\n", line: 3, "\"A\" (line 2)")
    expectRefusal("barcode ACGTAC TTTT A\nbarcode acgtac TTTT B\n", line: 2, "\"A\" (line 1)")
    expectRefusal("sample,barcode\nA,ACGJ\n", line: 2, "ACGJ", "IUPAC")
    expectRefusal("sample,barcode\nA,ACGX\n", line: 2, "ACGX", "IUPAC")
    expectRefusal("sample,barcode\nA,\(String(repeating: "A", count: 33))\n", line: 2, "33 letters")
    expectRefusal("sample,barcode\nA,\n", line: 2, "has no barcode")
    expectRefusal("sample,barcode\nA\n", line: 2, "1 fields")
    expectRefusal("sample,letters\nA,ACGT\n", line: 1, "no column `barcode`")
    expectRefusal("name,barcode\nA,ACGT\n", line: 1, "no column `sample`")
    expectRefusal("sample,barcode,forward_barcode\nA,ACGT,ACGT\n", line: 1, "means the same")
    expectRefusal("barcode ACGT A B C\n", line: 1, "5 words")
    expectRefusal("barcode ACGT A\nbarcodes TTTT B\n", line: 2, "\"barcodes\"")
    expectRefusal("barcode XXXX A\n", line: nil, "names no sample")
    expectRefusal("sample,barcode\n", line: nil, "names no sample")
  }

  @Test("two barcodes may share one end")
  func combinations() throws {
    let table = try read("sample,barcode,reverse_barcode\nA,ACGTAC,TTTTAA\nB,ACGTAC,GGGGCC\nC,CCTTGG,TTTTAA\n")
    #expect(table.barcodes.count == 3)
    #expect(table.notices.isEmpty)
  }
}

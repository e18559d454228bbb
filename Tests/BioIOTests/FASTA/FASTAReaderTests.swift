import BioIO
import BioModel
import TestSupport
import Testing

@Suite struct FASTAReaderTests {
  @Test(arguments: [
    ">a one\nACGT\nN\n>b\nGG\n", ">a one\r\nacgu\r\nn\r\n\r\n>b\r\nGG", "; old comment\n>a one\nAC-GT..N\n\n>b\nG G\n",
  ])
  func theSameRecordsInManyDresses(text: String) throws {
    let folder = try ScratchFolder()
    let expected = [
      FASTARecord(header: "a one", sequence: Array("ACGTN".utf8)), FASTARecord(header: "b", sequence: Array("GG".utf8)),
    ]
    let records = try FASTAReader.read(folder.file("a.fa", text))
    #expect(records == expected)
    #expect(records.map { String($0.name) } == ["a", "b"])
    #expect(try FASTAReader.read(folder.file("a.fa.gz", folder.compressed(Array(text.utf8)))) == expected)
  }

  @Test(arguments: [
    ("ACGT\n", nil as Int?, 1, "must begin with '>'"), ("@r\nA\n+\nI\n", nil, 1, "must begin with '>'"),
    (">a\n>b\nA\n", 1, 2, "no sequence"), (">a\nA\n>b\n", 2, 3, "no sequence"),
    (">a\nACGT\nAC!T\n", 1, 3, "'!' is no base"),
  ])
  func faultsNameRecordAndLine(text: String, record: Int?, line: Int, message: String) throws {
    let error = failure { _ = try FASTAReader.parse(Array(text.utf8), path: "x.fa") }
    #expect(error?.kind == .malformedInput)
    #expect(error?.location?.record == record)
    #expect(error?.location?.line == line)
    #expect(error?.message.contains(message) == true, "\(String(describing: error))")
  }

  @Test func headersMustBeUTF8() {
    #expect(failure { _ = try FASTAReader.parse([0x3E, 0xFF, 0x0A, 0x41], path: "x") }?.location?.line == 1)
  }

  @Test func writtenRecordsAreRead() throws {
    let folder = try ScratchFolder()
    let records = (1..<200).map {
      FASTARecord(header: "s\($0) é", sequence: [UInt8](repeating: UInt8(ascii: "G"), count: $0 * 31))
    }
    for name in ["a.fasta", "a.fasta.gz"] {
      let writer = try FASTAWriter(path: folder.path + "/" + name)
      for record in records { try writer.write(record) }
      try writer.close()
      #expect(try FASTAReader.read(folder.path + "/" + name) == records)
    }
    #expect(try folder.raw(folder.path + "/a.fasta") == FASTAWriter.bytes(of: records))
  }
}

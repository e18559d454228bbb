import BioIO
import BioModel
import TestSupport
import Testing

@Suite struct FASTQReaderTests {
  private let plain = [
    PlainRead(name: "r1", sequence: "ACGTN", quality: "IIII#"), PlainRead(name: "r2", sequence: "GG", quality: "!~"),
  ]

  @Test(arguments: [
    "@r1\nACGTN\n+\nIIII#\n@r2\nGG\n+\n!~\n",
    "@r1\r\nACGTN\r\n+\r\nIIII#\r\n@r2\r\nGG\r\n+\r\n!~\r\n",
    "@r1 some text\nACGTN\n+r1 some text\nIIII#\n@r2\tx\nGG\n+r2\n!~",
    "@r1\nacgun\n+\nIIII#\n@r2\ngG\n+\n!~\n\n\n",
    "@r1\nACGT.\n+\nIIII#\n\n@r2\nGG\n+\n!~\r\n",
    "@r1\nAC\nGTN\n+\nII\nII#\n@r2\nG\nG\n+\n!\n~\n",
    "\n@r1\nAC\r\nGTN\r\n+\r\nI\r\nIII#\r\n@r2\nGG\n+\n!~",
  ])
  func theSameReadsInManyDresses(text: String) throws {
    let folder = try ScratchFolder()
    let path = try folder.file("a.fastq", text)
    #expect(try reads(path) == plain)
    for maximum in [1, 2, 3] { #expect(try reads(path, maximumRecords: maximum) == plain) }
    #expect(try reads(path, phred: .offset33) == plain)
  }

  @Test func namesOfAnyLengthEndAtABlank() throws {
    let folder = try ScratchFolder()
    let expected = (0...70).map { length in
      PlainRead(name: String(repeating: "n", count: length), sequence: "AC", quality: "I#")
    }
    for rest in ["", " more of it", "\tx"] {
      let text = expected.map { "@\($0.name)\(rest)\nAC\n+\nI#\n" }.joined()
      #expect(try reads(folder.file("a.fq", text)) == expected)
    }
  }

  @Test func qualitiesMayBeginWithAnAt() throws {
    let folder = try ScratchFolder()
    let text = "@a\nACGT\n+\n@+@+\n@b\nACG\nT\n+\n@@\n+@\n"
    #expect(try reads(folder.file("a.fq", text)).map(\.quality) == ["@+@+", "@@+@"])
  }

  @Test func emptyFilesAndEmptyReads() throws {
    let folder = try ScratchFolder()
    for text in ["", "\n", "\r\n\n"] { #expect(try reads(folder.file("a.fq", text)).isEmpty) }
    let expected = [
      PlainRead(name: "a", sequence: "", quality: ""), PlainRead(name: "b", sequence: "A", quality: "I"),
      PlainRead(name: "c", sequence: "", quality: ""),
    ]
    #expect(try reads(folder.file("a.fq", "@a\n\n+\n\n@b\nA\n+\nI\n@c\n\n+\n\n")) == expected)
    #expect(try reads(folder.file("a.fq", "@a\n\n+\n\n@b\nA\n+\nI\n@c\n\n+\n")) == expected)
    #expect(try reads(folder.file("a.fq", "@a\n\n+\n\n@b\nA\n+\nI\n@c\n\n+")) == expected)
    #expect(try reads(folder.file("none.fq.gz", bgzfEndMarker)).isEmpty)
  }

  @Test(arguments: [
    ("r1\nA\n+\nI\n", 1, 1, "must begin with '@'"),
    ("@r1\nA\n+\nI\nr2\nA\n+\nI\n", 2, 5, "must begin with '@'"),
    ("@r1\nACGT\n+\nIII\n@r2\nA\n+\nI\n", 1, 4, "sequence has 4 bases but quality has 3"),
    ("@r1\nACGT\n+\nIIIII\n@r2\nA\n+\nI\n", 1, 4, "sequence has 4 bases but quality has 5"),
    ("@r1\nACGT\n+\nIII", 1, 4, "sequence has 4 bases but quality has 3"),
    ("@r1\nACGT\n+\n", 1, 4, "sequence has 4 bases but quality has 0"),
    ("@r1\nACGT\n+", 1, 4, "sequence has 4 bases but quality has 0"),
    ("@r1\nACGT\n", 1, 3, "before its '+' line"),
    ("@r1", 1, 2, "before its '+' line"),
    ("@r1\nACGT\n@r2\nACGT\n+\nIIII\n", 1, 3, "the next record begins"),
    ("@r1\nACGT\nIIII\n@r2\n", 1, 4, "the next record begins"),
    ("@r1\nAC T\n+\nIIII\n", 1, 2, "a blank is no base"),
    ("@r1\nACXT\n+\nIIII\n", 1, 2, "'X' is no base"),
    ("@r1\nACGT\n+\nII I\n", 1, 4, "a blank is no quality"),
    ("@r1\nACGT\n+\nII\u{7F}I\n", 1, 4, "byte 0x7F is no quality"),
    ("@r1\nACGT\n+\nII\u{0}I\n", 1, 4, "byte 0x00 is no quality"),
    ("@r1\nACGT\n+r2\nIIII\n", 1, 3, "the name on the '+' line differs"),
    ("@r\u{0}1\nACGT\n+\nIIII\n", 1, 1, "the read's name contains byte 0x00"),
    ("@r1\rACGT\r+\rIIII\r", 1, 1, "the read's name contains byte 0x0D"),
    ("@a\nAC\n+\nII\n@b\nAC\nXT\n+\nIIII\n", 2, 7, "'X' is no base"),
    ("@a\nAC\n+\nII\n@b\nAC\n\nGT\n+\nIIII\n", 2, 7, "a '+' line must follow"),
  ])
  func faultsNameRecordAndLine(text: String, record: Int, line: Int, message: String) throws {
    let folder = try ScratchFolder()
    let path = try folder.file("bad.fastq", text)
    for phred in [PhredChoice.automatic, .offset33] {
      for maximum in [1, 1_000] {
        let error = failure { _ = try reads(path, phred: phred, maximumRecords: maximum) }
        #expect(error?.kind == .malformedInput)
        #expect(error?.location?.file == path)
        #expect(error?.location?.record == record)
        #expect(error?.location?.line == line)
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
      }
    }
  }

  @Test func longReadsAndRecordsAcrossBuffers() throws {
    let folder = try ScratchFolder()
    var text = ""
    var expected: [PlainRead] = []
    for length in [0, 1, 15, 16, 17, 31, 32, 33, 65_535, 65_536, 65_537, 262_144, 1_500_000, 3] {
      let read = PlainRead(
        name: "read\(length)", sequence: String(repeating: "A", count: length),
        quality: String(repeating: "F", count: length))
      expected.append(read)
      text += "@\(read.name)\n\(read.sequence)\n+\n\(read.quality)\n"
    }
    let path = try folder.file("long.fastq", text)
    let packed = try folder.file("long.fastq.gz", folder.compressed(Array(text.utf8)))
    for maximum in [1, 5, 100] {
      #expect(try reads(path, maximumRecords: maximum) == expected)
      #expect(try reads(packed, maximumRecords: maximum) == expected)
    }
  }

  @Test func batchesKnowTheirFirstRecord() throws {
    let folder = try ScratchFolder()
    let text = (0..<25_000).map { "@r\($0)\nACGT\n+\nIIII\n" }.joined()
    let reader = try FASTQReader(path: folder.file("a.fq", text))
    let batch = ReadBatch()
    var next = 0
    while try reader.next(into: batch, maximumRecords: 4_096) {
      #expect(batch.firstRecordNumber == next)
      #expect(batch.count == min(4_096, 25_000 - next))
      for index in 0..<batch.count { #expect(read(batch, index).name == "r\(next + index)") }
      next += batch.count
    }
    #expect(next == 25_000)
    #expect(reader.readCount == 25_000)
  }

  @Test func aCutAtABlockBoundaryInsideARecordIsAnError() throws {
    let folder = try ScratchFolder()
    let text = Array((0..<3_000).map { "@read\($0)\nACGTACGTACGT\n+\nIIIIIIIIIIII\n" }.joined().utf8)
    let bgzf = try folder.compressed(text)
    let firstBlock = Int(bgzf[16]) + Int(bgzf[17]) << 8 + 1
    let path = try folder.file("cut.fastq.gz", Array(bgzf[..<firstBlock]))
    let error = failure { _ = try reads(path) }
    #expect(error?.kind == .malformedInput)
    #expect(error?.advice.contains("end marker") == true)
  }

  @Test func readsBeforeADamageDoNotDependOnBatches() throws {
    let folder = try ScratchFolder()
    let text = Array((0..<3_000).map { "@read\($0)\nACGTACGTACGT\n+\nIIIIIIIIIIII\n" }.joined().utf8)
    let bgzf = try folder.compressed(text)
    let path = try folder.file("cut.fastq.gz", Array(bgzf[..<(bgzf.count * 3 / 4)]))
    let errors = [1, 7, 4_096].map { maximum in
      failure { _ = try reads(path, phred: .offset33, maximumRecords: maximum) }
    }
    #expect(errors[0]?.location?.byteOffset != nil)
    #expect(errors[0]?.location?.record != nil)
    #expect(errors[0] == errors[1])
    #expect(errors[0] == errors[2])
  }
}

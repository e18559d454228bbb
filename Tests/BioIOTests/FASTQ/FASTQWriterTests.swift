import BioIO
import BioModel
import TestSupport
import Testing

@Suite struct FASTQWriterTests {
  private func batch() -> ReadBatch {
    let batch = ReadBatch()
    for number in 0..<5_000 {
      let length = number % 151
      batch.append(
        name: Array("r\(number)".utf8), sequence: [UInt8](repeating: UInt8(ascii: "C"), count: length),
        quality: (0..<length).map { UInt8($0 % 94) })
    }
    return batch
  }

  @Test(arguments: ["a.fastq", "a.fastq.gz"])
  func writtenReadsAreReadAndBytesRepeat(name: String) throws {
    let folder = try ScratchFolder()
    let batch = batch()
    var files: [[UInt8]] = []
    for _ in 0..<2 {
      let path = folder.path + "/" + name
      let writer = try FASTQWriter(path: path, level: 1)
      try writer.write(batch)
      try writer.close()
      try writer.close()
      #expect(try reads(path, phred: .offset33) == (0..<batch.count).map { read(batch, $0) })
      files.append(try folder.raw(path))
    }
    #expect(files[0] == files[1])
    #expect(files[0].starts(with: name.hasSuffix(".gz") ? [0x1F, 0x8B] : Array("@r0\n\n+\n\n".utf8)))
  }

  @Test func whatCannotBeWrittenIsAnError() throws {
    let folder = try ScratchFolder()
    #expect(failure { _ = try FASTQWriter(path: folder.path + "/no/such/a.fastq") }?.kind == .cannotWriteOutput)
    #expect(failure { _ = try FASTQWriter(path: folder.path) }?.kind == .cannotWriteOutput)
    // A full device: nothing may be lost silently, neither in the middle nor on closing.
    for batches in [1, 20] {
      let error = failure {
        let writer = try FASTQWriter(path: "/dev/full")
        for _ in 0..<batches { try writer.write(batch()) }
        try writer.close()
      }
      #expect(error?.kind == .cannotWriteOutput)
    }
    let closed = try ByteWriter(path: folder.path + "/c")
    try closed.close()
    try closed.write(Array("late".utf8))
    #expect(failure { try closed.write([UInt8](repeating: 0, count: 1 << 20)) }?.kind == .cannotWriteOutput)
  }
}

import BioIO
import BioModel
import Parallel
import TestSupport
import Testing

@Suite struct OutputFileTests {
  private func batch(_ number: Int) -> ReadBatch {
    let batch = ReadBatch()
    for index in 0..<500 {
      let length = (number * 500 + index) % 301
      batch.append(
        name: Array("r\(number)_\(index)".utf8),
        sequence: (0..<length).map { Array("ACGTN".utf8)[($0 * 7 + index) % 5] },
        quality: (0..<length).map { UInt8(($0 + index) % 42) })
    }
    return batch
  }

  /// Batches 0..<20 written by a pipeline; gives the file's bytes.
  private func write(_ path: String, threads: Int) throws {
    let next = Guarded(0)
    let file = try OutputFile(path: path)
    _ = try pipelinedFold(
      threads: ThreadCount(threads), item: { (slot: OutputSlot(for: file), number: 0) }, accumulator: { () },
      stages: [
        { item in
          item.number = next.withLock { value in
            defer { value += 1 }
            return value
          }
          return item.number < 20
        }
      ],
      work: { _, item in
        FASTQFormatter.append(batch(item.number), to: &item.slot.text)
        item.slot.seal()
      },
      finish: [{ item in try file.write(item.slot) }])
    try file.close()
    try file.close()
  }

  @Test(arguments: ["a.fastq", "a.fastq.gz", "a.bgz"])
  func bytesDoNotDependOnThreads(name: String) throws {
    let folder = try ScratchFolder()
    var files: [[UInt8]] = []
    for threads in [1, 2, 7] {
      try write(folder.path + "/" + name, threads: threads)
      files.append(try folder.raw(folder.path + "/" + name))
    }
    #expect(files[0] == files[1] && files[0] == files[2])
    #expect(files[0].starts(with: [0x1F, 0x8B]) == (name != "a.fastq"))
    var expected: [PlainRead] = []
    for number in 0..<20 {
      let batch = batch(number)
      expected += (0..<batch.count).map { read(batch, $0) }
    }
    #expect(try reads(folder.path + "/" + name, phred: .offset33) == expected)
  }

  @Test func anEmptyFileIsWhole() throws {
    let folder = try ScratchFolder()
    for name in ["a.fastq", "a.fastq.gz"] {
      let file = try OutputFile(path: folder.path + "/" + name)
      let slot = OutputSlot(for: file)
      slot.seal()
      try file.write(slot)
      try file.close()
      #expect(try folder.raw(file.path) == (file.isCompressed ? BGZFCompressor.endMarker : []))
    }
  }

  @Test func whatCannotBeWrittenIsAnError() throws {
    let folder = try ScratchFolder()
    let noFolder = failure { _ = try OutputFile(path: folder.path + "/no/such/a.fastq") }
    #expect(noFolder?.kind == .cannotWriteOutput)
    #expect(noFolder?.location?.file == folder.path + "/no/such/a.fastq")
    #expect(failure { _ = try OutputFile(path: folder.path) }?.kind == .cannotWriteOutput)

    let full = try OutputFile(path: "/dev/full")
    let slot = OutputSlot(for: full)
    slot.text.append(Array("@r\nA\n+\nI\n".utf8))
    slot.seal()
    #expect(failure { try full.write(slot) }?.kind == .cannotWriteOutput)

    let closed = try OutputFile(path: folder.path + "/c")
    try closed.close()
    #expect(failure { try closed.write(slot) }?.kind == .cannotWriteOutput)
  }
}

import BioIO
import Glibc
import Statistics
import Testing

@Suite("Pooled files") struct PooledFilesTests {
  private func write(_ texts: [[UInt8]], in folder: String) throws -> [String] {
    var generator = SeededGenerator(purpose: "pooled-files", seed: 1)
    let compressor = BGZFCompressor()
    var files = try PooledFiles(paths: texts.indices.map { "\(folder)/\($0).gz" })
    var places = Array(repeating: 0, count: texts.count)
    while let open = texts.indices.filter({ places[$0] < texts[$0].count }).randomPick(&generator) {
      let end = min(texts[open].count, places[open] + 1 + generator.below(50_000))
      files.add(texts[open][places[open]..<end], to: open)
      places[open] = end
      for block in files.takeFullBlocks() { try files.append(block.compressed(by: compressor), to: block.file) }
    }
    for file in texts.indices {
      try files.append(files.lastBlock(of: file)?.compressed(by: compressor) ?? [], to: file, isLast: true)
    }
    return files.paths
  }

  @Test("every file holds its own text, empty ones too, and is a whole BGZF file")
  func roundTrip() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path
    var generator = SeededGenerator(purpose: "pooled-texts", seed: 2)
    let lengths = [
      0, 1, 4_095, BGZFCompressor.blockContent - 1, BGZFCompressor.blockContent, BGZFCompressor.blockContent + 1,
      300_000,
    ]
    let texts = lengths.map { length in (0..<length).map { _ in UInt8(33 + generator.below(60)) } }
    let paths = try write(texts, in: folder)
    for (path, text) in zip(paths, texts) {
      #expect(try ByteReader.readAll(path) == text)
      #expect(unsafe system("gzip -t '\(path)'") == 0)
    }
  }

  @Test("the end block is the one htslib writes")
  func endBlock() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path
    let writer = try ByteWriter(path: folder + "/empty.gz")
    try writer.close()
    #expect(try FileDigest.sha256(folder + "/empty.gz").size == BGZFCompressor.endMarker.count)
    let paths = try write([[]], in: folder)
    #expect(try FileDigest.sha256(paths[0]) == FileDigest.sha256(folder + "/empty.gz"))
  }

  @Test("more files than descriptors are allowed")
  func manyFiles() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path
    let texts = (0..<1_100).map { Array("file \($0)\n".utf8) }
    let paths = try write(texts, in: folder)
    #expect(try ByteReader.readAll(paths[1_099]) == texts[1_099])
  }

  @Test("a folder that is not there is said")
  func refusal() {
    #expect(throws: BioIOError.self) { try PooledFiles(paths: ["/nonexistent/folder/a.gz"]) }
  }
}

extension [Int] {
  fileprivate func randomPick(_ generator: inout SeededGenerator) -> Int? {
    isEmpty ? nil : self[generator.below(count)]
  }
}

import BioIO
import BioModel
import Statistics
import TestSupport
import Testing

@Suite struct BGZFCompressorTests {
  enum Content: String, CaseIterable, Sendable {
    case random, repetitive, reads
  }

  private func bytes(_ content: Content, _ length: Int) -> [UInt8] {
    var generator = SeededGenerator(purpose: "bgzf-tests", seed: 1, content: Array(content.rawValue.utf8))
    return (0..<length).map { place in
      switch content {
      case .random: UInt8(generator.below(256))
      case .repetitive: UInt8(ascii: "A") + UInt8(place % 7 / 6)
      case .reads: Array("ACGT".utf8)[generator.below(4)]
      }
    }
  }

  private func compress(_ content: [UInt8], with compressor: BGZFCompressor = BGZFCompressor()) -> [UInt8] {
    var blocks = ByteChunk()
    compressor.compress(content.span, into: &blocks)
    return blocks.array
  }

  /// The sizes and contents' sizes of the blocks, whose headers are checked field by field.
  private func blocks(_ file: [UInt8]) -> [(bytes: Int, content: Int)] {
    var start = 0
    var found: [(Int, Int)] = []
    while start < file.count {
      guard file.count - start >= 28 else {
        Issue.record("a block is cut at \(start)")
        return found
      }
      #expect(
        Array(file[start..<start + 16]) == [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 6, 0, 0x42, 0x43, 2, 0])
      let size = Int(file[start + 16]) + Int(file[start + 17]) << 8 + 1
      let end = start + size
      guard end <= file.count else {
        Issue.record("the block at \(start) is longer than the file")
        return found
      }
      let content = (1...4).reduce(0) { $0 << 8 + Int(file[end - $1]) }
      found.append((size, content))
      start = end
    }
    return found
  }

  @Test(
    arguments: Content.allCases, [0, 1, 2, 15, 65_279, 65_280, 65_281, 130_560, 200_003])
  func whatIsWrittenIsRead(content: Content, length: Int) throws {
    let folder = try ScratchFolder()
    let plain = bytes(content, length)
    let compressed = compress(plain)
    #expect(compressed == compress(plain))
    let blocks = blocks(compressed)
    #expect(blocks.map(\.content).reduce(0, +) == length)
    #expect(blocks.dropLast().allSatisfy { $0.content == BGZFCompressor.blockContent })
    #expect(blocks.allSatisfy { (1...BGZFCompressor.blockContent).contains($0.content) && $0.bytes <= 65_536 })
    // A block costs at most 31 bytes: header, trailer and the length of a stored block.
    #expect(compressed.count <= length + 31 * blocks.count)
    if content == .repetitive, length > 65_000 { #expect(compressed.count < length / 50) }
    if content == .reads, length > 65_000 { #expect(compressed.count < length * 2 / 5) }

    let path = try folder.file("a.gz", compressed + BGZFCompressor.endMarker)
    #expect(try ByteReader.readAll(path) == plain)
    let reader = try ByteReader(path: path)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while try reader.read(into: &buffer, at: 0) > 0 {}
    #expect(!reader.lacksEndMarker && reader.notices.isEmpty)
  }

  @Test func theCompressorKeepsNoMemoryOfEarlierBlocks() {
    let compressor = BGZFCompressor()
    let contents = [bytes(.reads, 70_000), bytes(.random, 66_000), bytes(.repetitive, 5), bytes(.reads, 70_000)]
    for content in contents { #expect(compress(content, with: compressor) == compress(content)) }
  }

  @Test func blocksAreAppended() {
    let compressor = BGZFCompressor()
    var both = ByteChunk()
    compressor.compress(bytes(.reads, 1_000).span, into: &both)
    compressor.compress(bytes(.random, 1_000).span, into: &both)
    #expect(both.array == compress(bytes(.reads, 1_000)) + compress(bytes(.random, 1_000)))
  }

  @Test func theEndMarkerIsThatOfHtslib() throws {
    let folder = try ScratchFolder()
    #expect(try folder.compressed([]) == BGZFCompressor.endMarker)
    #expect(BGZFCompressor.endMarker.count == 28)
  }

  @Test func damageIsSeen() throws {
    let folder = try ScratchFolder()
    var file = compress(bytes(.random, 1_000)) + BGZFCompressor.endMarker
    file[500] ^= 1
    let path = try folder.file("a.gz", file)
    #expect(failure { _ = try ByteReader.readAll(path) }?.kind == .malformedInput)
  }
}

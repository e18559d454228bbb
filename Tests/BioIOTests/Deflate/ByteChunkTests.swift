import BioIO
import Testing

@Suite struct ByteChunkTests {
  @Test func bytesStandOneBehindTheOther() {
    var chunk = ByteChunk()
    var expected: [UInt8] = []
    for length in [0, 1, 5, 65_536, 3, 200_000, 7] {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ length) }
      chunk.append(bytes)
      expected += bytes
      #expect(chunk.count == expected.count)
    }
    #expect(chunk.array == expected)
    #expect(chunk.withBytes { $0.count } == expected.count)
    chunk.removeAll()
    #expect(chunk.count == 0 && chunk.array.isEmpty)
  }

  @Test func lessThanAskedForMayBeWritten() {
    var chunk = ByteChunk()
    chunk.append(Array("ab".utf8))
    chunk.append(upTo: 100) { target, offset in
      target[offset] = UInt8(ascii: "c")
      return 1
    }
    chunk.append(upTo: 100) { _, _ in 0 }
    chunk.append(Array("d".utf8))
    #expect(chunk.array == Array("abcd".utf8))
  }
}

import BioIO
import BioModel
import Glibc
import Statistics
import TestSupport
import Testing

/// Gzip that is not BGZF, through `ByteReader`.
@Suite struct GzipInflaterTests {
  /// What a reader hands out before it ends or throws.
  private func delivered(_ path: String, room: Int = 65_536) -> (bytes: [UInt8], error: BioIOError?) {
    var bytes: [UInt8] = []
    let error = failure {
      let reader = try ByteReader(path: path)
      var buffer = [UInt8](repeating: 0, count: room)
      while true {
        let got = try reader.read(into: &buffer, at: 0)
        if got == 0 { break }
        bytes += buffer[..<got]
      }
    }
    return (bytes, error)
  }

  private static func letters(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(purpose: "gzip-inflater-test", seed: seed)
    return (0..<count).map { _ in Array("ACGT\n".utf8)[generator.below(5)] }
  }

  @Test(arguments: [1, 6, 9]) func filesOfGzipAreReadWithAnyRoom(level: Int) throws {
    let content = gzipFixtureContent()
    let path = fixture("gzip") + "/level-\(level).gz"
    for room in [1, 7, 1_000, 32_768, 65_536, 1_000_000] {
      let read = delivered(path, room: room)
      #expect(read.error == nil && read.bytes == content, "room \(room)")
    }
  }

  /// Their ends fall on every place of the buffer of compressed bytes.
  @Test func manyMembersAreOneFile() throws {
    let folder = try ScratchFolder()
    let levels = try [1, 6, 9].map { try folder.raw(fixture("gzip") + "/level-\($0).gz") }
    let content = gzipFixtureContent()
    #expect(
      delivered(try folder.file("a.gz", (levels + levels).flatMap { $0 })).bytes
        == Array(
          [
            content, content, content, content, content, content,
          ].joined()))
    var small: [UInt8] = []
    var expected: [UInt8] = []
    for number in 0..<20_000 {
      let piece = Self.letters(number % 23, seed: UInt64(number % 100))
      expected += piece
      small += (number % 50 == 0 ? StoredMember.withAllFields(piece) : StoredMember(content: piece)).bytes
    }
    let read = delivered(try folder.file("b.gz", small))
    #expect(read.error == nil)
    #expect(read.bytes == expected)
  }

  @Test func storedBlocksAreCopied() throws {
    let folder = try ScratchFolder()
    var generator = SeededGenerator(purpose: "gzip-inflater-test", seed: 3)
    let content = (0..<400_000).map { _ in UInt8(generator.below(256)) }
    for blockBytes in [1_000, 32_768, 65_535] {
      let path = try folder.file("a.gz", StoredMember(content: content, blockBytes: blockBytes).bytes)
      for room in [100, 65_536] { #expect(delivered(path, room: room).bytes == content) }
    }
  }

  @Test func emptyMembersAreNothing() throws {
    let folder = try ScratchFolder()
    let empty = StoredMember(content: []).bytes
    let word = Array("word".utf8)
    for (members, expected) in [
      ([empty], []), ([empty, empty, empty], []), ([empty, StoredMember(content: word).bytes, empty], word),
      ([StoredMember.withAllFields([]).bytes], []),
    ] {
      let read = delivered(try folder.file("a.gz", members.flatMap { $0 }))
      #expect(read.error == nil && read.bytes == expected)
    }
  }

  @Test func everyOptionalFieldIsSteppedOver() throws {
    let folder = try ScratchFolder()
    let content = Self.letters(300, seed: 1)
    for fields in 0..<16 {
      var member = StoredMember(content: content, hasHeaderChecksum: fields & 1 != 0)
      if fields & 2 != 0 { member.extra = fields & 1 != 0 ? [] : [UInt8](repeating: 7, count: 60_000) }
      if fields & 4 != 0 { member.name = fields & 1 != 0 ? "" : String(repeating: "n", count: 140_000) }
      if fields & 8 != 0 { member.comment = "a comment" }
      let read = delivered(try folder.file("a.gz", member.bytes))
      #expect(read.error == nil && read.bytes == content, "fields \(fields)")
    }
  }

  @Test func everyCutHandsOutAPrefixAndThenThrows() throws {
    let folder = try ScratchFolder()
    let content = Self.letters(700, seed: 2)
    let parts: [(member: [UInt8], content: [UInt8])] = [
      (plainGzip(fromBGZF: try folder.compressed(content)), content),
      (StoredMember.withAllFields(content).bytes, content), (StoredMember(content: []).bytes, []),
      (plainGzip(fromBGZF: try folder.compressed(content)), content),
    ]
    let whole = parts.flatMap(\.member)
    let expected = parts.flatMap(\.content)
    // Where members end, and how much content is whole there.
    var ends: [Int: Int] = [:]
    var end = (bytes: 0, content: 0)
    for part in parts {
      end = (end.bytes + part.member.count, end.content + part.content.count)
      ends[end.bytes] = end.content
    }
    var safe = 0
    for cut in 18...whole.count {
      let read = delivered(try folder.file("cut.gz", Array(whole[..<cut])))
      #expect(expected.starts(with: read.bytes))
      if let complete = ends[cut] {
        safe = complete
        #expect(read.error == nil, "cut at \(cut)")
        #expect(read.bytes.count == complete)
      } else {
        #expect(read.error?.message == "the gzip data end too early", "cut at \(cut)")
        #expect(read.error?.location?.byteOffset == cut)
        #expect(read.bytes.count >= safe)
      }
    }
  }

  /// CRC-32 finds every change of one byte in the data, the length or itself; other bytes of a header mean nothing.
  @Test func aDamagedByteNeverChangesTheContentSilently() throws {
    let folder = try ScratchFolder()
    let content = Self.letters(3_000, seed: 4)
    let whole =
      plainGzip(fromBGZF: try folder.compressed(content)) + StoredMember.withAllFields(content).bytes
      + plainGzip(fromBGZF: try folder.compressed(content, level: 1))
    let expected = content + content + content
    var generator = SeededGenerator(purpose: "gzip-damage", seed: 5)
    var found = 0
    for round in 0..<2_000 {
      var bytes = whole
      let place = generator.below(whole.count)
      bytes[place] ^= UInt8(1 + generator.below(255))
      let read = delivered(try folder.file("damaged.gz", bytes), room: [65_536, 100][round % 2])
      if read.error == nil { #expect(read.bytes == expected, "byte \(place), round \(round)") } else { found += 1 }
    }
    #expect(found > 1_800)
  }

  @Test func faultsSayWhatAndWhere() throws {
    let folder = try ScratchFolder()
    let content = Self.letters(100, seed: 6)
    let first = StoredMember(content: content).bytes
    let member = StoredMember.withAllFields(content)
    let header = first.count + member.header.count
    let whole = first + member.bytes
    for (place, reason, offset, delivers) in [
      (first.count + 2, "unknown compression method", first.count + 4, 100),
      (first.count + 3, "unknown header flags set", first.count + 4, 100),
      (first.count + 4, "header crc mismatch", header, 100),
      (header, "invalid block", nil, 100),
      (header + 2, "invalid block", nil, 100),
      (header + 5, "incorrect data check", whole.count - 4, 200),
      (whole.count - 8, "incorrect data check", whole.count - 4, 200),
      (whole.count - 1, "incorrect length check", whole.count, 200),
    ] as [(Int, String, Int?, Int)] {
      var bytes = whole
      bytes[place] ^= place == header ? 0x06 : 0x80
      let read = delivered(try folder.file("a.gz", bytes))
      #expect(read.error?.kind == .malformedInput)
      #expect(read.error?.message == "the gzip data are corrupt (\(reason))", "byte \(place)")
      if let offset { #expect(read.error?.location?.byteOffset == offset, "byte \(place)") }
      #expect(read.bytes.count == delivers, "byte \(place)")
    }
  }

  /// What lies before a fault comes out however small the room is, and the fault is thrown again and again.
  @Test func bytesBeforeAFaultAreHandedOut() throws {
    let folder = try ScratchFolder()
    let gzip = try folder.raw(fixture("gzip") + "/level-6.gz")
    let content = gzipFixtureContent()
    let path = try folder.file("a.gz", Array(gzip[..<(gzip.count / 2)]) + [UInt8](repeating: 0xFF, count: 5_000))
    let reference = delivered(path)
    #expect(reference.error?.kind == .malformedInput)
    for room in [1, 100, 40_000] {
      let read = delivered(path, room: room)
      #expect(abs(read.bytes.count - reference.bytes.count) <= 258)
      #expect(read.error?.location?.byteOffset == reference.error?.location?.byteOffset)
    }
    let cut = delivered(try folder.file("b.gz", Array(gzip[..<(gzip.count / 2)])), room: 100)
    #expect(cut.bytes.count > content.count / 3 && content.starts(with: cut.bytes))
    let reader = try ByteReader(path: path)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    _ = failure { while try reader.read(into: &buffer, at: 0) > 0 {} }
    #expect(failure { _ = try reader.read(into: &buffer, at: 0) }?.kind == .malformedInput)
  }

  /// Letters of the fixed code (RFC 1951, section 3.2.6) and then codes that mean nothing: not one byte more comes out.
  @Test func nothingComesOutBehindAWrongCode() throws {
    let folder = try ScratchFolder()
    for count in [0, 1, 300, 40_000, 150_000] {
      for (wrong, reason) in [
        // A match of 100 bytes, 32,768 back: there are none so far back in a short member, and letters in a long one.
        ("0010111" + "1000" + "11101" + "1111111111111", "invalid distance too far back"),
        ("1100" + "0110", "invalid code"), ("0000001" + "11110", "invalid code"),
      ] {
        var bits = BitText("1" + "10")
        for _ in 0..<count { bits.append("01110001") }
        bits.append(wrong)
        // Letters again, and no end of the block.
        for _ in 0..<20 { bits.append("01110001") }
        let bytes = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + bits.bytes
        for room in [1, 100, 65_536] {
          let read = delivered(try folder.file("a.gz", bytes), room: room)
          if reason.contains("distance"), count > 32_768 {
            #expect(read.error?.message == "the gzip data end too early")
            continue
          }
          #expect(read.error?.message == "the gzip data are corrupt (\(reason))", "\(count), \(wrong)")
          #expect(read.bytes.count <= count && read.bytes.count >= count - 258, "\(count), \(wrong)")
          #expect(read.bytes.allSatisfy { $0 == UInt8(ascii: "A") })
        }
      }
    }
  }

  @Test func gzipAndBGZFFollowEachOther() throws {
    let folder = try ScratchFolder()
    let content = Self.letters(5_000, seed: 7)
    let bgzf = try folder.compressed(content)
    let block = Array(bgzf.dropLast(bgzfEndMarker.count))
    let gzip = plainGzip(fromBGZF: bgzf)
    for parts in [[gzip, bgzf], [gzip, block, gzip], [bgzf, gzip], [block, gzip], [block, gzip, bgzf, gzip]] {
      let bytes = parts.flatMap { $0 }
      let read = delivered(try folder.file("a.gz", bytes))
      #expect(read.error == nil)
      #expect(read.bytes == Array(repeatElement(content, count: parts.count).joined()))
      let cut = delivered(try folder.file("b.gz", Array(bytes.dropLast(3))))
      #expect(cut.error?.kind == .malformedInput)
    }
  }

  @Test func standardInputIsInflated() throws {
    let folder = try ScratchFolder()
    let content = Self.letters(60_000, seed: 8)
    let member = plainGzip(fromBGZF: try folder.compressed(content))
    let kept = dup(STDIN_FILENO)
    defer {
      dup2(kept, STDIN_FILENO)
      close(kept)
    }
    for (tail, message) in [
      ([], nil), ([UInt8](repeating: 0, count: 700), nil),
      (Array("garbage".utf8), "the gzip data are followed by bytes that are not gzip"),
      (Array(member.dropLast()), "the gzip data end too early"),
    ] as [([UInt8], String?)] {
      let bytes = member + tail
      var ends: [Int32] = [0, 0]
      #expect(unsafe pipe(&ends) == 0)
      // The bytes fit into the pipe (64 KiB), so nobody waits.
      #expect(unsafe write(ends[1], bytes, bytes.count) == bytes.count)
      close(ends[1])
      dup2(ends[0], STDIN_FILENO)
      close(ends[0])
      let read = delivered("-")
      #expect(read.bytes.starts(with: content))
      #expect(read.error?.message == message)
    }
  }
}

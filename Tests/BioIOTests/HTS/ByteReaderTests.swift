import BioIO
import BioModel
import Glibc
import Statistics
import TestSupport
import Testing

@Suite struct ByteReaderTests {
  /// Bytes that do not compress to nothing, so that cuts fall inside data.
  private static func content(_ count: Int) -> [UInt8] {
    var generator = SeededGenerator(purpose: "byte-reader-test", seed: 1)
    return (0..<count).map { _ in Array("ACGT\n".utf8)[generator.below(5)] }
  }

  @Test(arguments: [0, 1, 17, 18, 65_280, 65_281, 300_000])
  func plainAndBGZFGiveTheSameBytes(count: Int) throws {
    let folder = try ScratchFolder()
    let content = Self.content(count)
    #expect(try ByteReader.readAll(folder.file("plain.txt", content)) == content)
    #expect(try ByteReader.readAll(folder.file("packed.gz", folder.compressed(content))) == content)
  }

  @Test func concatenatedGzipIsOneFile() throws {
    let folder = try ScratchFolder()
    let content = Self.content(5_000)
    let member = plainGzip(fromBGZF: try folder.compressed(content))
    let path = try folder.file("two.gz", member + member + (try folder.compressed(content)))
    #expect(try ByteReader.readAll(path) == content + content + content)
  }

  @Test func paddingAfterGzipIsAccepted() throws {
    let folder = try ScratchFolder()
    let content = Self.content(5_000)
    let bgzf = try folder.compressed(content)
    for padding in [1, 2, 17, 18, 512, 200_000] {
      let zeros = [UInt8](repeating: 0, count: padding)
      #expect(try ByteReader.readAll(folder.file("a.gz", plainGzip(fromBGZF: bgzf) + zeros)) == content)
      #expect(try ByteReader.readAll(folder.file("b.gz", bgzf + zeros)) == content)
    }
  }

  @Test func trailingGarbageIsAnErrorAtItsByte() throws {
    let folder = try ScratchFolder()
    let bgzf = try folder.compressed(Self.content(5_000))
    for whole in [bgzf, plainGzip(fromBGZF: bgzf)] {
      for garbage in ["x", "not gzip", String(repeating: "garbage ", count: 20_000)] {
        let error = failure { _ = try ByteReader.readAll(folder.file("a.gz", whole + Array(garbage.utf8))) }
        #expect(error?.kind == .malformedInput)
        #expect(error?.location?.byteOffset == whole.count, "\(String(describing: error))")
      }
    }
  }

  @Test func everyCutOfGzipIsAnError() throws {
    let folder = try ScratchFolder()
    let gzip = plainGzip(fromBGZF: try folder.compressed(Self.content(700)))
    for length in 0..<gzip.count {
      let error = failure { _ = try ByteReader.readAll(folder.file("cut.gz", Array(gzip[..<length]))) }
      #expect(error?.kind == .malformedInput, "cut after \(length) of \(gzip.count)")
      #expect(error?.location?.byteOffset != nil)
    }
  }

  @Test func everyCutOfBGZFIsAnErrorOrAWarningAtABlockBoundary() throws {
    let folder = try ScratchFolder()
    let content = Self.content(70_000)
    let bgzf = try folder.compressed(content, level: 1)
    let firstBlock = Int(bgzf[16]) + Int(bgzf[17]) << 8 + 1
    let boundaries = [firstBlock, bgzf.count - bgzfEndMarker.count]
    #expect(Array(bgzf.suffix(28)) == bgzfEndMarker)
    let near = boundaries.flatMap { [$0 - 1, $0, $0 + 1, $0 + 17, $0 + 18] }
    for length in near + [5, 17, 18, 19, 1_000, bgzf.count - 1] where length < bgzf.count {
      let reader = try? ByteReader(path: folder.file("cut.gz", Array(bgzf[..<length])))
      guard let reader else {
        #expect(length < 18)
        continue
      }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let error = failure { while try reader.read(into: &buffer, at: 0) > 0 {} }
      if boundaries.contains(length) {
        #expect(error == nil)
        #expect(reader.lacksEndMarker)
        #expect(reader.notices.map(\.code) == ["bgzf-end-marker-missing"])
      } else {
        #expect(error?.kind == .malformedInput, "cut after \(length) of \(bgzf.count)")
      }
    }
  }

  @Test func aWrongChecksumIsAnError() throws {
    let folder = try ScratchFolder()
    let bgzf = try folder.compressed(Self.content(700))
    var gzip = plainGzip(fromBGZF: bgzf)
    gzip[gzip.count - 8] ^= 1
    #expect(failure { _ = try ByteReader.readAll(folder.file("a.gz", gzip)) }?.kind == .malformedInput)
    var block = bgzf
    block[bgzf.count - 28 - 8] ^= 1
    #expect(failure { _ = try ByteReader.readAll(folder.file("b.gz", block)) }?.kind == .malformedInput)
  }

  @Test(arguments: [
    ("a.bz2", Array("BZh91AY".utf8), "bzip2"), ("a.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 1], "xz"),
    ("a.zst", [0x28, 0xB5, 0x2F, 0xFD, 0], "Zstandard"), ("a.fastq.gz", Array("PK\u{3}\u{4}..".utf8), "zip"),
  ])
  func otherCompressionsAreNamed(name: String, bytes: [UInt8], format: String) throws {
    let folder = try ScratchFolder()
    let error = failure { _ = try ByteReader.readAll(folder.file(name, bytes)) }
    #expect(error?.kind == .malformedInput)
    #expect(error?.message.contains(format) == true)
  }

  @Test func aGzipNameNeedsGzipContent() throws {
    let folder = try ScratchFolder()
    for content in ["", "@r\nA\n+\nI\n"] {
      #expect(failure { _ = try ByteReader.readAll(folder.file("a.fastq.gz", content)) }?.kind == .malformedInput)
      #expect(try ByteReader.readAll(folder.file("a.fastq", content)) == Array(content.utf8))
    }
    let stub: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    for name in ["stub.gz", "stub.fastq"] {
      #expect(failure { _ = try ByteReader.readAll(folder.file(name, stub)) }?.message.contains("10 bytes") == true)
    }
  }

  /// Standard input is a pipe: nothing can be read twice.
  @Test func pipesAreReadToTheirEnd() throws {
    let folder = try ScratchFolder()
    let content = Self.content(20_000)
    let bgzf = try folder.compressed(content)
    let gzip = plainGzip(fromBGZF: bgzf)
    for (bytes, isWhole) in [
      (content, true), (bgzf, true), (gzip, true), (Array(gzip.dropLast(9)), false),
    ] {
      var ends: [Int32] = [0, 0]
      #expect(unsafe pipe(&ends) == 0)
      // The content fits into the pipe (64 KiB), so nobody waits.
      #expect(unsafe write(ends[1], bytes, bytes.count) == bytes.count)
      close(ends[1])
      var read: [UInt8] = []
      let error = failure { read = try ByteReader.readAll("/dev/fd/\(ends[0])") }
      close(ends[0])
      #expect(error?.kind == (isWhole ? nil : .malformedInput))
      if isWhole { #expect(read == content) }
    }
  }

  @Test func whatIsNoFileIsMissing() throws {
    let folder = try ScratchFolder()
    for path in [folder.path, folder.path + "/none.fastq", "https://example.org/a.fastq.gz", "s3://bucket/a.fastq"] {
      #expect(failure { _ = try ByteReader(path: path) }?.kind == .missingInput)
    }
  }

  @Test func digestIsOfTheRawFile() throws {
    let folder = try ScratchFolder()
    // SHA-256 of "abc": FIPS 180-2, appendix B.1.
    let digest = try FileDigest.sha256(folder.file("a.txt", "abc"))
    #expect(digest.size == 3)
    #expect(digest.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}

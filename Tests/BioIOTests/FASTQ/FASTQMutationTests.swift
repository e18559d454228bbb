import BioIO
import BioModel
import Statistics
import TestSupport
import Testing

@Suite struct FASTQMutationTests {
  private func text(_ reads: [PlainRead], wrap: Int?) -> [UInt8] {
    var text: [UInt8] = []
    for read in reads {
      func lines(_ line: String) {
        let bytes = Array(line.utf8)
        for start in stride(from: 0, to: max(1, bytes.count), by: wrap ?? max(1, bytes.count)) {
          text += bytes[start..<min(bytes.count, start + (wrap ?? bytes.count))]
          text.append(0x0A)
        }
      }
      text += Array("@\(read.name)\n".utf8)
      lines(read.sequence)
      text += Array("+\n".utf8)
      lines(read.quality)
    }
    return text
  }

  private func randomReads(_ generator: inout SeededGenerator, _ count: Int) -> [PlainRead] {
    (0..<count).map { number in
      let length = generator.below(4) == 0 ? generator.below(3) : generator.below(80)
      let sequence = (0..<length).map { _ in Array("ACGTNRYK".utf8)[generator.below(8)] }
      let quality = (0..<length).map { _ in UInt8(33 + generator.below(94)) }
      return PlainRead(
        name: "read\(number)", sequence: String(decoding: sequence, as: UTF8.self),
        quality: String(decoding: quality, as: UTF8.self))
    }
  }

  @Test func writtenReadsAreReadInAnyBatchSizeAndWrapping() throws {
    let folder = try ScratchFolder()
    var generator = SeededGenerator(purpose: "fastq-round-trip", seed: 1)
    for round in 0..<30 {
      let expected = randomReads(&generator, generator.below(60))
      for wrap in [nil, 7, 31] {
        let path = try folder.file("a.fq", text(expected, wrap: wrap))
        for maximum in [1, 3, 17, 1_000] {
          #expect(try reads(path, phred: .offset33, maximumRecords: maximum) == expected, "round \(round)")
        }
      }
    }
  }

  @Test func changedBytesParseOrThrow() throws {
    let folder = try ScratchFolder()
    var generator = SeededGenerator(purpose: "fastq-mutation", seed: 2)
    var parsed = 0
    var thrown = 0
    for round in 0..<1_500 {
      var bytes = text(randomReads(&generator, 6), wrap: round % 3 == 0 ? 20 : nil)
      for _ in 0...generator.below(2) where !bytes.isEmpty {
        let place = generator.below(bytes.count)
        switch generator.below(3) {
        case 0: bytes[place] = UInt8(generator.below(256))
        case 1: bytes.remove(at: place)
        default: bytes.insert(Array("@+\n\r\0 ".utf8)[generator.below(6)], at: place)
        }
      }
      let path = try folder.file("m.fq", bytes)
      var all: [[PlainRead]] = []
      let errors = [1, 1_000].map { maximum in
        failure { all.append(try reads(path, maximumRecords: maximum)) }
      }
      #expect(errors[0] == errors[1])
      if let error = errors[0] {
        thrown += 1
        #expect(error.location?.record != nil && error.location?.line != nil || error.advice.contains("--phred"))
      } else {
        parsed += 1
        #expect(all.count == 2 && all[0] == all[1])
      }
    }
    // Both happen, or the test shows nothing.
    #expect(parsed > 100)
    #expect(thrown > 500)
  }

  @Test func changedBytesOfCompressedFilesParseOrThrow() throws {
    let folder = try ScratchFolder()
    var generator = SeededGenerator(purpose: "gzip-mutation", seed: 3)
    let expected = randomReads(&generator, 40)
    let bgzf = try folder.compressed(text(expected, wrap: nil))
    var thrown = 0
    for round in 0..<1_000 {
      var bytes = round % 2 == 0 ? bgzf : plainGzip(fromBGZF: bgzf)
      let place = generator.below(bytes.count)
      bytes[place] = bytes[place] &+ UInt8(1 + generator.below(255))
      let path = try folder.file("m.fastq.gz", bytes)
      var all: [PlainRead] = []
      let error = failure { all = try reads(path, phred: .offset33) }
      if error == nil {
        // Header fields without meaning (time, system) may change; the reads may not.
        #expect(all == expected, "byte \(place) of \(bytes.count)")
      } else {
        thrown += 1
      }
    }
    #expect(thrown > 800)
  }

  @Test func changedAlignmentsParseOrThrow() throws {
    let folder = try ScratchFolder()
    var generator = SeededGenerator(purpose: "bam-mutation", seed: 4)
    for name in ["paired.bam", "paired.cram", "single.bam"] {
      let whole = try folder.raw(fixture("unaligned-bam/" + name))
      for _ in 0..<200 {
        var bytes = whole
        bytes[generator.below(bytes.count)] = UInt8(generator.below(256))
        let path = try folder.file("m", bytes)
        let error = failure {
          let stream = try PairedReadStream(forward: path, reverse: nil)
          var slot = ReadPairSlot()
          while try stream.next(into: &slot) { #expect(slot.pairs.count > 0) }
        }
        #expect(error?.kind != .cannotWriteOutput)
      }
    }
  }
}

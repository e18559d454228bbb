import BioIO
import BioModel
import Parallel
import TestSupport
import Testing

@Suite struct PairedReadStreamTests {
  private func fastq(_ names: [String], base: String = "ACGT") -> String {
    names.map { "@\($0)\n\(base)\n+\nIIII\n" }.joined()
  }

  private func pairs(_ forward: String, _ reverse: String?) throws -> [[PlainRead]] {
    let stream = try PairedReadStream(forward: forward, reverse: reverse)
    var slot = ReadPairSlot()
    var all: [[PlainRead]] = []
    while try stream.next(into: &slot) { all += plain(slot.pairs) }
    // The end stays the end.
    #expect(try stream.next(into: &slot) == false)
    return all
  }

  private func plain(_ batch: ReadPairBatch) -> [[PlainRead]] {
    (0..<batch.count).map { index in
      [read(batch.forward, index)] + (batch.reverse.map { [read($0, index)] } ?? [])
    }
  }

  @Test(arguments: [
    ("a", "a"), ("a/1", "a/2"), ("a 1:N:0:X", "a 2:N:0:X"), ("a/1 x", "a/2"), ("a/1", "a"), ("run.7.1", "run.7.2"),
    ("run.7_1", "run.7_2"),
  ])
  func matesAgree(first: String, second: String) throws {
    let folder = try ScratchFolder()
    let all = try pairs(folder.file("1.fq", fastq([first])), folder.file("2.fq", fastq([second], base: "GGGG")))
    #expect(all.count == 1)
    #expect(all[0].map(\.sequence) == ["ACGT", "GGGG"])
  }

  @Test(arguments: [("a", "b"), ("a/1", "b/2"), ("a2", "a1"), ("a1", "a2"), ("a.2", "a.1"), ("", "a")])
  func matesOutOfStep(first: String, second: String) throws {
    let folder = try ScratchFolder()
    let one = try folder.file("1.fq", fastq(["x", first]))
    let two = try folder.file("2.fq", fastq(["x", second]))
    let error = failure { _ = try pairs(one, two) }
    #expect(error?.kind == .malformedInput)
    #expect(error?.location?.file == one)
    #expect(error?.location?.record == 2)
    #expect(error?.message.contains(two) == true)
  }

  @Test(arguments: [(0, 1), (1, 0), (3, 4), (4_096, 4_097), (4_097, 4_096), (4_096, 0), (9_000, 8_192), (8_192, 9_000)])
  func differentCounts(first: Int, second: Int) throws {
    let folder = try ScratchFolder()
    let one = try folder.file("1.fq", fastq((0..<first).map { "r\($0)" }))
    let two = try folder.file("2.fq", fastq((0..<second).map { "r\($0)" }))
    let error = failure { _ = try pairs(one, two) }
    #expect(error?.kind == .malformedInput)
    #expect(error?.location?.file == (first > second ? one : two))
    #expect(error?.location?.record == min(first, second) + 1)
    #expect(error?.message.contains(first > second ? two : one) == true)
  }

  @Test(arguments: [0, 1, 4_095, 4_096, 4_097, 10_000])
  func wholePairs(count: Int) throws {
    let folder = try ScratchFolder()
    let names = (0..<count).map { "r\($0)" }
    let one = try folder.file("1.fq", fastq(names))
    #expect(try pairs(one, folder.file("2.fq", fastq(names, base: "GGGG"))).map { $0[1].name } == names)
    let single = try pairs(one, nil)
    #expect(single.map { $0[0].name } == names)
    #expect(single.allSatisfy { $0.count == 1 })
  }

  @Test(arguments: [1, 2, 7])
  func theStagesRunSideBySide(threads: Int) throws {
    let folder = try ScratchFolder()
    let names = (0..<30_000).map { "r\($0)" }
    let one = try folder.file("1.fq.gz", folder.compressed(Array(fastq(names).utf8)))
    let two = try folder.file("2.fq.gz", folder.compressed(Array(fastq(names, base: "GGGG").utf8)))
    for reverse in [two, nil] {
      let stream = try PairedReadStream(forward: one, reverse: reverse)
      let parts = try pipelinedFold(
        threads: ThreadCount(threads), item: { ReadPairSlot() }, accumulator: { [Int]() },
        stages: [{ try stream.readForward(into: &$0) }, { try stream.readReverse(into: &$0) }],
        work: { seen, slot in
          let pairs = slot.pairs
          #expect((pairs.reverse == nil) == (reverse == nil))
          seen += (0..<pairs.count).map { pairs.forward.firstRecordNumber + $0 }
        })
      #expect(parts.flatMap { $0 }.sorted() == Array(0..<30_000))
    }
  }

  @Test func firstPairsComeAgain() throws {
    let folder = try ScratchFolder()
    let names = (0..<20_000).map { "r\($0)" }
    let one = try folder.file("1.fq", fastq(names))
    let two = try folder.file("2.fq", fastq(names, base: "GGGG"))
    for reverse in [two, nil] {
      for limit in [1, 5_000, 50_000] {
        let stream = try PairedReadStream(forward: one, reverse: reverse)
        let looked = try stream.firstPairs(limit)
        #expect(looked.reduce(0) { $0 + $1.count } >= min(limit, 20_000))
        var slot = ReadPairSlot()
        var all: [[PlainRead]] = []
        while try stream.next(into: &slot) { all += plain(slot.pairs) }
        #expect(all == (try pairs(one, reverse)))
      }
    }
  }

  @Test func interleavedFilesAreNoticed() throws {
    let folder = try ScratchFolder()
    let stream = try PairedReadStream(forward: folder.file("i.fq", fastq(["a/1", "a/2", "b/1", "b/2"])), reverse: nil)
    var slot = ReadPairSlot()
    while try stream.next(into: &slot) {}
    #expect(stream.notices.map(\.code) == ["looks-interleaved"])
  }

  @Test func usageFaults() throws {
    #expect(failure { _ = try PairedReadStream(forward: "-", reverse: "-") }?.kind == .usage)
    let bam = fixture("unaligned-bam/paired.bam")
    #expect(failure { _ = try PairedReadStream(forward: bam, reverse: bam) }?.kind == .usage)
    #expect(failure { _ = try FASTQReader(path: bam) }?.kind == .malformedInput)
  }

  /// Expected reads: `samtools fastq` (see the fixture's README).
  @Test(arguments: ["paired.bam", "paired.cram"])
  func pairedAlignments(name: String) throws {
    let stream = try PairedReadStream(forward: fixture("unaligned-bam/" + name), reverse: nil)
    #expect(stream.isPaired)
    var slot = ReadPairSlot()
    #expect(try stream.next(into: &slot))
    #expect(
      plain(slot.pairs) == [
        [
          PlainRead(name: "p1", sequence: "ACGTN", quality: "IIII#"),
          PlainRead(name: "p1", sequence: "TTGCA", quality: "ABCDE"),
        ],
        [
          PlainRead(name: "p2", sequence: "YGTT", quality: "$#\"!"),
          PlainRead(name: "p2", sequence: "GGGG", quality: "IIII"),
        ],
      ])
    #expect(try !stream.next(into: &slot))
    #expect(stream.notices.map(\.code) == (name == "paired.bam" ? ["alignments-skipped"] : []))
  }

  @Test func singleAlignmentsAndFaults() throws {
    let single = try pairs(fixture("unaligned-bam/single.bam"), nil)
    #expect(
      single == [
        [PlainRead(name: "s1", sequence: "ACGT", quality: "IIII")],
        [PlainRead(name: "s2", sequence: "GGCCA", quality: "ABCDE")],
      ])
    let apart = failure { _ = try pairs(fixture("unaligned-bam/apart.bam"), nil) }
    #expect(apart?.advice.contains("samtools collate") == true)
    let bare = failure { _ = try pairs(fixture("unaligned-bam/no-qualities.bam"), nil) }
    #expect(bare?.message.contains("no qualities") == true)
  }

  @Test(arguments: ["paired.bam", "paired.cram", "single.bam"])
  func truncatedAlignmentsAreErrors(name: String) throws {
    let folder = try ScratchFolder()
    let whole = try folder.raw(fixture("unaligned-bam/" + name))
    for length in 28..<whole.count {
      let path = try folder.file("cut.bam", Array(whole[..<length]))
      let error = failure { _ = try pairs(path, nil) }
      #expect(error?.kind == .malformedInput, "cut after \(length) of \(whole.count)")
    }
  }
}

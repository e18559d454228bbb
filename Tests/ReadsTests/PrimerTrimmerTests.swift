import BioModel
import Reads
import Statistics
import TestSupport
import Testing

@Suite("Primer trimming") struct PrimerTrimmerTests {
  static let v4 = PrimerCatalog.pair(id: "515f-806r")
  static let v3v4 = PrimerCatalog.pair(id: "341f-785r")

  @Test("finds both primers behind spacers, in both orientations, and loses nothing")
  func orientations() throws {
    let pair = try #require(PrimerTrimmerTests.v4)
    var builder = ReadBuilder("trim-orientations")
    let trimmer = PrimerTrimmer(pair)
    var scratch = PrimerTrimmer.Scratch()
    for round in 0..<400 {
      let insert = builder.random(253)
      let forwardSpacer = builder.random(round % 16)
      let reverseSpacer = builder.random((round / 16) % 16)
      let amplicon =
        forwardSpacer + builder.drawn(pair.forward.sequence) + insert
        + ReadBuilder.turned(reverseSpacer + builder.drawn(pair.reverse.sequence))
      var (first, second) = builder.mates(amplicon, length: 200)
      let isTurned = round % 3 == 0
      if isTurned { swap(&first, &second) }
      let trim = try #require(trimmer.trim(first: first.span, second: second.span, scratch: &scratch))
      #expect(trim.isTurned == isTurned)
      let carriers = isTurned ? (second, first) : (first, second)
      #expect(trim.forward == forwardSpacer.count + 19..<200)
      #expect(trim.reverse == reverseSpacer.count + 20..<200)
      #expect(Array(carriers.0[trim.forward]) == Array(insert.prefix(trim.forward.count)))
      #expect(Array(carriers.1[trim.reverse]) == Array(ReadBuilder.turned(insert).prefix(trim.reverse.count)))
    }
  }

  @Test("a mate without its primer, a spacer of 16 and one mismatch too many lose the pair")
  func losses() throws {
    let pair = try #require(PrimerTrimmerTests.v4)
    var builder = ReadBuilder("trim-losses")
    let trimmer = PrimerTrimmer(pair)
    var scratch = PrimerTrimmer.Scratch()
    let forward = Array("GTGCCAGCAGCCGCGGTAA".utf8)
    let reverse = Array("GGACTACAAGGGTATCTAAT".utf8)
    let rest = builder.random(100)
    func isKept(_ first: [UInt8], _ second: [UInt8]) -> Bool {
      trimmer.trim(first: (first + rest).span, second: (second + rest).span, scratch: &scratch) != nil
    }
    #expect(isKept(forward, reverse))
    #expect(!isKept(forward, []))
    #expect(!isKept([], reverse))
    #expect(isKept(Array(repeating: UInt8(ascii: "T"), count: 15) + forward, reverse))
    #expect(!isKept(Array(repeating: UInt8(ascii: "T"), count: 16) + forward, reverse))
    // ⌊0.15 × 19⌋ = 2 and ⌊0.15 × 20⌋ = 3 mismatches are allowed.
    for (count, kept) in [(2, true), (3, false)] {
      var bad = forward
      for index in 0..<count { bad[index * 5] = UInt8(ascii: "N") }
      #expect(isKept(bad, reverse) == kept)
    }
    for (count, kept) in [(3, true), (4, false)] {
      var bad = reverse
      for index in 0..<count { bad[index * 5] = UInt8(ascii: "N") }
      #expect(isKept(forward, bad) == kept)
    }
    // A deletion shifts the rest of the primer: no indels.
    #expect(!isKept(Array(forward[..<9] + forward[10...]), reverse))
    var scratchEmpty = PrimerTrimmer.Scratch()
    let empty: [UInt8] = []
    #expect(trimmer.trim(first: empty.span, second: empty.span, scratch: &scratchEmpty) == nil)
  }

  @Test("a short amplicon is cut where the read runs into the opposite primer, also inside its last bases")
  func readThrough() throws {
    let pair = try #require(PrimerTrimmerTests.v4)
    var builder = ReadBuilder("trim-read-through")
    let trimmer = PrimerTrimmer(pair)
    var scratch = PrimerTrimmer.Scratch()
    for insertLength in [0, 1, 50, 140, 150, 161, 165, 168, 169, 170, 200] {
      let insert = builder.random(insertLength)
      let amplicon =
        builder.drawn(pair.forward.sequence) + insert + ReadBuilder.turned(builder.drawn(pair.reverse.sequence))
      let (first, second) = builder.mates(amplicon, length: 200)
      let trim = try #require(trimmer.trim(first: first.span, second: second.span, scratch: &scratch))
      // The forward read shows 181 bases behind its primer: from 170 on less than 12 bases of the reverse primer.
      let forwardEnd = insertLength <= 169 ? 19 + insertLength : 200
      let reverseEnd = insertLength <= 168 ? 20 + insertLength : 200
      #expect(trim.forward == 19..<forwardEnd, "insert of \(insertLength)")
      #expect(trim.reverse == 20..<reverseEnd, "insert of \(insertLength)")
    }
  }

  @Test("single reads: one primer suffices, or both are needed; turned reads are marked")
  func singleReads() throws {
    let pair = try #require(PrimerCatalog.pair(id: "27f-1492r"))
    var builder = ReadBuilder("trim-single")
    let insert = builder.random(1_450)
    let amplicon =
      builder.random(3) + builder.drawn(pair.forward.sequence) + insert
      + ReadBuilder.turned(builder.drawn(pair.reverse.sequence))
    let needsBoth = PrimerTrimmer(pair, settings: PrimerSettings(singleReadNeedsBothPrimers: true))
    let needsOne = PrimerTrimmer(pair)
    var scratch = PrimerTrimmer.Scratch()
    let turned = ReadBuilder.turned(amplicon)
    #expect(
      needsBoth.trim(read: amplicon.span, scratch: &scratch) == ReadTrim(isTurned: false, range: 23..<23 + 1_450))
    #expect(needsBoth.trim(read: turned.span, scratch: &scratch) == ReadTrim(isTurned: true, range: 19..<19 + 1_450))
    let cut = Array(amplicon.prefix(700))
    #expect(needsBoth.trim(read: cut.span, scratch: &scratch) == nil)
    #expect(needsOne.trim(read: cut.span, scratch: &scratch) == ReadTrim(isTurned: false, range: 23..<700))
  }

  @Test(
    "keeps the same bases as cutadapt 4.2 on V3-V4 reads (-e 0.15 --no-indels, linked, anchored)",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func cutadapt() throws {
    let pair = try #require(PrimerTrimmerTests.v3v4)
    // scripts/oracles/reads.sh: pairs, checksum of the first and of the second mates.
    let golden: [(String, String, Int, UInt64, UInt64)] = [
      (
        "A01_S0_L001_R1_001", "A01_S0_L001_R2_001", 5_961, 5_689_692_595_247_123_633, 8_832_784_430_399_004_168
      ),
      (
        "A02_S0_L001_R1_001", "A02_S0_L001_R2_001", 5_280, 7_443_926_703_740_269_788, 6_137_578_412_101_478_292
      ),
      ("ERR4334351_test_1", "ERR4334351_test_2", 4_896, 1_662_829_770_703_579_644, 7_425_661_552_120_651_126),
    ]
    for (first, second, pairs, forwardSum, reverseSum) in golden {
      let r1 = FASTQText.batch("v3v4-with-primers/\(first).fastq.gz")
      let r2 = FASTQText.batch("v3v4-with-primers/\(second).fastq.gz")
      let strict = PrimerTrimmer(
        pair, settings: PrimerSettings(maximumSpacer: 0, maximumClipped: nil, acceptsTurned: false))
      let usual = PrimerTrimmer(pair)
      var scratch = PrimerTrimmer.Scratch()
      var kept = 0
      var keptUsually = 0
      var turned = 0
      var sums = (Checksum(), Checksum())
      let bytes = (r1.bytes, r2.bytes)
      for index in 0..<r1.count {
        let a = bytes.0.span.extracting(r1.records[index].sequence)
        let b = bytes.1.span.extracting(r2.records[index].sequence)
        if let trim = usual.trim(first: a, second: b, scratch: &scratch) {
          keptUsually += 1
          if trim.isTurned { turned += 1 }
        }
        guard let trim = strict.trim(first: a, second: b, scratch: &scratch) else { continue }
        kept += 1
        sums.0.add(a.extracting(trim.forward))
        sums.1.add(b.extracting(trim.reverse))
      }
      #expect(kept == pairs)
      #expect(sums.0.value == forwardSum)
      #expect(sums.1.value == reverseSum)
      // A spacer may only add pairs.
      #expect(keptUsually >= kept)
      print("\(first): \(kept) anchored, \(keptUsually) with spacer and turned, of them turned \(turned)")
    }
  }
}

/// FNV-1a over sequences, each followed by a line feed: as `scripts/oracles/reads.sh` computes it.
struct Checksum {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bases: Span<UInt8>) {
    for index in 0..<bases.count { value = (value ^ UInt64(bases[index])) &* 0x100_0000_01b3 }
    value = (value ^ 0x0A) &* 0x100_0000_01b3
  }
}

import BioModel
import Reads
import Statistics
import TestSupport
import Testing

@Suite("Inline barcode probe") struct InlineBarcodeProbeTests {
  private let pair: PrimerPair

  init() throws { pair = try #require(PrimerCatalog.pair(id: "515f-806r")) }

  /// A library whose mates begin with what `prefixes` draws, then their primers; a quarter of the pairs turned.
  private func findings(
    reads: Int = 3_000, isPaired: Bool = true,
    _ prefixes: (inout ReadBuilder) -> (forward: [UInt8], reverse: [UInt8])
  ) -> InlineBarcodeFindings? {
    var builder = ReadBuilder("inline-barcodes", seed: 11)
    var firsts: [([UInt8], [UInt8])] = []
    var seconds: [([UInt8], [UInt8])] = []
    for _ in 0..<reads {
      let prefix = prefixes(&builder)
      let f = prefix.forward + builder.drawn(pair.forward.sequence) + builder.random(60)
      let r = prefix.reverse + builder.drawn(pair.reverse.sequence) + builder.random(60)
      let isTurned = isPaired && builder.generator.below(4) == 0
      let (one, other) = isTurned ? (r, f) : (f, r)
      firsts.append((one, one.map { _ in 30 }))
      seconds.append((other, other.map { _ in 30 }))
    }
    // Two probes, one half each, added up.
    var probes = [InlineBarcodeProbe(), InlineBarcodeProbe()]
    for (number, range) in [0..<reads / 2, reads / 2..<reads].enumerated() {
      probes[number].add(
        ReadPairBatch(
          forward: ReadBuilder.batch(Array(firsts[range])),
          reverse: isPaired ? ReadBuilder.batch(Array(seconds[range])) : nil))
    }
    var whole = probes[0]
    whole.add(probes[1])
    var other = probes[1]
    other.add(probes[0])
    #expect(whole.findings == other.findings)
    return whole.findings
  }

  private func words(_ count: Int, _ length: Int, _ seed: UInt64) -> [[UInt8]] {
    var builder = ReadBuilder("barcode-words", seed: seed)
    return (0..<count).map { _ in builder.random(length) }
  }

  @Test("the same barcode in both mates, behind random spacers", arguments: [(2, 8), (24, 12), (96, 6), (300, 16)])
  func sameInBothMates(count: Int, length: Int) throws {
    let words = words(count, length, 1)
    let findings = try #require(
      findings { builder in
        let word = words[builder.generator.below(count)]
        return (
          builder.random(builder.generator.below(8)) + word, builder.random(builder.generator.below(8)) + word
        )
      })
    #expect(findings.evidence == .sameInBothMates)
    #expect(findings.barcodeLength == length)
    #expect(findings.primers.id == "515f-806r")
    #expect(findings.distinctCount == Set(words).count)
    #expect(findings.share > 0.99)
    #expect(findings.examined == 3_000 && findings.located == 3_000)
    #expect(findings.barcodes.count == min(count, InlineBarcodeProbe.namedBarcodes))
    #expect(Set(words.map { String(decoding: $0, as: UTF8.self) }).contains(findings.barcodes[0].forward ?? ""))
  }

  @Test("two barcodes that go together")
  func paired() throws {
    let forward = words(48, 8, 2)
    let reverse = words(48, 8, 3)
    let findings = try #require(
      findings { builder in
        let sample = builder.generator.below(48)
        return (builder.random(builder.generator.below(4)) + forward[sample], reverse[sample])
      })
    #expect(findings.evidence == .pairedBetweenMates)
    #expect(findings.barcodeLength == 8)
    #expect(findings.distinctCount == 48)
  }

  @Test("all combinations of few barcodes, barcodes at one end, single reads")
  func few() throws {
    let forward = words(8, 8, 4)
    let reverse = words(12, 8, 5)
    let combined = try #require(
      findings { (forward[$0.generator.below(8)], reverse[$0.generator.below(12)]) })
    #expect(combined.evidence == .fewBeforeForward)
    #expect(combined.barcodeLength == 8 && combined.distinctCount == 8)
    let oneEnd = try #require(findings { ($0.random(0), reverse[$0.generator.below(12)]) })
    #expect(oneEnd.evidence == .fewBeforeReverse)
    #expect(oneEnd.barcodeLength == 8 && oneEnd.distinctCount == 12)
    let single = try #require(findings(isPaired: false) { (forward[$0.generator.below(8)], $0.random(0)) })
    #expect(single.evidence == .fewBeforeForward)
    #expect(single.distinctCount == 8)
    #expect(single.barcodes.allSatisfy { $0.reverse == nil })
  }

  @Test("nothing is said of ordinary libraries")
  func ordinary() {
    // No spacer; random spacers of 0 to 15, of 0 to 3, of exactly 4 to 12 bases.
    #expect(findings { ($0.random(0), $0.random(0)) } == nil)
    #expect(findings { ($0.random($0.generator.below(16)), $0.random($0.generator.below(16))) } == nil)
    #expect(findings { ($0.random($0.generator.below(4)), $0.random($0.generator.below(4))) } == nil)
    for length in [4, 5, 6, 8, 12] {
      #expect(findings { ($0.random(length), $0.random(length)) } == nil, "\(length)")
      #expect(findings(isPaired: false) { ($0.random(length), $0.random(0)) } == nil, "\(length)")
    }
    // Fixed spacers of all lengths: letters of their own, or the ends of one sequence; mates drawn apart.
    for longest in [3, 7, 15] {
      let own = (0...longest).map { words(1, $0, UInt64(100 + $0))[0] }
      let whole = words(1, longest, 200)[0]
      let ends = (0...longest).map { Array(whole.suffix($0)) }
      for spacers in [own, ends] {
        #expect(
          findings { (spacers[$0.generator.below(longest + 1)], spacers[$0.generator.below(longest + 1)]) } == nil,
          "\(longest)")
        #expect(
          findings(isPaired: false) { (spacers[$0.generator.below(longest + 1)], $0.random(0)) } == nil, "\(longest)")
        // Balanced: a long forward spacer goes with a short reverse one.
        #expect(
          findings { builder in
            let length = builder.generator.below(longest + 1)
            return (spacers[length], spacers[longest - length])
          } == nil, "\(longest)")
      }
    }
  }

  @Test("nothing is said of one sample with its barcode left in, nor of a fixed spacer")
  func constant() {
    let word = words(1, 12, 6)[0]
    #expect(findings { _ in (word, word) } == nil)
    #expect(findings { ($0.random($0.generator.below(8)) + word, $0.random($0.generator.below(8)) + word) } == nil)
    #expect(findings { _ in (Array(word.prefix(5)), Array(word.suffix(7))) } == nil)
    #expect(InlineBarcodeProbe().findings == nil)
  }

  private static let needsData = "DYSBIO_TEST_DATA names no folder of real data"

  @Test("a real pool", .enabled(if: TestData.folder != nil, "\(needsData)"))
  func realPool() throws {
    var probe = InlineBarcodeProbe()
    probe.add(
      ReadPairBatch(
        forward: FASTQText.batch("inline-barcodes/test_R1_001.fastq.gz"),
        reverse: FASTQText.batch("inline-barcodes/test_R2_001.fastq.gz")))
    let findings = try #require(probe.findings)
    #expect(findings.primers.id == "563f-926r")
    #expect(findings.evidence == .sameInBothMates)
    #expect(findings.barcodeLength == 12)
    #expect(findings.examined == 5_000)
    // Thirteen samples, of which the table of the data set names seven.
    #expect(findings.barcodes.prefix(12).contains { $0.forward == "AGCCTGGTACCT" })
    #expect(findings.share > 0.75)
  }

  @Test(
    "real libraries that are split already", .enabled(if: TestData.folder != nil, "\(needsData)"),
    arguments: [
      ("v3v4-with-primers/A01_S0_L001_R1_001.fastq.gz", "v3v4-with-primers/A01_S0_L001_R2_001.fastq.gz"),
      ("v3v4-with-primers/ERR4334351_test_1.fastq.gz", "v3v4-with-primers/ERR4334351_test_2.fastq.gz"),
      ("miseq-sop-mouse/F3D3_S191_L001_R1_001.fastq.gz", "miseq-sop-mouse/F3D3_S191_L001_R2_001.fastq.gz"),
    ])
  func realLibraries(first: String, second: String) throws {
    var probe = InlineBarcodeProbe()
    let forward = FASTQText.batch(first, limit: 5_000)
    try #require(forward.count > 100)
    probe.add(ReadPairBatch(forward: forward, reverse: FASTQText.batch(second, limit: 5_000)))
    #expect(probe.findings == nil)
  }
}
